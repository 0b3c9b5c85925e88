import { type DayNumber, dateOf, dayNumberIn, monthStart, weekdayOf } from '#kernel/day-number.ts'
import { compare, type Ratio, ratio } from '#kernel/ratio.ts'

/** The whole calendar months from `first` to `last`, both days included; 0 when it is another stretch. */
export function calendarMonths(first: DayNumber, last: DayNumber): number {
  if (last - first > 366 || last - first < 27) return 0
  const begin = dateOf(first)
  const end = dateOf(last + 1)
  if (begin.date !== 1 || end.date !== 1) return 0
  return (end.year - begin.year) * 12 + end.month - begin.month
}

/** Days from Monday to Friday within `first…last`, holidays among them. */
export function weekdaysWithin(first: DayNumber, last: DayNumber): number {
  const whole = Math.floor((last - first + 1) / 7)
  let count = whole * 5
  for (let on = first + whole * 7; on <= last; on++) if (weekdayOf(on) <= 5) count++
  return count
}

/** Days from Monday to Friday in the year of a day: 260 to 262. */
export function weekdaysOfYear(on: DayNumber): number {
  const { year } = dateOf(on)
  return weekdaysWithin(dayNumberIn(year, 1, 1), dayNumberIn(year, 12, 31))
}

/** Which part of a year's amount falls to one stretch of pay, from the least to the most it can be. */
export interface YearPart {
  low: Ratio
  high: Ratio
}

/**
 * The part of a yearly amount that falls to a period of pay: the year's amount by the number of periods in the year.
 * A month is a twelfth, a week a 52nd, four weeks a 13th. Of another stretch only the least is known, its days, and the
 * most, the whole months it lies in: part of a month may be paid on the payslip of that month.
 * Source of law: Besluit minimumloon en minimumvakantiebijslag art. 2b paragraph 1.
 */
export function yearPart(first: DayNumber, last: DayNumber): YearPart {
  const days = last - first + 1
  const months = calendarMonths(first, last)
  const readings: Ratio[] = []
  if (months > 0) readings.push(ratio(months, 12))
  if (days % 7 === 0) readings.push(ratio(days / 7, 52))
  if (readings.length === 0) readings.push(ratio(days, 366), ratio(monthsTouched(first, last), 12))
  readings.sort(compare)
  const low = readings[0] ?? ratio(1, 1)
  return { low, high: readings.at(-1) ?? low }
}

/** The calendar months of which a stretch has a day. */
function monthsTouched(first: DayNumber, last: DayNumber): number {
  let count = 1
  while (monthStart(first, count) <= last) count++
  return count
}
