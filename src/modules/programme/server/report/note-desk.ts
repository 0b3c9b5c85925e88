import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { err, type Result } from '#kernel/result.ts'
import type { Areas } from '#modules/areas/index.ts'
import type { Policy } from '#modules/policy/server/index.ts'
import type { Paper } from '#platform/documents/paper.ts'
import { paperDocx } from '#platform/documents/paper-docx.ts'
import { paperPdf } from '#platform/documents/paper-pdf.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { type NoteAsked, noteFileName, type ParliamentNote } from '../../domain/report/note.ts'
import type { OwnWriting } from '../../domain/report/own-writing.ts'
import type { Programme } from '../load-programme.ts'
import { registerOn } from '../register-view.ts'
import { composeNote, type NoteRefusal } from './compose-note.ts'
import { notePaper } from './note-paper.ts'
import { loadNoteWords, type NoteSource, readNoteSources } from './read-note-words.ts'

export const noteFormats = ['docx', 'pdf'] as const
export type NoteFormat = (typeof noteFormats)[number]

/** Writes notes to parliament. */
export interface NoteDesk {
  /** The languages it has the sentences for. */
  languages: readonly LanguageTag[]
  sources: ReadonlyMap<string, NoteSource>
  /** Refusals as `composeNote`. @param language one of `languages` */
  note(asked: NoteAsked, language: LanguageTag, t: Translator): Result<ParliamentNote, NoteRefusal>
  paper(note: ParliamentNote, t: Translator): Paper
  /** The bytes of a note. The same note has the same bytes. @throws Error when the compiler refuses the PDF */
  file(note: ParliamentNote, format: NoteFormat, t: Translator): Promise<Uint8Array<ArrayBuffer>>
  /** The same with what an officer wrote around it; made anew each time. */
  fileWith(own: OwnWriting, note: ParliamentNote, format: NoteFormat, t: Translator): Promise<Uint8Array<ArrayBuffer>>
}

/** How many files are kept: making one takes about a second, and readers ask for the same few. */
const keptFiles = 12

/**
 * @param programme the register as it is when a note is asked for, as worded on a day
 * @throws Error that names everything that is wrong with the sentences in the content folder, or with the sources
 */
export async function openNoteDesk(
  { content, data }: { content: string; data: string },
  programme: (on?: Day) => Programme,
  { areas, policy }: { areas: Areas; policy: Policy },
): Promise<NoteDesk> {
  const words = await loadNoteWords(content, programme(), areas)
  const sources = await readNoteSources(data)
  const wordsIn = (language: LanguageTag) => {
    const found = words.get(language)
    if (!found) throw new Error(`there are no sentences for a note in "${language}"`)
    return found
  }
  const paper: NoteDesk['paper'] = (note, t) => {
    const said = (programme().saidSources ?? []).map((source) => [source.code, source] as const)
    return notePaper(note, { words: wordsIn(note.language), t, sources: new Map([...sources, ...said]) })
  }
  const made = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  let madeOf = programme()
  return {
    languages: [...words.keys()],
    sources,
    paper,
    note: (asked, language, t) =>
      words.has(language)
        ? composeNote(
            registerOn(programme(asked.to), { areas, policy }, asked.to, language),
            t,
            wordsIn(language),
            asked,
          )
        : err('nothing-known'),
    async fileWith(own, note, format, t) {
      const made = notePaper(note, { words: wordsIn(note.language), t, sources, own })
      return format === 'docx' ? paperDocx(made) : pdfOf(made)
    },
    file(note, format, t) {
      if (madeOf !== programme()) made.clear()
      madeOf = programme()
      const key = [noteFileName(note.asked), note.asked.from, note.language, t.language, format].join(' ')
      const known = made.get(key)
      const bytes =
        known ?? (format === 'docx' ? paperDocx(paper(note, t)) : Promise.resolve().then(() => pdfOf(paper(note, t))))
      made.delete(key)
      made.set(key, bytes)
      const oldest = made.keys().next().value
      if (made.size > keptFiles && oldest !== undefined) made.delete(oldest)
      return bytes
    },
  }
}

function pdfOf(paper: Paper): Uint8Array<ArrayBuffer> {
  const made = paperPdf(paper)
  if (!made.ok) throw new Error(`the note is not PDF/UA: ${made.error}`)
  return made.value
}
