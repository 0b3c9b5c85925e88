import { type Day, isWithin, type Period } from './days.ts'
import { err, ok, type Result } from './result.ts'
import type { Provenance } from './sources.ts'

/** What a value counts: € 14.99 is 1499 `cents`, 25 % is 250 `per-mille`. A `rule` has no value: `about` says it. */
export const units = [
  'cents',
  'per-mille',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'years',
  'age',
  'persons',
  'square-metres',
  'count',
  'rule',
] as const
export type Unit = (typeof units)[number]

/** `published-future` – decided, holds from its day on · `proposed` and `withdrawn` – never the law, whatever the day. */
export const legalStatuses = ['in-force', 'published-future', 'proposed', 'withdrawn'] as const
export type LegalStatus = (typeof legalStatuses)[number]

/** A place in the law: `WML` article `8` paragraph `1a`, or `Stcrt. 2026, 16505`. */
export interface LawPlace {
  /** A code of `data/laws.yaml`. */
  name: string
  /** `8`, `7:626` for a law in books. */
  article: string
  paragraph: string | null
  /** Where it can be read; null when no address is known. */
  address: string | null
}

/** What held during `from … until`. */
export interface FactRow extends Provenance, Period {
  /** A whole number in the unit of the fact; null exactly for a rule. */
  value: number | null
  status: LegalStatus
  /** Where the law says this row, when that is another place than the fact's own: the order that set an amount. */
  law: readonly LawPlace[]
  /** The day somebody last held it against its source. */
  checkedOn: Day
  /** Who did, each by a role; a row that a verdict rests on needs two. */
  checkedBy: readonly string[]
}

/** One amount, term, percentage or rule through time. */
export interface Fact {
  /** `minimum-wage-hour`, or for a rule the id it has in our research: `WML-03`. */
  id: string
  unit: Unit
  /** What it says, for editors, in English. */
  about: string
  /** Where the law says it. */
  law: readonly LawPlace[]
  /** Sorted by day; periods never overlap. A gap is an honest gap. */
  rows: readonly FactRow[]
}

/** Every fact by its id. */
export type Facts = ReadonlyMap<string, Fact>
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
