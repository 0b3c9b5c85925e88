import { letterResponse } from '#app/asked-letter.ts'
import type { RequestHandler } from './$types'

/** The letter to an employer. */
export const POST: RequestHandler = (event) => letterResponse(event, 'pdf')
