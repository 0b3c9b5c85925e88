import { ownNoteAnswer } from '#app/staff/own-note-answer.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => ownNoteAnswer(event, 'docx')
