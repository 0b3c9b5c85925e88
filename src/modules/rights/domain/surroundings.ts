import { centsUp, larger, minus, nothing, type Ratio, smaller, wholeCents } from '#kernel/ratio.ts'
import { type Cents, cents } from '#kernel/units.ts'
import { type Finding, isBreach, isFine, isUnknown, outOfCoverage, type Step } from './finding.ts'
import type { InputId, PayKind, Payslip } from './payslip.ts'
import type { BookRow, RuleBook } from './rule-book.ts'
import { type KnownDue, type WageDue, wageDue } from './wage-due.ts'
import { hourlyFrom } from './wage-rates.ts'

/**
 * Wage for the minimum wage: base pay, overtime and supplements. Not holiday allowance, repaid costs, what is paid at the
 * end of a year, or what is exchanged for costs. Source of law: WML art. 6 paragraph 1.
 */
export const countsAsWage: Readonly<Record<PayKind, boolean>> = {
  base: true,
  overtime: true,
  'irregular-hours': true,
  'holiday-allowance': false,
  expense: false,
  'year-end-bonus': false,
  'et-exchange': false,
}

/** What every rule looks at: the payslip, the rules of its days, and what was worked out once for all. */
export interface Surroundings {
  slip: Payslip
  book: RuleBook
  due: WageDue
  /** What counts as wage; null when nobody said what was paid. */
  counted: Cents | null
  /** The last day of the period, whose rules count; null when it is not known. */
  day: number | null
}

export const surroundingsOf = (slip: Payslip, book: RuleBook): Surroundings => ({
  slip,
  book,
  due: wageDue(slip, book),
  counted: slip.payLines && countedIn(slip.payLines),
  day: slip.last,
})

const countedIn = (lines: NonNullable<Payslip['payLines']>): Cents =>
  cents((lines.base ?? 0) + (lines.overtime ?? 0) + (lines['irregular-hours'] ?? 0))

export const ratioValue = ({ num, den }: Ratio): number => num / den

/** The rows of these facts on a day; `null` when one of them does not hold then. */
export function rowsOn(book: RuleBook, day: number, facts: readonly string[]): readonly BookRow[] | null {
  const rows: BookRow[] = []
  for (const fact of facts) {
    const row = book.on(fact, day)
    if (!row) return null
    rows.push(row)
  }
  return rows
}

/** What of an amount came off the minimum wage: certainly, and at the most. `missing` tells what would bring them together. */
export interface Off {
  amount: Cents
  certain: Ratio
  possible: Ratio
  missing: readonly InputId[]
}

/**
 * How much of an amount certainly came off the minimum wage: only that is what the law protects, and what was earned
 * above it may go first.
 * Source of law: WML art. 13; Besluit minimumloon en minimumvakantiebijslag art. 2a paragraph 1a.
 *
 * @param amount what came off
 * @param allowed what may come off a minimum wage of so much, at the most
 * @param allowedLeast the same, at the least
 */
export function certainlyOff(
  { due, counted }: Pick<Surroundings, 'due' | 'counted'>,
  amount: Cents,
  allowed: (minimum: Ratio) => Ratio = () => nothing,
  allowedLeast: (minimum: Ratio) => Ratio = allowed,
): Off {
  const may = wholeCents(amount)
  if (due.kind !== 'known') {
    return { amount, certain: nothing, possible: may, missing: due.kind === 'unknown' ? due.missing : [] }
  }
  if (counted === null) return { amount, certain: nothing, possible: may, missing: ['payLines'] }
  const at = (minimum: Ratio, limit: (minimum: Ratio) => Ratio): Ratio => {
    const above = minus(wholeCents(counted), minimum)
    const over = minus(may, limit(minimum))
    return above.num > 0 ? minus(over, above) : over
  }
  // It grows until the minimum is what was paid, and falls from there: the least lies at an end.
  const peak = larger(due.low, smaller(due.high, wholeCents(counted)))
  const certain = larger(smaller(at(due.low, allowed), at(due.high, allowed)), nothing)
  return { amount, certain, possible: larger(at(peak, allowedLeast), nothing), missing: due.missing }
}

/** What came off the minimum wage, as a step of the trace. */
export const offStep = (certain: Ratio): Step => ({
  id: 'off-the-minimum',
  values: { amount: ratioValue(certain) },
  cites: [],
})

/** What was earned above the minimum, as a step of the trace; none when nothing was, or when that is not known. */
export function aboveStep({ due, counted }: Pick<Surroundings, 'due' | 'counted'>): readonly Step[] {
  if (due.kind !== 'known' || counted === null) return []
  const above = minus(wholeCents(counted), due.low)
  return above.num > 0 ? [{ id: 'above-minimum', values: { amount: ratioValue(above) }, cites: [] }] : []
}

/** The minimum wage of the period as known, or what a finding says when it is not. */
export function dueFor<Id extends string>(id: Id, { due }: Pick<Surroundings, 'due'>): KnownDue | Finding<Id> {
  if (due.kind === 'known') return due
  if (due.kind === 'out-of-coverage') return outOfCoverage(id)
  return due.kind === 'unknown' ? isUnknown(id, due.missing) : isUnknown(id, [], { why: due.why })
}

/** Lines that are paid but are not wage, together. Source of law: WML art. 6 paragraph 1. */
export const besidesWage = (lines: NonNullable<Payslip['payLines']>): Cents =>
  cents(
    (lines['holiday-allowance'] ?? 0) +
      (lines.expense ?? 0) +
      (lines['year-end-bonus'] ?? 0) +
      (lines['et-exchange'] ?? 0),
  )

/**
 * The verdict on an amount above a limit: a breach for what certainly came off the minimum wage; as far as it can have come
 * off what was earned above it, a matter of what the worker agreed to.
 * Source of law: WML art. 13; BW 7:631.
 *
 * @param over by how much the limit was passed
 */
export function limitPassed<Id extends string>(
  id: Id,
  { slip }: Surroundings,
  over: Ratio,
  { certain, possible, missing }: Off,
  trace: readonly Step[],
): Finding<Id> {
  if (slip.deductionsAgreed === false) return isBreach(id, centsUp(over), { trace })
  if (certain.num === 0) return perhaps(id, slip, { possible, missing }, trace)
  const values = { amount: ratioValue(over), certain: ratioValue(certain) }
  return isBreach(id, centsUp(over), {
    claim: centsUp(certain),
    trace: [...trace, { id: 'cap-passed', values, cites: [] }],
  })
}

/** Which two amounts of the minimum wage may be meant, where nothing that could be asked tells them apart. */
export const eitherReading = ({ slip: { last } }: Pick<Surroundings, 'slip'>): string =>
  last !== null && last < hourlyFrom ? 'week-or-month' : 'year-average'

/** All of it can have come off what was earned above the minimum: a matter of what was agreed. */
function perhaps<Id extends string>(
  id: Id,
  { deductionsAgreed }: Payslip,
  { possible, missing }: Pick<Off, 'possible' | 'missing'>,
  trace: readonly Step[],
): Finding<Id> {
  if (deductionsAgreed && possible.num === 0) return isFine(id, trace, 'above-minimum')
  const asks: readonly InputId[] = deductionsAgreed ? missing : [...missing, 'deductionsAgreed']
  return isUnknown(id, asks, { trace, why: 'above-minimum' })
}

/**
 * The verdict on a deduction that lacks what the law asks: a breach for what certainly came off the minimum wage, and for all
 * of it when the worker did not agree to what comes off above that.
 * Source of law: WML art. 13; BW 7:631.
 *
 * @param asks what is asked although the worker agreed to what came off above the minimum: it must be signed for and be the
 * real cost, and of that no payslip tells all; null where the agreement is all it takes
 */
export function conditionFailed<Id extends string>(
  id: Id,
  { slip }: Surroundings,
  { amount, certain, possible, missing }: Off,
  trace: readonly Step[],
  asks: readonly InputId[] | null,
): Finding<Id> {
  if (slip.deductionsAgreed === false) return isBreach(id, amount, { trace })
  if (certain.num > 0) return isBreach(id, centsUp(certain), { trace: [...trace, offStep(certain)] })
  const answer = perhaps(id, slip, { possible, missing }, trace)
  return asks && answer.verdict === 'ok' ? isUnknown(id, asks, { trace, why: 'real-cost' }) : answer
}
