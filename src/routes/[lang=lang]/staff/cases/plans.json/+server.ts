import { json } from '@sveltejs/kit'
import { planWords } from '#app/staff/plan-words.ts'
import type { RequestHandler } from './$types'

/** The words of every step plan: which of them a report comes from is sealed, and not for the server to know. */
export const GET: RequestHandler = ({ locals: { services, language } }) => json(planWords(services, language))
