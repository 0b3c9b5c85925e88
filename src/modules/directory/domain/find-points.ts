import type { LanguageTag } from '#kernel/language.ts'
import type { Reach, ServiceKind } from './directory.ts'
import type { OpenState } from './open-state.ts'
import { type Speaking, speaks } from './spoken.ts'

/** What finding and ordering look at. */
export interface Findable extends Speaking {
  id: string
  kinds: readonly ServiceKind[]
  reach: Reach | null
  /** Null: it is not at a place. */
  place: unknown
  open: OpenState
  distanceKm: number | null
  /** Whether it is for people of the municipality that was asked for; `null`: not asked or not known. */
  forAsked: boolean | null
}

export interface Wanted {
  kind?: ServiceKind
  spoken?: LanguageTag
  openNow?: boolean
}

export interface Found<Row> {
  regional: Row[]
  national: Row[]
  /** How many were left out because nobody knows which languages are spoken there. */
  languagesUnknown: number
}

/**
 * What is wanted, in the order in which it helps: open; then "call first" (by appointment or not known); then closed, the
 * next to open first. Nearest first within each. What is for the whole country and at no place stands apart.
 */
export function findPoints<Row extends Findable>(rows: readonly Row[], { kind, spoken, openNow }: Wanted): Found<Row> {
  const wanted = rows.filter(
    (row) =>
      (kind === undefined || row.kinds.includes(kind)) &&
      (openNow !== true || row.open.state === 'open') &&
      row.forAsked !== false,
  )
  const found = wanted.filter((row) => spoken === undefined || speaks(row, spoken)).sort(byUse)
  const isUnknown = (row: Row) => spoken !== undefined && row.languages === null && !speaks(row, spoken)
  return {
    regional: found.filter((row) => !isNational(row)),
    national: found.filter(isNational),
    languagesUnknown: wanted.filter(isUnknown).length,
  }
}

const isNational = ({ reach, place }: Findable): boolean => reach?.kind === 'national' && place === null

const ranks = { open: 0, 'by-appointment': 1, unknown: 1, closed: 2 } as const

function byUse(a: Findable, b: Findable): number {
  return (
    ranks[a.open.state] - ranks[b.open.state] ||
    nullLast(opening(a.open), opening(b.open)) ||
    nullLast(a.distanceKm, b.distanceKm) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

const opening = (open: OpenState): number | null => (open.state === 'closed' ? open.opens : null)

function nullLast(a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a - b
}
