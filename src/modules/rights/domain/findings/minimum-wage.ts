import { centsUp, compare, minus, wholeCents } from '#kernel/ratio.ts'
import type { Cents } from '#kernel/units.ts'
import { doesNotApply, type Finding, isBreach, isFine, isUnknown, outOfCoverage, type Step } from '../finding.ts'
import type { InputId } from '../payslip.ts'
import { calendarMonths } from '../period.ts'
import { besidesWage, ratioValue, rowsOn, type Surroundings } from '../surroundings.ts'
import { hourlyFrom } from '../wage-rates.ts'

const id = 'minimum-wage'

/**
 * Every hour earns at least the minimum wage, on average over the period; what counts as wage is compared exactly with
 * the hours at the amounts of their days.
 * Source of law: WML art. 6 (what is wage), 7 and 8 (how much), 5a and 11 (which hours).
 */
export function minimumWage(around: Surroundings): Finding<typeof id> {
  const { due, counted, slip } = around
  if (due.kind === 'not-applicable') return doesNotApply(id, due.why)
  if (due.kind === 'out-of-coverage') return outOfCoverage(id)
  const missing: InputId[] = due.kind === 'unknown' ? [...due.missing] : []
  if (counted === null) missing.push('payLines')
  if (due.kind === 'unknown' || counted === null)
    return isUnknown(id, missing, { trace: due.kind === 'known' ? due.trace : [] })
  const paid = wholeCents(counted)
  const trace = [...due.trace, ...paidSteps(around, counted, ratioValue(due.high))]
  if (compare(paid, due.high) >= 0) return isFine(id, trace)
  if (compare(paid, due.low) < 0)
    return isBreach(id, centsUp(minus(due.low, paid)), { trace, why: askFixedPay(slip) ? 'fixed-pay' : null })
  return isUnknown(id, due.missing, { trace, why: due.missing.length === 0 ? eitherReading(slip) : null })
}

/** For a month of a fixed wage the average of the year may count, and nobody said whether this is one. */
const askFixedPay = ({ first, last, fixedMonthlyPay }: Surroundings['slip']): boolean =>
  fixedMonthlyPay === null &&
  first !== null &&
  last !== null &&
  first >= hourlyFrom &&
  calendarMonths(first, last) === 1

/** Which two amounts may be meant, where nothing that could be asked tells them apart. */
const eitherReading = ({ last }: Surroundings['slip']): string =>
  last !== null && last < hourlyFrom ? 'week-or-month' : 'year-average'

function paidSteps({ slip, book, day }: Surroundings, counted: Cents, due: number): Step[] {
  const rule = (fact: string) => (day === null ? [] : (rowsOn(book, day, [fact]) ?? []))
  const besides = besidesWage(slip.payLines ?? {})
  return [
    { id: 'counted', values: { amount: counted }, cites: rule('WML-01') },
    ...(besides > 0 ? [{ id: 'not-counted', values: { amount: besides }, cites: rule('WML-02') } as const] : []),
    { id: 'paid-against-due', values: { paid: counted, due }, cites: [] },
  ]
}
