import type { Day } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { Claim, RecountedClaim } from './claims.ts'
import type { Change, ItemId } from './items.ts'
import type { DocumentId } from './parties.ts'
import type { DocumentForm } from './register.ts'
import type { NotePart, StatementKind } from './retelling.ts'
import type { State } from './states.ts'
import type { ItemSummary, NamedParty, Wording } from './views.ts'

/** A claim of a note counted again, with words and with the names of what was counted. */
export interface ClaimView extends Omit<RecountedClaim, 'claim'> {
  id: string
  check: Claim['check']
  stated: number
  basis: Claim['basis']
  title: Wording
  note: Wording | null
  /** Ids with a name where one is known: a municipality, an item. A word of the interface has none. */
  named: readonly { id: string; name: string | null }[]
  sources: readonly string[]
}

/** Which note it is, for the head of its pages. */
export interface NoteHead {
  id: DocumentId
  /** Its name in addresses. */
  slug: string
  form: DocumentForm
  /** What it is called, and what it is about in our words. */
  title: Wording
  headline: Wording
  lead: Wording
  /** The note has no date: "about 2020-12", and why. */
  about: string
  inferredWithin: string
  /** The last day of `about`: by then it was written. */
  writtenBy: Day
  dateReason: Wording
  reporters: readonly NamedParty[]
}

export interface NamedChapter {
  id: string
  title: Wording
}

/** What became of a row, in the words of one event. */
export interface EventBeside extends Provenance {
  id: string
  change: Change['change']
  state: State | null
  when: string | null
  knownOn: Day
  by: NamedParty
  text: Wording
}

/** A row as it stands beside a sentence. */
export interface RowBeside extends ItemSummary {
  /** The deadline in the words of the source, retold; null for what needs no deadline. */
  term: Wording | null
  events: readonly EventBeside[]
}

/** A sentence with what stands beside it. Rows and claims stand in full once on a page; later they are only named. */
export interface StatementBeside {
  id: string
  kind: StatementKind
  text: Wording
  printed: readonly string[]
  rows: readonly RowBeside[]
  rowsAbove: readonly { id: ItemId; title: Wording }[]
  claims: readonly ClaimView[]
  claimsAbove: readonly ClaimView[]
}

export interface PartBeside {
  id: string
  title: Wording
  heading: NotePart['heading']
  /** Of the heading on the page: one below another only when that one stands on the same page. */
  level: 2 | 3
  statements: readonly StatementBeside[]
}

/** One chapter of a note as known on a day. */
export interface ChapterPage {
  note: NoteHead
  chapter: NamedChapter
  /** Place among the chapters, from 1. */
  number: number
  chapters: readonly NamedChapter[]
  previous: NamedChapter | null
  next: NamedChapter | null
  parts: readonly PartBeside[]
  /** The last day on which something of this chapter was looked for in vain; null when nothing was. */
  searchedOn: Day | null
}

/** A day on which something became known about a note, and about how many things. */
export interface Moment {
  day: Day
  changes: number
}

/** Something on the line of time of a note. */
export interface TimeMark {
  mark: 'note' | 'deadline' | 'event'
  item: ItemId | null
  title: Wording
  /** The words of the event; null for a deadline or the note. */
  text: Wording | null
  /** As precise as the source, and the first day that it can be. */
  when: string
  from: Day
  /** True for a deadline that somebody promised: only such a one can be late. */
  hard: boolean
}
