import { eventsFeed } from '#app/api-events.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => eventsFeed(event)
