import type { Day } from './days.ts'

/** Days since 1970-01-01; a day of the Dutch calendar as a number to count with. */
export type DayNumber = number

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const dayNumberOf = (day: Day): DayNumber => Date.parse(`${day}T00:00:00Z`) / 86_400_000

export const dayOfNumber = (number: DayNumber): Day => new Date(number * 86_400_000).toISOString().slice(0, 10) as Day

export const weekdayOf = (number: DayNumber): Weekday => (((((number + 3) % 7) + 7) % 7) + 1) as Weekday

/**
 * The number of a day by year, month 1–12 and date, without a `Date`: checks of pay do this millions of times.
 * A date past the end of its month runs on: 29 February of a common year is 1 March.
 */
export function dayNumberIn(year: number, month: number, date: number): DayNumber {
  // Years that begin in March end with the leap day.
  const y = month <= 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

/** The year, month 1–12 and date of a day. */
export function dateOf(number: DayNumber): { year: number; month: number; date: number } {
  const at = new Date(number * 86_400_000)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
}

/** The first day of the month of `number`, `months` later. */
export function monthStart(number: DayNumber, months = 0): DayNumber {
  const { year, month } = dateOf(number)
  const count = year * 12 + (month - 1) + months
  return dayNumberIn(Math.floor(count / 12), (count % 12) + 1, 1)
}
