import { centsUp, compare, minus, type Ratio, times, wholeCents } from '#kernel/ratio.ts'
import type { Cents } from '#kernel/units.ts'
import { doesNotApply, type Finding, isBreach, isFine, isUnknown, outOfCoverage, type Step } from '../finding.ts'
import { type InputId, notGiven, type Payslip, workedIn } from '../payslip.ts'
import { calendarMonths, weekdaysOfYear, weekdaysWithin } from '../period.ts'
import { besidesWage, eitherReading, ratioValue, rowsOn, type Surroundings } from '../surroundings.ts'
import { between, type KnownDue } from '../wage-due.ts'
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
  const certain = leastDue(slip, due)
  const perhapsFixed = certain !== due.low
  const trace = [
    ...due.trace,
    ...(perhapsFixed ? [between(certain, due.high, [])] : []),
    ...paidSteps(around, counted, ratioValue(due.high)),
  ]
  if (compare(paid, due.high) >= 0) return isFine(id, trace)
  if (compare(paid, certain) < 0)
    return isBreach(id, centsUp(minus(due.low, paid)), {
      claim: centsUp(minus(certain, paid)),
      trace,
      why: perhapsFixed ? 'fixed-pay' : null,
    })
  const { fixedMonthlyPay, contractMinutesPerWeek } = slip
  if (perhapsFixed)
    return isUnknown(id, [...due.missing, ...notGiven({ fixedMonthlyPay, contractMinutesPerWeek })], {
      trace,
      why: 'fixed-pay',
    })
  return isUnknown(id, due.missing, { trace, why: due.missing.length === 0 ? eitherReading(around) : null })
}

/**
 * The least that can be due when nobody said whether the wage of this month is a fixed one. Then a month of many working
 * days has the wage of an average one: that is a twelfth of the working days of its year, here as a part of its own.
 * Agreed hours that are not known are those that make it least: all that was worked.
 * Source of law: WML art. 11 paragraph 1.
 */
function leastDue(slip: Payslip, { low }: KnownDue): Ratio {
  const { first, last, fixedMonthlyPay, contractMinutesPerWeek: contract } = slip
  const worked = slip.parts ? workedIn(slip.parts) : (slip.minutesWorked ?? 0)
  const isMonth = first !== null && last !== null && first >= hourlyFrom && calendarMonths(first, last) === 1
  if (fixedMonthlyPay !== null || !isMonth || worked === 0) return low
  const ofYear = weekdaysOfYear(first)
  const ofMonth = 12 * weekdaysWithin(first, last)
  // With agreed hours in sixtieths of a minute: a twelfth of the year's weeks of five working days.
  const [part, whole] =
    contract === null
      ? [ofYear, ofMonth]
      : [contract * ofYear + Math.max(0, 60 * worked - contract * ofMonth), 60 * worked]
  return part < whole ? times(low, part, whole) : low
}

function paidSteps({ slip, book, day }: Surroundings, counted: Cents, due: number): Step[] {
  const rule = (fact: string) => (day === null ? [] : (rowsOn(book, day, [fact]) ?? []))
  const besides = besidesWage(slip.payLines ?? {})
  return [
    { id: 'counted', values: { amount: counted }, cites: rule('WML-01') },
    ...(besides > 0 ? [{ id: 'not-counted', values: { amount: besides }, cites: rule('WML-02') } as const] : []),
    { id: 'paid-against-due', values: { paid: counted, due }, cites: [] },
  ]
}
