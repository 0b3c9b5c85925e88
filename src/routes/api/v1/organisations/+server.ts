import { collectionAnswer } from '#app/api-collection.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => collectionAnswer(event, 'organisations')
