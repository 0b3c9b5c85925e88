import { type DayNumber, dateOf } from '#kernel/day-number.ts'
import { centsUp, compare, minus, plus, type Ratio, times, wholeCents } from '#kernel/ratio.ts'
import type { Cents } from '#kernel/units.ts'
import { doesNotApply, isBreach, isFine, outOfCoverage } from '../finding.ts'
import type { BookRow, RuleBook } from '../rule-book.ts'
import { ratioValue, rowsOn } from '../surroundings.ts'
import { asks, monthsLater, type ShortFinding, type ShortInputId, sure, tell } from './answer.ts'

/** A job that ended; `null`: not known. */
export interface TransitionQuestion {
  start: DayNumber | null
  /** The last day of the job. */
  end: DayNumber | null
  /** Gross, with holiday allowance and other fixed parts. */
  monthWage: Cents | null
  endedBy: 'employer' | 'worker' | null
  /** Ended for serious fault of the worker, at pension age, or younger than 18 with few hours. */
  transitionException: boolean | null
  paid: Cents | null
  agencyWorker: boolean | null
}

export type TransitionId = 'transition-payment' | 'transition-paid' | 'transition-claim-law' | 'transition-claim-agency'

/**
 * Transition payment, what was paid of it, and until when it can be claimed: by law, and longer under the agency agreement.
 * Source of law: BW 7:673 paragraphs 1, 2 and 7; 7:686a paragraph 4.
 */
export function transitionPayment(asked: TransitionQuestion, book: RuleBook): readonly ShortFinding<TransitionId>[] {
  return [payment(asked, book), paidEnough(asked, book), claimByLaw(asked, book), claimUnderAgreement(asked, book)].map(
    sure,
  )
}

/**
 * The day on which the next month of service begins, after `count` of them. From the 31st a month lasts until the end of
 * a shorter one, and the next begins on the first day after it.
 */
function nextMonthOfService(start: DayNumber, count: number): DayNumber {
  const same = monthsLater(start, count)
  return dateOf(same).date < dateOf(start).date ? same + 1 : same
}

/** Whole years, then whole months, then days of service; the last day counts. */
export function serviceOf(
  start: DayNumber,
  end: DayNumber,
): { years: number; months: number; days: number; of: number } {
  let whole = 0
  while (nextMonthOfService(start, whole + 1) <= end + 1) whole++
  const from = nextMonthOfService(start, whole)
  // A day is a part of the month that it lies in the middle of being worked: the one that began at `from`.
  const of = nextMonthOfService(start, whole + 1) - from
  return { years: Math.floor(whole / 12), months: whole % 12, days: end + 1 - from, of }
}

/** A third of a month wage for each year; for the rest its exact part, a month being a twelfth and a day a part of its month. */
function amountOf(wage: Cents, start: DayNumber, end: DayNumber, yearsPerMonth: number): Ratio {
  const { years, months, days, of } = serviceOf(start, end)
  const yearly = times(wholeCents(wage), 1, yearsPerMonth)
  const monthly = times(yearly, 1, 12)
  return plus(plus(times(yearly, years, 1), times(monthly, months, 1)), times(monthly, days, of))
}

interface Known {
  start: DayNumber
  end: DayNumber
  monthWage: Cents
  per: BookRow
  rule: BookRow
}

function known(asked: TransitionQuestion, book: RuleBook): Known | { missing: ShortInputId[] } | 'out-of-coverage' {
  const { start, end, monthWage, endedBy } = asked
  const missing: ShortInputId[] = []
  if (start === null) missing.push('start')
  if (end === null) missing.push('end')
  if (monthWage === null) missing.push('monthWage')
  if (endedBy === null) missing.push('endedBy')
  if (end !== null && !rowsOn(book, end, ['transition-years-per-month', 'DI-04'])) return 'out-of-coverage'
  if (start === null || end === null || monthWage === null || endedBy === null) return { missing }
  const per = book.on('transition-years-per-month', end)
  const rule = book.on('DI-04', end)
  return per && rule ? { start, end, monthWage, per, rule } : 'out-of-coverage'
}

const notDue = ({ endedBy, transitionException }: TransitionQuestion): string | null =>
  endedBy === 'worker' ? 'worker-ended' : transitionException ? 'transition-exception' : null

function steps({ start, end, monthWage, per, rule }: Known) {
  const due = amountOf(monthWage, start, end, per.value)
  const { years, months, days } = serviceOf(start, end)
  const trace = [
    tell('service', { years, months, days }),
    tell('transition-payment', { per: per.value, wage: monthWage, amount: ratioValue(due) }, [rule, per]),
  ]
  return { due, trace }
}

function payment(asked: TransitionQuestion, book: RuleBook): ShortFinding<'transition-payment'> {
  const id = 'transition-payment'
  const why = notDue(asked)
  if (why) return doesNotApply(id, why)
  const all = known(asked, book)
  if (all === 'out-of-coverage') return outOfCoverage(id)
  if ('missing' in all) return asks(id, all.missing)
  if (all.end < all.start) return doesNotApply(id, 'not-begun')
  const { trace } = steps(all)
  return asked.transitionException === null ? asks(id, ['transitionException'], { trace }) : isFine(id, trace)
}

function paidEnough(asked: TransitionQuestion, book: RuleBook): ShortFinding<'transition-paid'> {
  const id = 'transition-paid'
  const why = notDue(asked)
  if (why) return doesNotApply(id, why)
  const all = known(asked, book)
  if (all === 'out-of-coverage') return outOfCoverage(id)
  if ('missing' in all) return asks(id, asked.paid === null ? [...all.missing, 'paid'] : all.missing)
  if (all.end < all.start) return doesNotApply(id, 'not-begun')
  const { due, trace } = steps(all)
  if (asked.paid === null) return asks(id, ['paid'], { trace })
  const paid = wholeCents(asked.paid)
  const told = [...trace, tell('transition-given', { paid: asked.paid })]
  if (compare(paid, due) >= 0) return isFine(id, told)
  if (asked.transitionException === null) return asks(id, ['transitionException'], { trace: told })
  return isBreach(id, centsUp(minus(due, paid)), { trace: told })
}

function claimByLaw({ end }: TransitionQuestion, book: RuleBook): ShortFinding<'transition-claim-law'> {
  const id = 'transition-claim-law'
  if (end === null) return asks(id, ['end'])
  const months = book.on('transition-claim-months', end)
  if (!months) return outOfCoverage(id)
  const values = { months: months.value, day: monthsLater(end, months.value) }
  return isFine(id, [tell('transition-claim', values, [months])])
}

function claimUnderAgreement(asked: TransitionQuestion, book: RuleBook): ShortFinding<'transition-claim-agency'> {
  const id = 'transition-claim-agency'
  const { end, agencyWorker } = asked
  if (agencyWorker === false) return doesNotApply(id, 'no-agency')
  if (end === null) return asks(id, agencyWorker === null ? ['end', 'agencyWorker'] : ['end'])
  const rows = rowsOn(book, end, ['transition-claim-months-agency', 'CAO-25'])
  const months = rows?.[0]
  if (!rows || !months) return outOfCoverage(id)
  const values = { months: months.value, day: monthsLater(end, months.value) }
  const trace = [tell('transition-claim-agency', values, rows)]
  return agencyWorker === null ? asks(id, ['agencyWorker'], { trace }) : isFine(id, trace)
}
