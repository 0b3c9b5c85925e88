import { err, ok, type Result } from '#kernel/result.ts'
import type { MunicipalityCode } from './areas.ts'
import { compareFractions, type Fraction, fraction, isWhole, nothing, plus } from './fraction.ts'
import type { TranslationRow } from './translate.ts'

/** A counted number, moved to a later division. */
export interface MovedCount {
  municipality: MunicipalityCode
  /** `null` when the number of a municipality that went into it is not known. */
  value: number | null
  /** The sum of what is known; equal to `value` when nothing is missing. */
  knownPart: number
  /** Municipalities of the earlier day whose number is not known, in the order of their codes. */
  missing: readonly MunicipalityCode[]
  /** True when part of a split municipality is in it: then the number was never counted like this. */
  estimate: boolean
}

/**
 * Moves whole numbers (people, beds, places) along the rows of `translate`, in the order of the codes.
 * The known parts add up to exactly the numbers that came in: of a split, what is left after rounding down goes to
 * the largest remainders. A municipality without a number is not known, never 0.
 *
 * Refusals: `not-a-count` – a number is negative, not whole, or the sum is too large to be exact;
 * `unknown-municipality` – a number of a municipality that is not in the rows and would get lost.
 * @throws RangeError when the rows of a municipality are not the whole of it: they did not come from `translate`.
 */
export function moveCounts(
  rows: readonly TranslationRow[],
  counts: ReadonlyMap<MunicipalityCode, number>,
): Result<readonly MovedCount[], 'not-a-count' | 'unknown-municipality'> {
  const sources = new Map<MunicipalityCode, TranslationRow[]>()
  for (const row of rows) sources.set(row.from, [...(sources.get(row.from) ?? []), row])
  if ([...counts.keys()].some((code) => !sources.has(code))) return err('unknown-municipality')
  if (!areCounts([...counts.values()])) return err('not-a-count')

  const moved = new Map<MunicipalityCode, MovedCount>()
  for (const [code, parts] of sources) {
    const pieces = split(counts.get(code) ?? 0, parts)
    for (const [index, part] of parts.entries()) {
      const earlier = moved.get(part.to) ?? { municipality: part.to, knownPart: 0, missing: [], estimate: false }
      moved.set(part.to, {
        municipality: part.to,
        value: null,
        knownPart: earlier.knownPart + (pieces[index] ?? 0),
        missing: counts.has(code) ? earlier.missing : [...earlier.missing, code],
        estimate: earlier.estimate || !isWhole(part.exact),
      })
    }
  }
  return ok([...moved.values()].map(withValue).sort((a, b) => (a.municipality < b.municipality ? -1 : 1)))
}

const withValue = (count: MovedCount): MovedCount => ({
  ...count,
  value: count.missing.length === 0 ? count.knownPart : null,
})

const areCounts = (values: readonly number[]): boolean =>
  values.every((value) => Number.isSafeInteger(value) && value >= 0) &&
  Number.isSafeInteger(values.reduce((sum, value) => sum + value, 0))

/** Whole pieces of `count` in proportion to the rows; together exactly `count`. */
function split(count: number, rows: readonly TranslationRow[]): number[] {
  if (!isWhole(rows.map(({ exact }) => exact).reduce(plus, nothing)))
    throw new RangeError(`the rows of ${rows[0]?.from} are not the whole of it`)
  const exact = rows.map((row, index) => ({ index, ...divided(BigInt(count), row.exact) }))
  const left = BigInt(count) - exact.reduce((sum, { floor }) => sum + floor, 0n)
  const byRemainder = [...exact].sort((a, b) => compareFractions(b.remainder, a.remainder) || a.index - b.index)
  const luckier = new Set(byRemainder.slice(0, Number(left)).map(({ index }) => index))
  return exact.map(({ index, floor }) => Number(floor) + (luckier.has(index) ? 1 : 0))
}

function divided(count: bigint, { numerator, denominator }: Fraction): { floor: bigint; remainder: Fraction } {
  const floor = (count * numerator) / denominator
  return { floor, remainder: fraction(count * numerator - floor * denominator, denominator) }
}
