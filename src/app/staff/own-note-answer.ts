import { error, type RequestEvent } from '@sveltejs/kit'
import { type NoteFormat, ownNoteFile, ownNotePage } from '#modules/programme/server/index.ts'
import { noteFileAnswer } from '../note-file-answer.ts'
import { actorOf, requireHat } from './staff-request.ts'
import { draftFile, writingDesk } from './writing-desk.ts'

/** A file of a note of the own organisation: as it was offered, or of a draft as the register is now. */
export async function ownNoteAnswer(event: RequestEvent<{ note: string }>, format: NoteFormat): Promise<Response> {
  const session = await requireHat(event)
  const { note: id } = event.params
  const [desk, actor] = [writingDesk(event), actorOf(session)]
  const page = await ownNotePage(desk, actor, session.hat, id)
  if (!page) error(404, 'no note of this organisation')
  const name = `${page.note.state === 'draft' ? 'concept-' : ''}${page.draft.form}-${page.draft.to}`
  const fixed = await ownNoteFile(desk, actor, id, format)
  if (fixed) return noteFileAnswer(fixed, { name, format, kept: 'no-store' })
  const made = await draftFile(event, page.draft, session.hat.name, format)
  if (!made.ok) error(404, 'nothing is known of this')
  return noteFileAnswer(made.value, { name, format, kept: 'no-store' })
}
