import { join } from 'node:path'
import { day } from '#kernel/days.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { createTranslator, type Translator } from '#platform/i18n/translator.ts'
import type { NoteForm, ParliamentNote } from '../domain/report/note.ts'
import type { NoteWords } from '../domain/report/templates.ts'
import type { Programme } from '../server/load-programme.ts'
import { composeNote } from '../server/report/compose-note.ts'
import { loadNoteWords, readNoteSources } from '../server/report/read-note-words.ts'
import { publishedAreas, publishedOn, publishedProgramme } from './published-programme.ts'

const root = join(import.meta.dirname, '../../../..')
const catalogues = readCatalogues(join(root, 'content/interface'))
const words = await loadNoteWords(join(root, 'content'), publishedProgramme, publishedAreas)

export const noteSources = await readNoteSources(join(root, 'data'))

export function noteWordsIn(language: string): NoteWords {
  const found = words.get(language)
  if (!found) throw new Error(`no sentences in "${language}"`)
  return found
}

export const translatorFor = (language: string): Translator =>
  createTranslator(language, catalogues.get(language) ?? {})

interface Asked {
  from?: string
  to: string
  motions?: readonly string[]
  form?: NoteForm
  language?: string
  programme?: Programme
}

/** A note as asked for, out of the published register unless another is given. */
export function noteResult({ from = '2018-01-01', to, motions = [], form, language = 'nl', programme }: Asked) {
  const asked = { form: form ?? 'statenmededeling', from: day(from), to: day(to), motions } as const
  const view = publishedOn(to, language, programme ?? publishedProgramme)
  return composeNote(view, translatorFor(language), noteWordsIn(language), asked)
}

/** The same, for a note that can be written. @throws Error with the refusal */
export function aNote(asked: Asked): ParliamentNote {
  const note = noteResult(asked)
  if (!note.ok) throw new Error(note.error)
  return note.value
}
