import type { Day } from '#kernel/days.ts'
import { type Deadline, isHard } from './deadline.ts'
import type { ItemOn, Standing } from './history.ts'
import type { Item } from './items.ts'
import type { Party, PartyId } from './parties.ts'
import { endStates } from './states.ts'
import { surelyBy } from './when.ts'

/**
 * `no-hard-term` – no date that anybody promised, or nothing that can be late · `within-term` – the last day is not
 * past · `ended` – done, settled, dropped, or the condition was not met · `overdue` – the day is past, and somebody
 * said after it that it is still open or running · `waiting-past-term` – the same, but it waits for others ·
 * `term-passed-outcome-unknown` – the day is past and nobody has said since how it stands.
 */
export const latenesses = [
  'no-hard-term',
  'within-term',
  'ended',
  'overdue',
  'waiting-past-term',
  'term-passed-outcome-unknown',
] as const
export type Lateness = (typeof latenesses)[number]

/**
 * How late a row is on a day. Derived, vague and missing deadlines are never late. A past date alone makes nobody late
 * either: what was open before the deadline may have been done in time, so only a statement of a later day counts.
 */
export function latenessOn({ deadline, standing }: { deadline: Deadline; standing: Standing }, on: Day): Lateness {
  const { state, confirmed } = standing
  if (state === null || deadline.last === null || !isHard(deadline)) return 'no-hard-term'
  if (endStates.includes(state)) return 'ended'
  if (on <= deadline.last) return 'within-term'
  if (confirmed === null || confirmed.from <= deadline.last) return 'term-passed-outcome-unknown'
  return state === 'waiting-for-others' ? 'waiting-past-term' : 'overdue'
}

/** Whether what was done was done in time. `unknown` – its date is not precise enough to tell. */
export type Timeliness = 'in-time' | 'late' | 'unknown'

/** Null for what is not done, or has no day that anybody promised. */
export function timelinessOf({ deadline, standing }: { deadline: Deadline; standing: Standing }): Timeliness | null {
  const { state, since } = standing
  if (state !== 'done' || deadline.last === null || !isHard(deadline)) return null
  if (since === null) return 'unknown'
  if (since.from > deadline.last) return 'late'
  return surelyBy(since) <= deadline.last ? 'in-time' : 'unknown'
}

/** True when a party of the province must act: what others own is reported by it and not held against it. */
export function countsAgainstProvince({ owners }: Pick<Item, 'owners'>, parties: ReadonlyMap<PartyId, Party>): boolean {
  return owners.some((owner) => parties.get(owner)?.ofProvince)
}

/** Overdue, and for the province to answer for. */
export const isOverdueOfProvince = (row: ItemOn, parties: ReadonlyMap<PartyId, Party>, on: Day): boolean =>
  latenessOn(row, on) === 'overdue' && countsAgainstProvince(row.item, parties)
