/** Days are texts, `2026-07-01`. Everything here is counted, nothing is calculated. */

const split = (day: string) => day.split('-').map(Number) as [number, number, number]

const join = (year: number, month: number, date: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

export const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export const yearOf = (day: string) => split(day)[0]

export function nextDay(day: string): string {
  const [year, month, date] = split(day)
  if (date < daysInMonth(year, month)) return join(year, month, date + 1)
  return month < 12 ? join(year, month + 1, 1) : join(year + 1, 1, 1)
}

/** Every day from `from` to `until`, both included. */
export function daysBetween(from: string, until: string): string[] {
  const days: string[] = []
  for (let day = from; day <= until; day = nextDay(day)) days.push(day)
  return days
}

/** The day `count` days later. */
export function daysLater(day: string, count: number): string {
  let later = day
  for (let passed = 0; passed < count; passed++) later = nextDay(later)
  return later
}

/** The same date `count` months later; a date that the month lacks becomes the first of the next month. */
export function monthsLater(day: string, count: number): string {
  const [year, month, date] = split(day)
  const months = year * 12 + (month - 1) + count
  const [laterYear, laterMonth] = [Math.floor(months / 12), (months % 12) + 1]
  if (date <= daysInMonth(laterYear, laterMonth)) return join(laterYear, laterMonth, date)
  return nextDay(join(laterYear, laterMonth, daysInMonth(laterYear, laterMonth)))
}

/** The age in whole years. Born on 29 February: a year older on 1 March of a common year. */
export function ageOn(day: string, birthDate: string): number {
  const birthdayCame = day.slice(5) >= birthDate.slice(5)
  return yearOf(day) - yearOf(birthDate) - (birthdayCame ? 0 : 1)
}

/** Monday to Friday, among `days`. 1 January 1900 was a Monday. */
export const countWeekdays = (days: readonly string[]) => days.filter((day) => daysSince1900(day) % 7 < 5).length

export function daysSince1900(day: string): number {
  const [year, month, date] = split(day)
  let count = date - 1
  for (let passed = 1900; passed < year; passed++) count += isLeapYear(passed) ? 366 : 365
  for (let passed = 1; passed < month; passed++) count += daysInMonth(year, passed)
  return count
}

/** How many calendar months the days are exactly; 0 when they are not. `days` follow one another. */
export function wholeMonths(days: readonly string[]): number {
  const last = days.at(-1)
  if (!last || !days[0]?.endsWith('-01') || !nextDay(last).endsWith('-01')) return 0
  return monthsTouched(days)
}

/** How many weeks of seven days the days are exactly; 0 when they are not. */
export const wholeWeeks = (days: readonly string[]) => (days.length % 7 === 0 ? days.length / 7 : 0)

export const monthsTouched = (days: readonly string[]) => new Set(days.map((day) => day.slice(0, 7))).size
