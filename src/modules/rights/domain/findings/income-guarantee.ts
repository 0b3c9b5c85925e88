import { type DayNumber, dateOf, monthStart } from '#kernel/day-number.ts'
import { centsUp, compare, minus, wholeCents } from '#kernel/ratio.ts'
import type { Minutes } from '#kernel/units.ts'
import {
  doesNotApply,
  type Finding,
  isBreach,
  isFine,
  isUncertain,
  isUnknown,
  outOfCoverage,
  type Step,
} from '../finding.ts'
import { daysMissing, type InputId, notGiven, type Payslip } from '../payslip.ts'
import { dueFor, ratioValue, rowsOn, type Surroundings } from '../surroundings.ts'
import { fullTimeMinutes, wageDue } from '../wage-due.ts'

const id = 'income-guarantee'

/**
 * Somebody who is recruited abroad and works for the agency for the first time gets at least the minimum wage of a full
 * week in the first two months, whatever hours there are. Not for short projects, nor after failing or by own fault.
 * Source: CAO voor Uitzendkrachten; since 2026 the article was not seen, and the answer is never more than "ask".
 */
export function incomeGuarantee(around: Surroundings): Finding<typeof id> {
  const { slip, book, day } = around
  const { agencyWorker, recruitedAbroad, employmentStart } = slip
  if (agencyWorker === false) return doesNotApply(id, 'no-agency')
  if (recruitedAbroad === false) return doesNotApply(id, 'not-recruited-abroad')
  const missing = notGiven({ agencyWorker, recruitedAbroad, employmentStart, periodUntil: day })
  if (day === null) return isUnknown(id, missing)
  const rows = rowsOn(book, day, ['agency-guarantee-months', 'CAO-16'])
  const months = rows?.[0]
  if (!rows || !months) return missing.length > 0 ? isUnknown(id, missing) : outOfCoverage(id)
  if (employmentStart === null) return isUnknown(id, missing)
  const until = monthsAfter(employmentStart, months.value)
  const time: Step = { id: 'guarantee-time', values: { months: months.value, until }, cites: rows }
  if (slip.first !== null && slip.first >= until) return doesNotApply(id, 'guarantee-over', [time])
  if (missing.length > 0) return isUnknown(id, missing, { trace: [time] })
  if (isUncertain(rows)) return isUnknown(id, [], { why: 'uncertain-rule', trace: [time] })
  return againstFullTime(around, employmentStart, until, time)
}

/** The first day after so many months; from the 31st to a month that has none it is the first of the next. */
function monthsAfter(start: DayNumber, months: number): DayNumber {
  const { date } = dateOf(start)
  return Math.min(monthStart(start, months) + date - 1, monthStart(start, months + 1))
}

/** The days of the period that lie in the guarantee, and whether that is all of it. */
function guaranteed({ first, last }: Payslip, start: DayNumber, until: DayNumber) {
  if (first === null || last === null) return null
  return { first: Math.max(first, start), last: Math.min(last, until - 1), whole: first >= start && last < until }
}

function againstFullTime(around: Surroundings, start: DayNumber, until: DayNumber, time: Step): Finding<typeof id> {
  const { slip, book, counted } = around
  const days = guaranteed(slip, start, until)
  if (!days) return isUnknown(id, daysMissing(slip), { trace: [time] })
  if (slip.fullTimeMinutesPerWeek === null) return isUnknown(id, ['fullTimeMinutesPerWeek'], { trace: [time] })
  const { first, last } = days
  const worked = fullTimeMinutes(slip.fullTimeMinutesPerWeek, first, last)
  const dueOf = (minutesWorked: Minutes) =>
    dueFor(id, { due: wageDue({ ...slip, first, last, parts: null, minutesWorked, fixedMonthlyPay: false }, book) })
  const [least, most] = [dueOf(worked.least), dueOf(worked.most)]
  if ('verdict' in least) return least
  if ('verdict' in most) return most
  if (counted === null) return isUnknown(id, ['payLines'], { trace: [time] })
  const values = { minutes: worked.most, amount: ratioValue(most.high) }
  const cites = most.trace.flatMap((step) => step.cites)
  const trace: Step[] = [time, { id: 'guarantee-due', values, cites }]
  const paid = wholeCents(counted)
  if (compare(paid, most.high) >= 0) return isFine(id, trace)
  if (compare(paid, least.low) < 0) {
    if (slip.guaranteeLapsed) return doesNotApply(id, 'guarantee-lapsed', trace)
    if (slip.guaranteeLapsed === false && days.whole) return isBreach(id, centsUp(minus(least.low, paid)), { trace })
  }
  const asks: readonly InputId[] = slip.guaranteeLapsed === null ? ['guaranteeLapsed'] : most.missing
  return isUnknown(id, asks, { trace, why: 'guarantee-exceptions' })
}
