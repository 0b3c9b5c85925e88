import { error } from '@sveltejs/kit'
import { evaluationTable } from '#app/asked-evaluation.ts'
import { figuresCsv } from '#modules/programme/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) =>
  evaluationTable(event, 'figures', figuresCsv) ?? error(404, 'no figures of this day')
