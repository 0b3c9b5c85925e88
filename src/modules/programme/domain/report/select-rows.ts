import type { Day } from '#kernel/days.ts'
import { type ItemId, isRow, type Link, type LinkType } from '../items.ts'
import type { DocumentId } from '../parties.ts'
import type { RegisterOn } from '../register.ts'
import type { NoteAsked } from './note.ts'
import { type Section, sectionOfPart } from './sections.ts'

/** The rows told under one motion; `motion: null` for rows of the period that belong to none that was asked for. */
export interface SelectedGroup {
  motion: ItemId | null
  /** Told here, in the order of the register. */
  rows: readonly ItemId[]
  /** Linked to this motion too, and told under an earlier one. */
  toldBefore: readonly ItemId[]
}

export interface Selection {
  groups: readonly SelectedGroup[]
  /** The notes that the told rows stand in. */
  notes: readonly DocumentId[]
  /** No row that is told, but it answers one, is part of one, measures one, or one led to it. */
  related: readonly ItemId[]
}

/**
 * Which rows a note tells. In the period are rows of notes that became known from `from` up to and including `to`, the
 * day of the register. To a motion that is asked for belong, whenever they became known: every row that answers it, led
 * to it or is part of it, over any number of such links, and every row of a note whose subject answers it. A row that
 * belongs to two motions is told under the first.
 */
export function selectRows(register: RegisterOn, { from, motions }: NoteAsked): Selection {
  const rows = register.items.filter(({ item }) => isRow(item)).map(({ item }) => item)
  const told = new Set<ItemId>()
  const groups: SelectedGroup[] = []
  for (const motion of motions) {
    const linked = linkedTo(motion, register)
    const notes = notesAnswering(motion, register)
    const own = rows.filter(({ id, document }) => linked.has(id) || (document !== null && notes.has(document)))
    const ids = own.map(({ id }) => id).filter((id) => !told.has(id))
    groups.push({ motion, rows: ids, toldBefore: [...linked].filter((id) => told.has(id)) })
    for (const id of ids) told.add(id)
  }
  const others = rows.filter(({ id, knownOn }) => !told.has(id) && inPeriod(knownOn, from, register.on))
  if (others.length > 0) groups.push({ motion: null, rows: others.map(({ id }) => id), toldBefore: [] })
  for (const { id } of others) told.add(id)
  const notes = new Set(rows.filter(({ id }) => told.has(id)).map(({ document }) => document))
  return {
    groups,
    notes: register.documents.filter(({ id }) => notes.has(id)).map(({ id }) => id),
    related: relatedTo(told, new Set(motions), register),
  }
}

const inPeriod = (knownOn: Day, from: Day, to: Day): boolean => from <= knownOn && knownOn <= to

const backwards: readonly LinkType[] = ['answers', 'led-to', 'part-of']

const linkedTo = (motion: ItemId, { links }: RegisterOn): ReadonlySet<ItemId> =>
  reached([motion], (id) =>
    links.filter(({ type, to }) => to === id && backwards.includes(type)).map(({ from }) => from),
  )

function notesAnswering(motion: ItemId, { links, statements }: RegisterOn): ReadonlySet<DocumentId> {
  const answering = new Set(links.filter(({ type, to }) => type === 'answers' && to === motion).map(({ from }) => from))
  const subjects = statements.filter(
    ({ part, rows }) => sectionOfPart(part) === 'subject' && rows.some((id) => answering.has(id)),
  )
  return new Set(subjects.map(({ document }) => document))
}

/** What came of the told rows and what hangs together with them, over any number of steps forward. */
function relatedTo(told: ReadonlySet<ItemId>, motions: ReadonlySet<ItemId>, { items, links }: RegisterOn): ItemId[] {
  const next = (id: ItemId) => links.flatMap((link) => forward(link, id))
  const found = reached([...told, ...motions], next)
  return items.map(({ item }) => item.id).filter((id) => found.has(id) && !told.has(id) && !motions.has(id))
}

function forward({ from, type, to }: Link, id: ItemId): ItemId[] {
  if (type === 'led-to') return from === id ? [to] : []
  return to === id ? [from] : []
}

function reached(start: readonly ItemId[], next: (id: ItemId) => readonly ItemId[]): Set<ItemId> {
  const seen = new Set(start)
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}

/** Which part of the note a sentence of an earlier note goes to; `null` for what is a key message. */
const partOfSection: Partial<Record<Section, 'reason' | 'consequences' | 'europe' | 'communication' | 'follow-up'>> = {
  subject: 'reason',
  notice: 'reason',
  reason: 'reason',
  authority: 'reason',
  opening: 'reason',
  consequences: 'consequences',
  europe: 'europe',
  communication: 'communication',
  'follow-up': 'follow-up',
  annexes: 'follow-up',
}
export type TellingPart = 'reason' | 'message' | 'consequences' | 'europe' | 'communication' | 'follow-up'

export const partOf = (section: Section | 'other'): TellingPart =>
  section === 'other' ? 'message' : (partOfSection[section] ?? 'message')

/** The section of the note in which each row is spoken of first; rows that no sentence speaks of are not in it. */
export function sectionOfRows({ statements }: RegisterOn): ReadonlyMap<ItemId, Section | 'other'> {
  const first = new Map<ItemId, Section | 'other'>()
  for (const { part, rows } of statements) for (const id of rows) if (!first.has(id)) first.set(id, sectionOfPart(part))
  return first
}
