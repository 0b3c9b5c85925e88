import { error } from '@sveltejs/kit'
import { evaluationTable } from '#app/asked-evaluation.ts'
import { evaluationCsv } from '#modules/programme/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) =>
  evaluationTable(event, 'evaluation', evaluationCsv) ?? error(404, 'no evaluation of this period')
