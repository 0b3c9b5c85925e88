import { meetingsIcs } from '#app/help-events.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => meetingsIcs(event)
