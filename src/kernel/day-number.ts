import type { Day } from './days.ts'

/** Days since 1970-01-01; a day of the Dutch calendar as a number to count with. */
export type DayNumber = number

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const dayNumberOf = (day: Day): DayNumber => Date.parse(`${day}T00:00:00Z`) / 86_400_000

export const dayOfNumber = (number: DayNumber): Day => new Date(number * 86_400_000).toISOString().slice(0, 10) as Day

export const weekdayOf = (number: DayNumber): Weekday => (((((number + 3) % 7) + 7) % 7) + 1) as Weekday

/**
 * The number of a day by year (100 or later), month and date. Months run on past 12, and a date past the end of its month
 * does too: 29 February of a common year is 1 March.
 */
export const dayNumberIn = (year: number, month: number, date: number): DayNumber =>
  Date.UTC(year, month - 1, date) / 86_400_000

/** The year, month 1–12 and date of a day. */
export function dateOf(number: DayNumber): { year: number; month: number; date: number } {
  const at = new Date(number * 86_400_000)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
}

/** The first day of the month of `number`, `months` later. */
export function monthStart(number: DayNumber, months = 0): DayNumber {
  const { year, month } = dateOf(number)
  return dayNumberIn(year, month + months, 1)
}
