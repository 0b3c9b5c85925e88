import { noteResponse } from '#app/asked-note.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => noteResponse(event, 'pdf')
