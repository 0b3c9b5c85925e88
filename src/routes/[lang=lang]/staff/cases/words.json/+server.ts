import { json } from '@sveltejs/kit'
import { drawnWords } from '#modules/reporting/ui/keeping/index.ts'
import type { RequestHandler } from './$types'

/** The words of what a browser draws once a case is open. */
export const GET: RequestHandler = ({ locals: { services, language } }) =>
  json({ language, texts: drawnWords(services.texts(language)) })
