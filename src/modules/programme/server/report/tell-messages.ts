import type { Claim } from '../../domain/claims.ts'
import { followUps, type ItemOn } from '../../domain/history.ts'
import type { ItemId } from '../../domain/items.ts'
import type { NoteGroup, NoteMessage, NotePoint, Sentence } from '../../domain/report/note.ts'
import { type Section, sectionOfPart, sections } from '../../domain/report/sections.ts'
import { partOf, type SelectedGroup, sectionOfRows, type TellingPart } from '../../domain/report/select-rows.ts'
import type { NoteLabel } from '../../domain/report/templates.ts'
import { states } from '../../domain/states.ts'
import {
  itemGround,
  itemTitle,
  label,
  linkGround,
  midSentence,
  type NoteTelling,
  quoted,
  rowsOf,
} from './note-telling.ts'
import { claimSentence } from './tell-claim.ts'
import { pointOf } from './tell-row.ts'

/** Rows and claims by the section of the note they stand in. */
export interface Told {
  sectionOf(id: ItemId): Section | 'other'
  claimsIn(section: Section | 'other'): readonly Claim[]
}

/** Where the notes told speak of each row, and which claims they make there: a claim is told once, in its first place. */
export function toldIn({ view, selection }: NoteTelling): Told {
  const rows = sectionOfRows(view.known)
  const claims = new Map<string, Section | 'other'>()
  for (const { document, part, claims: made } of view.known.statements) {
    if (!selection.notes.includes(document)) continue
    for (const id of made) if (!claims.has(id)) claims.set(id, sectionOfPart(part))
  }
  return {
    sectionOf: (id) => rows.get(id) ?? 'other',
    claimsIn: (section) => view.known.claims.filter(({ id }) => claims.get(id) === section),
  }
}

/** The rows that a part of the note tells, of all motions together. */
export const rowsInPart = (telling: NoteTelling, told: Told, part: TellingPart): ItemOn[] =>
  rowsOf(
    telling,
    telling.selection.groups.flatMap(({ rows }) => rows).filter((id) => partOf(told.sectionOf(id)) === part),
  )

/** Claims that stand in the sections of a part other than the key messages. */
export const claimsInPart = (telling: NoteTelling, told: Told, part: TellingPart): Sentence[] =>
  sections
    .filter((section) => partOf(section) === part)
    .flatMap((section) => told.claimsIn(section).flatMap((claim) => claimSentence(telling, claim)))

export const pointsInPart = (telling: NoteTelling, told: Told, part: TellingPart): NotePoint[] =>
  rowsInPart(telling, told, part).map((row) => pointOf(telling, row))

/** The key messages of each motion, in the order in which they were asked for. */
export function messageGroups(telling: NoteTelling, told: Told): NoteGroup[] {
  const claimed = new Set<Section | 'other'>()
  return telling.selection.groups.map((group) => {
    const messages = [...sections, 'other' as const].flatMap((section) =>
      messageOf(telling, told, group, section, claimed),
    )
    return {
      motion: group.motion,
      title: group.motion === null ? label(telling, 'other-rows') : itemTitle(telling, group.motion),
      messages,
      pointers: group.motion === null ? [] : pointersOf(telling, group.motion, group.toldBefore),
    }
  })
}

const sectionLabels: Partial<Record<Section | 'other', NoteLabel>> = {
  'message-exploitation': 'section-message-exploitation',
  'message-position': 'section-message-position',
  goals: 'section-goals',
  regions: 'section-regions',
  frameworks: 'section-frameworks',
  network: 'section-network',
  plan: 'section-plan',
  riec: 'section-riec',
  lines: 'section-lines',
  ideas: 'section-ideas',
}

function messageOf(
  telling: NoteTelling,
  told: Told,
  group: SelectedGroup,
  section: Section | 'other',
  claimed: Set<Section | 'other'>,
): NoteMessage[] {
  if (partOf(section) !== 'message') return []
  const rows = rowsOf(telling, group.rows).filter(({ item }) => told.sectionOf(item.id) === section)
  const notes = new Set(rows.map(({ item }) => item.document))
  const claims = claimed.has(section) ? [] : told.claimsIn(section).filter(({ document }) => notes.has(document))
  if (rows.length === 0 && claims.length === 0) return []
  claimed.add(section)
  return [
    {
      section,
      title: label(telling, sectionLabels[section] ?? 'section-other'),
      lead: [...countSentences(telling, section, rows), ...claims.flatMap((claim) => claimSentence(telling, claim))],
      points: rows.map((row) => pointOf(telling, row)),
    },
  ]
}

/** How many rows there are, how they stand, and of how many nobody knows what came of them. */
export function countSentences({ teller, t }: NoteTelling, about: string, rows: readonly ItemOn[]): Sentence[] {
  const counted = [...states, null].flatMap((state) => {
    const count = rows.filter(({ standing }) => standing.state === state).length
    return count === 0 ? [] : [`${midSentence(t(`programme.state.${state ?? 'no-state'}`))} (${count})`]
  })
  const [unasked, , , inVain] = followUps.map((followUp) => rows.filter((row) => row.followUp === followUp))
  const some = (template: 'count-in-vain' | 'count-not-asked', found: readonly ItemOn[] = []) =>
    found.length === 0
      ? []
      : teller.tell({ template, about, slots: { count: String(found.length) }, grounds: found.map(itemGround) })
  if (rows.length === 0) return []
  return [
    ...teller.tell({
      template: 'count',
      about,
      slots: { count: String(rows.length), tally: counted.join(', ') },
      grounds: rows.map(itemGround),
    }),
    ...some('count-in-vain', inVain),
    ...some('count-not-asked', unasked),
  ]
}

/** A row that belongs to this motion too is told once; here stands where. */
function pointersOf(telling: NoteTelling, motion: ItemId, rows: readonly ItemId[]): Sentence[] {
  const { view, teller, selection } = telling
  return rowsOf(telling, rows).flatMap((row) => {
    const { id, knownOn } = row.item
    const group = selection.groups.find((one) => one.rows.includes(id))
    const other = group?.motion ? quoted(itemTitle(telling, group.motion)) : null
    const link = view.known.links.find((one) => one.from === id && one.to === motion)
    return teller.tell({
      template: 'pointer',
      about: id,
      slots: { title: itemTitle(telling, id), other },
      grounds: [...(link ? [linkGround(link, knownOn)] : []), itemGround(row)],
      see: id,
    })
  })
}
