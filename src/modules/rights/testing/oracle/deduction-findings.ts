import { monthsTouched, wholeMonths, wholeWeeks, yearOf } from './calendar.ts'
import { periodDays } from './due.ts'
import {
  add,
  type Fraction,
  fraction,
  isAbove,
  isPositive,
  multiply,
  type Range,
  rangeOf,
  subtract,
  whole,
  zero,
} from './fraction.ts'
import type { OracleOutcome } from './oracle-input.ts'
import { healthCaps, postedCertainFrom, ruleDays } from './oracle-tables.ts'
import { breach, coverageOf, type Known, offMinimum, sumOf, verdict, withoutDue } from './outcome.ts'

const quarter = fraction(1n, 4n)
const exactly = (value: Fraction): Range => ({ low: value, high: value })
const nothing = () => exactly(zero)

export function housingCap(known: Known): OracleOutcome {
  const { input, due } = known
  if (!input.deductions) return verdict('unknown')
  const amount = sumOf(input.deductions, 'housing')
  if (!isPositive(amount)) return verdict('not-applicable')
  const coverage = coverageOf(input, ruleDays.deductions)
  if (coverage !== 'covered') return verdict(coverage)
  if (due.is !== 'range') return withoutDue(known)
  const cap = { low: multiply(due.low, quarter), high: multiply(due.high, quarter) }
  return overCap(known, amount, cap, (at) => exactly(multiply(at, quarter)))
}

export function healthInsuranceCap(known: Known): OracleOutcome {
  const { input } = known
  if (!input.deductions) return verdict('unknown')
  const amount = sumOf(input.deductions, 'health-insurance')
  if (!isPositive(amount)) return verdict('not-applicable')
  const days = periodDays(input)
  if (!days) return verdict('unknown')
  const cap = healthCapOver(days)
  return cap ? overCap(known, amount, cap, () => cap) : verdict('out-of-coverage')
}

/** The cap over the days; undefined when a year has none. */
function healthCapOver(days: readonly string[]): Range | undefined {
  const years = [healthCaps[yearOf(days[0] ?? '')], healthCaps[yearOf(days.at(-1) ?? '')]]
  const [first, last] = years
  if (!first || !last) return undefined
  const shares = sharesOfYear(days)
  return {
    low: multiply(rangeOf([whole(first.low), whole(last.low)]).low, rangeOf(shares).low),
    high: multiply(rangeOf([whole(first.high), whole(last.high)]).high, rangeOf(shares).high),
  }
}

/** What part of a year's cap belongs to the days: all readings. */
function sharesOfYear(days: readonly string[]): Fraction[] {
  const months = wholeMonths(days)
  const weeks = wholeWeeks(days)
  const shares: Fraction[] = []
  if (months > 0) shares.push(fraction(BigInt(months), 12n))
  if (weeks > 0) shares.push(fraction(BigInt(weeks), 52n))
  if (shares.length > 0) return shares
  return [fraction(BigInt(days.length), 366n), fraction(BigInt(monthsTouched(days)), 12n)]
}

/** `amount` against a cap that itself may be a range. `allowed` is the cap at one D. */
function overCap(known: Known, amount: Fraction, cap: Range, allowed: (due: Fraction) => Range): OracleOutcome {
  if (!isAbove(amount, cap.low)) return verdict('ok')
  if (!isAbove(amount, cap.high)) return verdict('unknown')
  if (known.due.is === 'out-of-coverage') return verdict('out-of-coverage')
  const { deductionsAgreed } = known.input
  const difference = subtract(amount, cap.high)
  if (deductionsAgreed === false) return breach(difference)
  const off = offMinimum(known, amount, allowed)
  if (off && isPositive(off.low)) return breach(difference, off.low)
  return verdict(deductionsAgreed && off && !isPositive(off.high) ? 'ok' : 'unknown')
}

export function housingConditions(known: Known): OracleOutcome {
  const { postedWorker, housingMandateSigned, landlordCertified } = known.input
  const others = [housingMandateSigned, landlordCertified]
  const posted = postedWorker === undefined ? undefined : !postedWorker
  if (!postedWorker || (known.input.periodUntil ?? '') >= postedCertainFrom)
    return conditions(known, 'housing', [posted, ...others])
  if (others.includes(false)) return conditions(known, 'housing', others)
  const alone = conditions(known, 'housing', [false])
  return ['ok', 'breach'].includes(alone.verdict) ? verdict('unknown') : alone
}

export const healthConditions = (known: Known) =>
  conditions(known, 'health-insurance', [known.input.healthMandateSigned])

/** Whether the conditions of taking it off the minimum wage are met; undefined is not known. */
function conditions(
  known: Known,
  kind: 'housing' | 'health-insurance',
  met: readonly (boolean | undefined)[],
): OracleOutcome {
  const { input } = known
  if (!input.deductions) return verdict('unknown')
  const amount = sumOf(input.deductions, kind)
  if (!isPositive(amount)) return verdict('not-applicable')
  const coverage = coverageOf(input, ruleDays.deductions)
  if (coverage !== 'covered') return verdict(coverage)
  if (!met.includes(false)) return verdict(met.includes(undefined) ? 'unknown' : 'ok')
  if (input.deductionsAgreed === false) return breach(amount)
  if (known.due.is === 'out-of-coverage') return verdict('out-of-coverage')
  const off = offMinimum(known, amount, nothing)
  if (off && isPositive(off.low)) return breach(off.low)
  const isSigned = kind === 'housing' && input.housingMandateSigned === true
  return verdict(isSigned && input.deductionsAgreed && off && !isPositive(off.high) ? 'ok' : 'unknown')
}

export function forbiddenDeductions(known: Known): OracleOutcome {
  const { input, due } = known
  if (!input.deductions) return verdict('unknown')
  const never = sumOf(input.deductions, 'recruitment-fee', 'administration')
  const others = sumOf(input.deductions, 'travel', 'fine', 'other', 'clothing', 'deposit')
  const coverage = coverageOf(input, isPositive(never) ? ruleDays.fees : ruleDays.deductions)
  if (coverage !== 'covered') return verdict(coverage)
  const wrong = add(never, certainlyWrong(known, others))
  if (isPositive(wrong)) return breach(wrong)
  if (isPositive(others) && due.is === 'out-of-coverage') return verdict('out-of-coverage')
  if (isPositive(others)) return verdict('unknown')
  return verdict(isPositive(sumOf(input.deductions, 'advance')) ? 'unknown' : 'ok')
}

/** Without an agreement nothing may come off; with one, nothing of the minimum wage. */
function certainlyWrong(known: Known, amount: Fraction): Fraction {
  if (known.input.deductionsAgreed === false) return amount
  return offMinimum(known, amount, nothing)?.low ?? zero
}
