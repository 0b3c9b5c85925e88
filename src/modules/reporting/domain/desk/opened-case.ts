import type { Day } from '#kernel/days.ts'
import type { ForwardCopyEntry } from '../forwards/copy.ts'
import type { ForwardPayload } from '../forwards/payload.ts'
import type { FileFacts, Report } from '../report/report.ts'

/** Words of a colleague: a note, a task. */
export interface NoteWords {
  v: 1
  text: string
}

/** The pages on which words about a case are written; each has a draft of its own, so that two of them open at once take nothing from each other. */
export const draftPages = ['case', 'asking', 'passing-on'] as const
export type DraftPage = (typeof draftPages)[number]

/** What somebody began to write on a page about a case and did not keep or send yet, by the field it stands in. */
export interface DeskDraft {
  v: 1
  page: DraftPage
  texts: Readonly<Record<string, string>>
}

/** The fields of what colleagues found out, in the order of the form. */
export const factFields = ['address', 'employer', 'agency', 'more'] as const
export type FactField = (typeof factFields)[number]

/** What colleagues found out about a case. The newest one counts; the earlier ones stay. */
export interface KnownFacts extends Readonly<Record<FactField, string>> {
  v: 1
}

/** More characters (UTF-16 units) than this do not fit, in any script, in the largest envelope for text. */
export const mostNoteCharacters = 20_000
export const mostKnownCharacters = 4_000

/** A message of the conversation; `text` null: it did not open. */
export interface ThreadEntry {
  item: string
  sender: 'reporter' | 'organisation'
  day: Day
  /** The colleague who wrote it; null: the reporter. */
  by: string | null
  text: string | null
  files: readonly FileFacts[]
}

/** A note; `text` null: it did not open. */
export interface NoteEntry {
  item: string
  day: Day
  by: string | null
  text: string | null
}

/** The step plan that a report comes from, in words. */
export interface ToldPlan {
  guide: string
  title: string
  outcome: string
  /** It has another version now, or is there no more: its words may be others than those that were answered. */
  isChanged: boolean
  /** What was asked, and what was answered to it. */
  trail: readonly { question: string; answer: string }[]
}

/** A draft, the item that holds it, and who wrote it. */
export interface KeptDraft extends Pick<DeskDraft, 'page' | 'texts'> {
  item: string
  by: string
}

/** The last draft that somebody began on a page; null: none. */
export const draftBy = (drafts: readonly KeptDraft[], person: string, page: DraftPage): KeptDraft | null =>
  drafts.findLast((one) => one.by === person && one.page === page) ?? null

/** A case as the browser of a colleague opened it. Nothing of this is ever sent or kept. */
export interface OpenedCaseView {
  /** Null: it did not open. `forwarded`: a partner handed it over. `unknown`: it did open, and has a form that this version does not know; as it is written in the envelope. */
  report: { known: Report } | { forwarded: ForwardPayload } | { unknown: string } | null
  /** What came after the report. */
  thread: readonly ThreadEntry[]
  notes: readonly NoteEntry[]
  /** What was passed on. */
  forwards: readonly ForwardCopyEntry[]
  /** Words of tasks by the id of the task; null: they did not open. */
  tasks: ReadonlyMap<string, string | null>
  /** What colleagues found out last. */
  known: KnownFacts | null
  /** What colleagues began to write, in the order in which it was kept. */
  drafts: readonly KeptDraft[]
}

/** A text in an opened case that words are looked for in. */
export interface FindableText {
  id: string
  /** Where it stands. */
  part: 'report' | 'message' | 'note' | 'task' | 'facts'
  text: string
  /** Where a reader is led to. */
  anchor: string
}

/** Words that were found, in which case, with what stands around them. */
export interface FoundInCase extends FindableText {
  caseId: string
  around: string
}

function toldIn(report: NonNullable<OpenedCaseView['report']>): string {
  if ('known' in report) return `${report.known.story}\n${report.known.place.words}`
  return 'forwarded' in report ? Object.values(report.forwarded.fields).flat().join('\n') : report.unknown
}

/** Every text of an opened case, so that words can be looked for in all of it. */
export function textsIn({ report, thread, notes, tasks, known }: OpenedCaseView): FindableText[] {
  const told = report === null ? '' : toldIn(report)
  const facts = known === null ? '' : factFields.map((field) => known[field]).join('\n')
  const all: FindableText[] = [
    { id: 'report', part: 'report', text: told, anchor: 'report' },
    ...thread.map(({ item, text }) => ({ id: item, part: 'message' as const, text: text ?? '', anchor: `m-${item}` })),
    ...notes.map(({ item, text }) => ({ id: item, part: 'note' as const, text: text ?? '', anchor: `n-${item}` })),
    ...[...tasks].map(([id, text]) => ({ id, part: 'task' as const, text: text ?? '', anchor: `task-${id}` })),
    { id: 'facts', part: 'facts', text: facts, anchor: 'known' },
  ]
  return all.filter(({ text }) => text.trim() !== '')
}
