import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { Areas, MunicipalityCode, Succession } from './areas.ts'
import { isCovered } from './coverage.ts'
import { type Fraction, fraction, plus, times, toNumber, whole } from './fraction.ts'
import { existingOn } from './municipalities-on.ts'
import { joinedProvenance } from './provenance.ts'

/** Which part of an earlier municipality lies in a later one. */
export interface TranslationRow extends Provenance {
  from: MunicipalityCode
  to: MunicipalityCode
  /** Above 0, at most 1; for showing. */
  share: number
  /** The same part without rounding; for adding up. */
  exact: Fraction
}

/**
 * How the municipalities of day `from` lie in those of day `to`, over all mergers and splits in between.
 * One row per pair, in the order of the codes; a municipality that went on is a row to itself with share 1.
 * The exact shares of each `from` add up to one.
 *
 * Refusals: `out-of-coverage` – the data does not reach one of the days; `backwards` – `to` is earlier and the
 * division changed in between. What a merged municipality has today was never counted for its parts.
 */
export function translate(
  areas: Areas,
  from: Day,
  to: Day,
): Result<readonly TranslationRow[], 'out-of-coverage' | 'backwards'> {
  if (!isCovered(areas, from) || !isCovered(areas, to)) return err('out-of-coverage')
  if (to < from && changedBetween(areas, to, from)) return err('backwards')

  let rows: TranslationRow[] = existingOn(areas, from).map(({ code, sources, confidence }) => ({
    from: code,
    to: code,
    share: 1,
    exact: whole,
    sources,
    confidence,
  }))
  for (const step of stepsBetween(areas, from, to)) rows = merged(rows.flatMap((row) => afterStep(row, step)))
  return ok(rows.sort(byCodes))
}

/** True when a municipality began, ended or passed on area after `first` and on or before `last`. */
export function changedBetween({ municipalities, successions }: Areas, first: Day, last: Day): boolean {
  const within = (day: Day | null) => day !== null && first < day && day <= last
  return (
    successions.some(({ on }) => within(on)) ||
    municipalities.some(({ period }) => within(period.from) || within(period.until))
  )
}

/** The successions of each day of change, oldest first. */
function stepsBetween({ successions }: Areas, from: Day, to: Day): Succession[][] {
  const between = successions.filter(({ on }) => from < on && on <= to)
  const days = [...new Set(between.map(({ on }) => on))].sort()
  return days.map((day) => between.filter(({ on }) => on === day))
}

function afterStep(row: TranslationRow, step: readonly Succession[]): TranslationRow[] {
  const successors = step.filter(({ from }) => from === row.to)
  if (successors.length === 0) return [row]
  return successors.map((succession) => {
    const exact = times(row.exact, fraction(BigInt(succession.shareOf10000), 10_000n))
    // How sure the old municipality's own row is (its centre, say) has no bearing on where its people went.
    const provenance = row.from === row.to ? succession : row
    return {
      from: row.from,
      to: succession.to,
      share: toNumber(exact),
      exact,
      ...joinedProvenance(provenance, succession),
    }
  })
}

/** Two ways from one municipality to another are one row with both parts. */
function merged(rows: readonly TranslationRow[]): TranslationRow[] {
  const byPair = new Map<string, TranslationRow>()
  for (const row of rows) {
    const key = `${row.from} ${row.to}`
    const other = byPair.get(key)
    if (!other) byPair.set(key, row)
    else {
      const exact = plus(other.exact, row.exact)
      byPair.set(key, { ...row, share: toNumber(exact), exact, ...joinedProvenance(other, row) })
    }
  }
  return [...byPair.values()]
}

function byCodes(a: TranslationRow, b: TranslationRow): number {
  const [first, second] = [`${a.from} ${a.to}`, `${b.from} ${b.to}`]
  return first < second ? -1 : first > second ? 1 : 0
}
