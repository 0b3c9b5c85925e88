import { type DayNumber, dateOf, dayNumberIn } from '#kernel/day-number.ts'
import { doesNotApply, isFine, outOfCoverage } from '../finding.ts'
import type { BookRow, RuleBook } from '../rule-book.ts'
import { rowsOn } from '../surroundings.ts'
import { asks, monthsLater, type ShortFinding, sure, tell } from './answer.ts'

/** The end of a job; `null`: not known. */
export interface NoticeQuestion {
  /** The first day of work for this employer. */
  start: DayNumber | null
  /** The day on which one side tells the other that the job ends. */
  noticeDay: DayNumber | null
  agencyWorker: boolean | null
  /** The contract has the agency clause: it ends when the hiring company ends the assignment. */
  agencyClause: boolean | null
}

export type NoticeId = 'notice-employer' | 'notice-worker' | 'notice-agency-clause'

/**
 * How long before the end a contract is ended: what the law says for both sides, and beside it what the agency agreement
 * says where the contract has the agency clause. A contract that ends on its own day needs no notice.
 * Source of law: BW 7:672.
 */
export function notice(asked: NoticeQuestion, book: RuleBook): readonly ShortFinding<NoticeId>[] {
  return [byEmployer(asked, book), byWorker(asked, book), withClause(asked, book)].map(sure)
}

/** Whole years of service on a day; a year is full on its date. */
export function yearsOfService(start: DayNumber, on: DayNumber): number {
  const begin = dateOf(start)
  const { year } = dateOf(on)
  const years = year - begin.year
  return dayNumberIn(begin.year + years, begin.month, begin.date) <= on ? years : years - 1
}

/** The notice periods of an employer by years of service, the longest service first. */
const employerSteps = [
  { from: 'notice-employer-years-4', months: 'notice-months-employer-4' },
  { from: 'notice-employer-years-3', months: 'notice-months-employer-3' },
  { from: 'notice-employer-years-2', months: 'notice-months-employer-2' },
] as const

function byEmployer({ start, noticeDay }: NoticeQuestion, book: RuleBook): ShortFinding<'notice-employer'> {
  const id = 'notice-employer'
  if (noticeDay === null) return asks(id, start === null ? ['start', 'noticeDay'] : ['noticeDay'])
  const least = book.on('notice-months-employer-min', noticeDay)
  const most = book.on('notice-months-employer-max', noticeDay)
  const rule = book.on('DI-03', noticeDay)
  if (!least || !most || !rule) return outOfCoverage(id)
  const between = tell('notice-between', { least: least.value, most: most.value }, [rule, least, most])
  if (start === null) return asks(id, ['start'], { trace: [between] })
  if (start > noticeDay) return doesNotApply(id, 'not-begun')
  const years = yearsOfService(start, noticeDay)
  const row = periodFor(years, noticeDay, book)
  if (row === 'unknown') return asks(id, [], { why: 'by-length-of-service', trace: [between] })
  const months = row ?? least
  const values = { years, months: months.value, day: monthsLater(noticeDay, months.value) }
  return isFine(id, [between, tell('notice-employer', values, [rule, months])])
}

/** The longer period that belongs to these years; null: the shortest one; `unknown` when the book lacks the steps. */
function periodFor(years: number, on: DayNumber, book: RuleBook): BookRow | null | 'unknown' {
  for (const step of employerSteps) {
    const from = book.on(step.from, on)
    const months = book.on(step.months, on)
    if (!from || !months) return 'unknown'
    if (years >= from.value) return months
  }
  return null
}

function byWorker({ noticeDay }: NoticeQuestion, book: RuleBook): ShortFinding<'notice-worker'> {
  const id = 'notice-worker'
  if (noticeDay === null) return asks(id, ['noticeDay'])
  const months = book.on('notice-months-worker', noticeDay)
  const rule = book.on('DI-03', noticeDay)
  if (!months || !rule) return outOfCoverage(id)
  const values = { months: months.value, day: monthsLater(noticeDay, months.value) }
  return isFine(id, [tell('notice-worker', values, [rule, months])])
}

function withClause(asked: NoticeQuestion, book: RuleBook): ShortFinding<'notice-agency-clause'> {
  const id = 'notice-agency-clause'
  const { start, noticeDay, agencyWorker, agencyClause } = asked
  if (agencyWorker === false || agencyClause === false) return doesNotApply(id, 'no-agency-clause')
  if (noticeDay === null) return asks(id, ['noticeDay'])
  const rows = rowsOn(book, noticeDay, [
    'agency-clause-notice-from-weeks',
    'agency-clause-notice-days',
    'agency-clause-worker-notice-days',
    'CAO-05',
  ])
  const [weeks, days, worker, rule] = rows ?? []
  if (!weeks || !days || !worker || !rule) return outOfCoverage(id)
  const trace = [
    tell('agency-clause-notice', { weeks: weeks.value, days: days.value }, [rule, weeks, days]),
    tell('agency-clause-worker', { days: worker.value }, [rule, worker]),
  ]
  const missing = [
    ...(agencyWorker === null ? (['agencyWorker'] as const) : []),
    ...(agencyClause === null ? (['agencyClause'] as const) : []),
    ...(start === null ? (['start'] as const) : []),
  ]
  if (missing.length > 0 || start === null) return asks(id, missing, { trace })
  // Only worked weeks count; fewer weeks than that since the start leave no doubt.
  if (noticeDay - start < weeks.value * 7) return isFine(id, trace, 'before-notice-weeks')
  return isFine(id, [...trace, tell('agency-clause-day', { day: noticeDay + days.value }, [days])])
}
