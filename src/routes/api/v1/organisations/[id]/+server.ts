import { itemAnswer } from '#app/api-collection.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => itemAnswer(event, 'organisations', event.params.id)
