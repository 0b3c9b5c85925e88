import { type Day, isWithin } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Fact, FactRow } from './fact.ts'

const canHold = ({ status }: FactRow): boolean => status === 'in-force' || status === 'published-future'

/**
 * The row that holds on a day. Refusal: `out-of-coverage` – no row holds then; never the nearest one, and never one
 * that was only proposed or was withdrawn.
 */
export function factOn({ rows }: Fact, on: Day): Result<FactRow, 'out-of-coverage'> {
  const row = rows.find((one) => canHold(one) && isWithin(one, on))
  return row ? ok(row) : err('out-of-coverage')
}

/** The first day after `on` on which what holds may be another thing; null when no such day is known. */
export function nextChange({ rows }: Fact, on: Day): Day | null {
  const days = rows.filter(canHold).flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
  return days.filter((day) => day > on).sort()[0] ?? null
}

/** True when a row began, or ended with nothing after it, after `since` and not after `on`. */
export function changedSince(fact: Fact, since: Day, on: Day): boolean {
  const change = nextChange(fact, since)
  return change !== null && change <= on
}
