import { addDays, type Day } from '#kernel/days.ts'
import { daysKept, type RetentionClock } from './clocks.ts'

/** What of a case decides until when it is kept. Links, forwards, notes, tasks and who works on it are not here: they change nothing. */
export interface KeptCase {
  organisation: string
  receivedOn: Day
  /** When somebody last read it for the first time or took it up again, or its reporter wrote. */
  renewedOn: Day
  /** How and when it ended; null: it is open. */
  closed: { outcome: string; on: Day } | null
  /** The first day on which a hold no longer keeps it; null: there is none. */
  heldUntil: Day | null
  /** When its reporter took it away while it was held; null: not. */
  takenAwayOn: Day | null
}

/**
 * Why it goes. `outcome` – its time after closing is over · `never-closed` – nobody closed it · `longest` – nothing stays longer ·
 * `by-reporter` – who reported took it away.
 */
export const deletionReasons = ['outcome', 'never-closed', 'longest', 'by-reporter'] as const
export type DeletionReason = (typeof deletionReasons)[number]

export interface Deletion {
  /** On this day it is deleted, and not before. */
  on: Day
  because: DeletionReason
  /** Without the hold it would have gone on this day; null: no hold keeps it longer. */
  insteadOf: Day | null
}

/**
 * When a case is deleted, and why. Null: there is no clock for it, which a sound table of clocks does not allow.
 * A hold moves the day, and never brings it nearer; when it ends what waited goes at once.
 */
export function deletionOf(one: KeptCase, clocks: readonly RetentionClock[]): Deletion | null {
  const own = ownDeletion(one, clocks)
  if (own === null) return null
  const held = one.heldUntil !== null && one.heldUntil > own.on
  return held && one.heldUntil !== null
    ? { on: one.heldUntil, because: own.because, insteadOf: own.on }
    : { ...own, insteadOf: null }
}

function ownDeletion(one: KeptCase, clocks: readonly RetentionClock[]): { on: Day; because: DeletionReason } | null {
  if (one.takenAwayOn !== null) return { on: one.takenAwayOn, because: 'by-reporter' }
  const { organisation } = one
  const longest = daysKept(clocks, { organisation, outcome: 'longest', on: one.receivedOn })
  const start = one.closed?.on ?? one.renewedOn
  const days = daysKept(clocks, { organisation, outcome: one.closed?.outcome ?? 'open', on: start })
  if (longest === null || days === null) return null
  const atMost = addDays(one.receivedOn, longest)
  const usual = addDays(start, days)
  if (usual > atMost) return { on: atMost, because: 'longest' }
  return { on: usual, because: one.closed ? 'outcome' : 'never-closed' }
}

/**
 * How many days ahead somebody is warned: two weeks, as long as the terms of the work are, so that whoever is there once a fortnight still
 * sees it in time to hold it or to take it up again.
 */
export const warningDays = 14

/** How a deletion stands today. */
export function deletionStanding(on: Day, today: Day): 'far' | 'near' | 'due' {
  if (today >= on) return 'due'
  return today >= addDays(on, -warningDays) ? 'near' : 'far'
}
