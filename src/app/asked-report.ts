import type { RequestEvent } from '@sveltejs/kit'
import { error } from '@sveltejs/kit'
import type { NoteAsked, NoteQueryProblem, ParliamentNote } from '#modules/programme/index.ts'
import { noteFileName, noteQueryIn } from '#modules/programme/index.ts'
import { motionNamed, type NoteFormat } from '#modules/programme/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import { inSection } from './in-section.ts'

type Asker = Pick<RequestEvent, 'locals' | 'url'>

/** What the address asks a note to be about. */
export interface AskedNote {
  asked: NoteAsked
  problems: readonly NoteQueryProblem[]
  /** False for the bare page, which shows no note yet. */
  isAsked: boolean
}

const fields = ['form', 'from', 'to', 'motion'] as const

/** Reads `?form=&from=&to=&motion=&motion=`. What means nothing is named, and the answer becomes 422. */
export function askedNote({ locals, url }: Asker): AskedNote {
  const { programme, registerDays, today } = locals.services
  const { searchParams: query } = url
  const motions = query.getAll('motion')
  const read = noteQueryIn(
    { form: query.get('form'), from: query.get('from'), to: query.get('to'), motions },
    {
      first: registerDays[0] ?? today(),
      today: today(),
      findMotion: (text, on) => motionNamed(programme, text, on),
    },
  )
  if (read.problems.length > 0) locals.status = 422
  return { ...read, isAsked: fields.some((field) => query.has(field)) }
}

/** The note in the reader's language; null when nothing can be said. */
export function writtenNote({ locals }: Pick<Asker, 'locals'>, asked: NoteAsked): ParliamentNote | null {
  const { notes, contentLanguage } = locals.services
  const note = notes.note(asked, contentLanguage(locals.language), translator(locals.language))
  return note.ok ? note.value : null
}

/** The same question as an address; empty for a page that is the first. */
export function noteQuery({ form, from, to, motions }: NoteAsked): string {
  const query = new URLSearchParams({ form, from, to })
  for (const motion of motions) query.append('motion', motion)
  return query.toString()
}

const types: Readonly<Record<NoteFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** The note as a download. A question that means nothing, or that nothing can be said about, gets the error page. */
export async function noteResponse(asker: Asker, format: NoteFormat): Promise<Response> {
  inSection('report', asker.locals.language)
  const { asked, problems, isAsked } = askedNote(asker)
  const note = isAsked && problems.length === 0 ? writtenNote(asker, asked) : null
  if (note === null) error(404, 'no note about this')
  const { services, language } = asker.locals
  const bytes = await services.notes.file(note, format, translator(language))
  return new Response(bytes, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${noteFileName(asked)}.${format}"`,
      'cache-control': 'no-cache',
    },
  })
}
