import { itemAnswer } from '#app/api-collection.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => itemAnswer(event, 'locations', event.params.id)
