import type { RequestEvent } from '@sveltejs/kit'
import { ok, type Result } from '#kernel/result.ts'
import type { DeskTables } from '#modules/organisations/server/index.ts'
import {
  type DraftNote,
  motionNamed,
  type NoteFiles,
  type NoteFormat,
  type NoteTables,
  type WritingDesk,
} from '#modules/programme/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { staffDesk } from './staff-request.ts'

type Asker = Pick<RequestEvent, 'locals'>

/** What an officer writes notes to parliament with. */
export const writingDesk = (event: Asker): WritingDesk => ({
  db: event.locals.services.database.application.$pickTables<keyof DeskTables | keyof NoteTables>(),
  random: staffDesk(event).door.random,
})

/** What a draft is read with. */
export const draftLimits = ({ locals: { services } }: Asker) => ({
  today: services.today(),
  isMotion: (id: string, on: DraftNote['to']) => motionNamed(services.programme, id, on) === id,
})

/** One file of a draft, as the register is now. Refusals: nothing is known of it, or not of one of the motions. */
export async function draftFile(
  { locals: { services } }: Asker,
  { title, before, after, language, ...asked }: DraftNote,
  by: string,
  format: NoteFormat,
): Promise<Result<Uint8Array<ArrayBuffer>, 'nothing-known' | 'unknown-motion'>> {
  const t = translator(language)
  const note = services.notes.note(asked, language, t)
  return note.ok ? ok(await services.notes.fileWith({ title, before, after, by }, note.value, format, t)) : note
}

/** Both files of a draft. Refusals as `draftFile`. */
export async function draftFiles(
  asker: Asker,
  draft: DraftNote,
  by: string,
): Promise<Result<NoteFiles, 'nothing-known' | 'unknown-motion'>> {
  const docx = await draftFile(asker, draft, by, 'docx')
  const pdf = await draftFile(asker, draft, by, 'pdf')
  if (!docx.ok) return docx
  return pdf.ok ? ok({ docx: docx.value, pdf: pdf.value }) : pdf
}
