import { noteResponse } from '#app/asked-report.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => noteResponse(event, 'docx')
