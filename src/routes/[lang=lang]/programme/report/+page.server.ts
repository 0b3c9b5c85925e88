import { askedNote, noteQuery, writtenNote } from '#app/asked-report.ts'
import { inSection } from '#app/in-section.ts'
import { notePageOf } from '#modules/programme/index.ts'
import { exampleNotes, motionsToChoose, registerOn } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

/** Keeps the first view of the longest page under its budget of bytes; the downloads have all of it. */
const sentencesOnPage = 48

export const load: PageServerLoad = ({ locals, url }) => {
  const { services, language } = locals
  const { programme, areas, policy } = services
  const today = services.today()
  const { asked, problems, isAsked } = askedNote({ locals, url })
  const view = registerOn(programme, { areas, policy }, today, services.contentLanguage(language))
  const note = isAsked ? writtenNote({ locals }, asked) : null
  return {
    ...inSection('report', language),
    asked,
    problems,
    isAsked,
    limits: { first: services.registerDays[0] ?? today, today },
    motions: motionsToChoose(view),
    examples: isAsked ? [] : exampleNotes(view).map((one) => ({ ...one, query: noteQuery(one.asked) })),
    query: noteQuery(asked),
    note: note && {
      kind: note.kind,
      subject: note.subject,
      foot: note.foot,
      language: note.language,
      signatures: note.signatures,
      refused: note.refused,
      rows: note.rows.length,
      ...notePageOf(note, Number(url.searchParams.get('page') ?? 1), sentencesOnPage),
    },
  }
}
