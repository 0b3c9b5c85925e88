import type { Due } from './due.ts'
import {
  add,
  centsUp,
  type Fraction,
  isAbove,
  isBelow,
  notNegative,
  type Range,
  rangeOf,
  subtract,
  whole,
  zero,
} from './fraction.ts'
import type { DeductionKind, Line, OracleInput, OracleOutcome, PayKind, Verdict } from './oracle-input.ts'

/** A payslip with what every finding needs: D, and C when the pay lines are known. */
export interface Known {
  input: OracleInput
  due: Due
  wage: Fraction | undefined
}

/** Everything but a breach. */
export const verdict = (of: Exclude<Verdict, 'breach'>): OracleOutcome => ({
  verdict: of,
  differenceCents: null,
  claimCents: 0,
})

/** A limit passed by `difference`, of which `claim` is certainly due: all of it, when nothing else is said. */
export const breach = (difference: Fraction, claim: Fraction = difference): OracleOutcome => ({
  verdict: 'breach',
  differenceCents: centsUp(difference),
  claimCents: centsUp(claim),
})

/** All lines of these kinds, added up. */
export function sumOf<Kind extends PayKind | DeductionKind>(lines: readonly Line<Kind>[], ...kinds: Kind[]): Fraction {
  return lines.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { cents }) => add(sum, whole(cents)), zero)
}

/** C: what counts as wage. */
export const wageOf = ({ payLines }: OracleInput): Fraction | undefined =>
  payLines && sumOf(payLines, 'base', 'overtime', 'irregular-hours')

/** A: what was earned above the minimum. */
export const aboveMinimum = (wage: Fraction, due: Fraction) => notNegative(subtract(wage, due))

/**
 * What of `amount` comes off the minimum wage beyond what may: the least that is certain, and the most that it can be.
 * The most may lie where D is exactly the wage. Undefined as long as D or C is not known.
 */
export function offMinimum(
  { due, wage }: Known,
  amount: Fraction,
  allowed: (due: Fraction) => Range,
): Range | undefined {
  if (due.is !== 'range' || !wage) return undefined
  const ends = [due.low, due.high]
  const isInside = isAbove(wage, due.low) && isBelow(wage, due.high)
  const beyond = (at: Fraction, may: Fraction) => subtract(subtract(amount, may), aboveMinimum(wage, at))
  return {
    low: notNegative(rangeOf(ends.map((at) => beyond(at, allowed(at).high))).low),
    high: notNegative(rangeOf((isInside ? [...ends, wage] : ends).map((at) => beyond(at, allowed(at).low))).high),
  }
}

/** What cannot be decided without D: nothing of ours covers the days, or it is not known. */
export const withoutDue = ({ due }: Pick<Known, 'due'>) =>
  verdict(due.is === 'out-of-coverage' ? 'out-of-coverage' : 'unknown')

/** Where a period stands to the days that a rule covers: its last day counts. */
export function coverageOf(
  { periodUntil }: OracleInput,
  rule: { from: string; until: string },
): 'covered' | 'unknown' | 'out-of-coverage' {
  if (periodUntil === undefined) return 'unknown'
  return periodUntil >= rule.from && periodUntil <= rule.until ? 'covered' : 'out-of-coverage'
}
