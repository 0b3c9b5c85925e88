import { type DayNumber, dateOf, dayNumberIn } from '#kernel/day-number.ts'
import { centsUp, compare, minus, type Ratio, ratio, times, wholeCents } from '#kernel/ratio.ts'
import type { Cents, Minutes } from '#kernel/units.ts'
import { doesNotApply, isBreach, isFine, outOfCoverage } from '../finding.ts'
import type { BookRow, RuleBook } from '../rule-book.ts'
import { ratioValue, rowsOn } from '../surroundings.ts'
import { asks, type ShortFinding, sure, tell } from './answer.ts'

/** A stretch of work with its pay; `null`: not known. */
export interface HolidayQuestion {
  first: DayNumber | null
  /** Included. */
  last: DayNumber | null
  /** Gross wage over the stretch, without holiday allowance. */
  wage: Cents | null
  /** Hours of the contract in a week. */
  weeklyMinutes: Minutes | null
  /** Holiday allowance that was paid over this stretch. */
  paid: Cents | null
  /** The last day of the job, when it ended. */
  jobEnded: DayNumber | null
  /** The wage is above three times the minimum wage: then less may be agreed. */
  highWage: boolean | null
  agencyWorker: boolean | null
}

export type HolidayPayId =
  | 'holiday-allowance-amount'
  | 'holiday-allowance-paid'
  | 'holiday-allowance-when'
  | 'holiday-hours'
  | 'holiday-agency'

/**
 * Holiday allowance and holiday hours that a stretch of work builds up, and when the allowance is paid.
 * Source of law: WML art. 15 to 17; BW 7:634.
 */
export function holidayPay(asked: HolidayQuestion, book: RuleBook): readonly ShortFinding<HolidayPayId>[] {
  return [
    amount(asked, book),
    paidEnough(asked, book),
    when(asked, book),
    hours(asked, book),
    underTheAgreement(asked, book),
  ].map(sure)
}

const dayAsked = ({ first, last }: HolidayQuestion): DayNumber | null => last ?? first

interface Due {
  due: Ratio
  share: BookRow
  rows: readonly BookRow[]
}

function dueOf(wage: Cents, day: DayNumber, book: RuleBook): Due | null {
  const rows = rowsOn(book, day, ['holiday-allowance-share', 'WML-11'])
  const share = rows?.[0]
  return rows && share ? { due: times(wholeCents(wage), share.value, 1000), share, rows } : null
}

const dueStep = (wage: Cents, { due, share, rows }: Due) =>
  tell('holiday-allowance-due', { share: share.value, wage, amount: ratioValue(due) }, rows)

function amount(asked: HolidayQuestion, book: RuleBook): ShortFinding<'holiday-allowance-amount'> {
  const id = 'holiday-allowance-amount'
  const day = dayAsked(asked)
  if (day === null) return asks(id, asked.wage === null ? ['periodUntil', 'wage'] : ['periodUntil'])
  const due = dueOf(asked.wage ?? wholeNothing, day, book)
  if (!due) return outOfCoverage(id)
  return asked.wage === null ? asks(id, ['wage']) : isFine(id, [dueStep(asked.wage, due)])
}

const wholeNothing = 0 as Cents

/** Less than is due is only certain once the job has ended: before, it may be saved up for June. */
function paidEnough(asked: HolidayQuestion, book: RuleBook): ShortFinding<'holiday-allowance-paid'> {
  const id = 'holiday-allowance-paid'
  const { wage, paid, jobEnded, highWage } = asked
  const day = dayAsked(asked)
  if (day === null) return asks(id, ['periodUntil'])
  if (wage === null || paid === null) {
    const missing = [...(wage === null ? (['wage'] as const) : []), ...(paid === null ? (['paid'] as const) : [])]
    return asks(id, missing)
  }
  const due = dueOf(wage, day, book)
  if (!due) return outOfCoverage(id)
  const given = wholeCents(paid)
  const trace = [dueStep(wage, due), tell('holiday-allowance-given', { paid })]
  if (compare(given, due.due) >= 0) return isFine(id, trace)
  if (jobEnded === null) return asks(id, ['jobEnded'], { why: 'paid-in-june', trace })
  if (highWage === null) return asks(id, ['highWage'], { trace })
  if (highWage) return asks(id, [], { why: 'high-wage', trace })
  return isBreach(id, centsUp(minus(due.due, given)), { trace })
}

function when({ jobEnded, ...asked }: HolidayQuestion, book: RuleBook): ShortFinding<'holiday-allowance-when'> {
  const id = 'holiday-allowance-when'
  const day = jobEnded ?? asked.last ?? asked.first
  if (day === null) return asks(id, ['periodUntil'])
  const rows = rowsOn(book, day, ['WML-12'])
  if (!rows) return outOfCoverage(id)
  if (jobEnded !== null) return isFine(id, [tell('paid-at-end', { day: jobEnded }, rows)])
  return isFine(id, [tell('paid-in-june', {}, rows)])
}

const daysOfYear = (day: DayNumber): number => {
  const { year } = dateOf(day)
  return dayNumberIn(year + 1, 1, 1) - dayNumberIn(year, 1, 1)
}

/** Four times the hours of a week in a year, and its part over the days of the stretch, year by year. */
function hours(asked: HolidayQuestion, book: RuleBook): ShortFinding<'holiday-hours'> {
  const id = 'holiday-hours'
  const { first, last, weeklyMinutes } = asked
  if (first === null || last === null || weeklyMinutes === null) {
    const missing = [
      ...(first === null ? (['periodFrom'] as const) : []),
      ...(last === null ? (['periodUntil'] as const) : []),
      ...(weeklyMinutes === null ? (['weeklyMinutes'] as const) : []),
    ]
    return asks(id, missing)
  }
  const rows = rowsOn(book, last, ['holiday-weeks', 'WML-14'])
  const weeks = rows?.[0]
  if (!rows || !weeks) return outOfCoverage(id)
  const yearly = weeks.value * weeklyMinutes
  let part = 0
  for (let from = first; from <= last; ) {
    const next = Math.min(last + 1, dayNumberIn(dateOf(from).year + 1, 1, 1))
    part += ratioValue(ratio(yearly * (next - from), daysOfYear(from)))
    from = next
  }
  const values = { weeks: weeks.value, weekly: weeklyMinutes, yearly, minutes: Math.round(part) }
  return isFine(id, [tell('holiday-hours', values, rows)])
}

/** Under the agency agreement those of the hiring company are followed. */
function underTheAgreement(asked: HolidayQuestion, book: RuleBook): ShortFinding<'holiday-agency'> {
  const id = 'holiday-agency'
  if (asked.agencyWorker === false) return doesNotApply(id, 'no-agency')
  const day = dayAsked(asked)
  if (day === null) return asks(id, ['periodUntil'])
  const rows = rowsOn(book, day, ['CAO-11'])
  if (!rows) return outOfCoverage(id)
  const trace = [tell('holiday-agency', {}, rows)]
  return asked.agencyWorker === null ? asks(id, ['agencyWorker'], { trace }) : isFine(id, trace)
}
