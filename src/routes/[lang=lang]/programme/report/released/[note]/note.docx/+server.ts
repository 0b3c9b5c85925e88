import { error } from '@sveltejs/kit'
import { noteFileAnswer } from '#app/note-file-answer.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params }) => {
  const notes = await locals.services.releasedNotes.all()
  const note = notes.find(({ id }) => id === params.note)
  const bytes = note ? await locals.services.releasedNotes.file(note.id, 'docx') : null
  if (!note || !bytes) error(404, 'no released note')
  return noteFileAnswer(bytes, { name: `${note.form}-${note.to}`, format: 'docx', kept: 'no-cache' })
}
