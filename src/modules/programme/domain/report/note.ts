import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'
import type { ItemId } from '../items.ts'
import type { Section } from './sections.ts'

/** `statenmededeling` – the Executive tells parliament officially · `memo` – a member of it writes to the members. */
export const noteForms = ['statenmededeling', 'memo'] as const
export type NoteForm = (typeof noteForms)[number]

/** What a note is asked to be about. Everything in it is as known on `to`. */
export interface NoteAsked {
  form: NoteForm
  /** Rows of notes that became known from this day on are in the period. */
  from: Day
  /** The last day of the period, and the day the register is looked at. */
  to: Day
  /** Motions and promises, in the order in which they are told. */
  motions: readonly ItemId[]
}

/** The parts of the official note, in its order. A memo has some of them, in the same order. */
export const noteParts = [
  'subject',
  'notice',
  'reason',
  'authority',
  'message',
  'consequences',
  'europe',
  'communication',
  'follow-up',
  'annexes',
] as const
export type NotePart = (typeof noteParts)[number]

/** Something in the register that a sentence rests on. */
export interface Ground {
  kind: 'item' | 'event' | 'claim' | 'note' | 'link'
  /** `S1-03`, `S1-03/factsheet`, `CL-01`, `S1`, `S1-42 led-to PI-01`. */
  id: string
  /** When it happened, else when it became known; as precise as the source. */
  date: string
  sources: readonly SourceCode[]
  confidence: Confidence
  /** Looked for in vain: then having no source is what it says. */
  inVain: boolean
}

/**
 * Why a sentence is not in the note. `nothing-behind-it` – no row, event or claim says it · `no-source` – what says it
 * names no source · `not-known` – a part of the sentence is not in the register · `count-differs` – counted again,
 * another number came out.
 */
export const refusalReasons = ['nothing-behind-it', 'no-source', 'not-known', 'count-differs'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** A sentence that was left out rather than smoothed over. */
export interface RefusedSentence {
  /** The template it would have been made with. */
  template: string
  /** The row, claim or sentence of a note it would have been about. */
  about: string
  reason: RefusalReason
}

/** A sentence of the note with everything it rests on: never nothing. */
export interface Sentence {
  /** From one, in the order of reading. */
  number: number
  text: string
  grounds: readonly Ground[]
  /** The row that is told elsewhere in the note; null when this is the telling. */
  see: ItemId | null
}

/** What is told of one row. */
export interface NotePoint {
  row: ItemId
  title: string
  sentences: readonly Sentence[]
}

/** A key message with its explanation. */
export interface NoteMessage {
  section: Section | 'other'
  title: string
  lead: readonly Sentence[]
  points: readonly NotePoint[]
}

/** The messages that belong to one motion; `motion: null` – other rows of the period. */
export interface NoteGroup {
  motion: ItemId | null
  title: string
  messages: readonly NoteMessage[]
  /** Rows that answer this motion too and are told under another. */
  pointers: readonly Sentence[]
}

export interface NoteSection {
  part: NotePart
  title: string
  lead: readonly Sentence[]
  groups: readonly NoteGroup[]
  points: readonly NotePoint[]
}

/** A row as the second annex lists it. */
export interface NoteRow {
  id: ItemId
  title: string
  owners: string
  reporters: string
  deadline: string
  state: string
  followUp: string
  /** Where the row is told first; null when it is only listed. */
  sentence: number | null
}

/** The note to parliament, in the language it was asked in, before it is a paper. */
export interface ParliamentNote {
  asked: NoteAsked
  language: LanguageTag
  /** What it is called, such as “Memo”. */
  kind: string
  /** What it is about. */
  subject: string
  foot: string
  sections: readonly NoteSection[]
  /** Role and name; never a person. */
  signatures: readonly string[]
  rows: readonly NoteRow[]
  /** What is no row of the notes told, but hangs together with them. */
  related: readonly NoteRow[]
  refused: readonly RefusedSentence[]
}

/** Every sentence of a note in the order of reading. */
export const sentencesOf = ({ sections }: Pick<ParliamentNote, 'sections'>): Sentence[] =>
  sections.flatMap(({ lead, groups, points }) => [
    ...lead,
    ...groups.flatMap(({ messages, pointers }) => [
      ...messages.flatMap((message) => [...message.lead, ...message.points.flatMap((point) => point.sentences)]),
      ...pointers,
    ]),
    ...points.flatMap((point) => point.sentences),
  ])

/** The first sentence about each row that is told. */
export const tellingOf = (note: Pick<ParliamentNote, 'sections'>): ReadonlyMap<ItemId, number> => {
  const first = new Map<ItemId, number>()
  const add = ({ row, sentences }: NotePoint) => {
    const number = sentences[0]?.number
    if (number !== undefined && !first.has(row)) first.set(row, number)
  }
  for (const { groups, points } of note.sections) {
    for (const { messages } of groups) for (const message of messages) message.points.forEach(add)
    points.forEach(add)
  }
  return first
}

/** A name for its files without an ending, such as `statenmededeling-M108-2020-2020-12-31`. */
export const noteFileName = ({ form, motions, from, to }: NoteAsked): string =>
  [form, ...(motions.length === 0 ? [from] : motions), to].join('-')
