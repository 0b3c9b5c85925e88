import { ageOn, countWeekdays, daysBetween, wholeMonths, wholeWeeks, yearOf } from './calendar.ts'
import {
  add,
  divide,
  type Fraction,
  fraction,
  isAbove,
  multiply,
  type Range,
  rangeOf,
  subtract,
  whole,
  zero,
} from './fraction.ts'
import type { OracleInput } from './oracle-input.ts'
import { type Amount, amountOn, hoursFrom, isCovered } from './oracle-tables.ts'

/** The minimum wage due, as far as it is known. */
export type Due = ({ is: 'range' } & Range) | { is: 'unknown' } | { is: 'out-of-coverage' } | { is: 'none' }

/** Hours worked somewhere on `days`. */
interface Stretch {
  days: readonly string[]
  minutes: Fraction
}

/** Before 2024 a minute is a part of the week's amount, or of the month's. */
type Reading = 'week' | 'month'

const mostMinutesInAWeek = 7 * 24 * 60
/** A full week counted as forty hours at the most. */
const longestFullWeek = 40 * 60

const fullWeekOf = ({ fullTimeMinutesPerWeek = 0 }: OracleInput) => Math.min(fullTimeMinutesPerWeek, longestFullWeek)

/** The days of the period; undefined as long as one end is unknown. */
export function periodDays({ periodFrom, periodUntil }: OracleInput): string[] | undefined {
  return periodFrom === undefined || periodUntil === undefined ? undefined : daysBetween(periodFrom, periodUntil)
}

/** D: the minimum wage due over the period. */
export function dueOver(input: OracleInput): Due {
  const period = periodDays(input)
  const stretches = stretchesOf(input, period)
  if (!stretches || (!period && mayGoByMonth(input, stretches))) return { is: 'unknown' }
  if (!stretches.every(({ days }) => days.every(isCovered))) return { is: 'out-of-coverage' }
  const days = period ?? []
  if (!canCount(input, stretches)) return { is: 'unknown' }
  if (isBelow15(input, stretches)) return { is: 'none' }
  const hours = byTheHour(input, days, stretches)
  const minutes = sum(stretches.map((stretch) => stretch.minutes))
  const isMonth = wholeMonths(days) === 1 && days.every(isCovered)
  const ranges = isMonth ? overOneMonth(input, hours, { days, minutes }) : [hours]
  return { is: 'range', ...rangeOf(ranges.flatMap(({ low, high }) => [low, high])) }
}

/** Where a fixed wage of a month may count, the period must be known. */
const mayGoByMonth = ({ fixedMonthlyPay }: OracleInput, stretches: readonly Stretch[]) =>
  fixedMonthlyPay ?? stretches.some(({ days }) => days.some((day) => day < hoursFrom))

/** No minimum wage exists on any day that has hours. */
function isBelow15({ birthDate }: OracleInput, stretches: readonly Stretch[]): boolean {
  if (birthDate === undefined || stretches.length === 0) return false
  return stretches.every(({ days }) => days.every((day) => ageOn(day, birthDate) < 15))
}

/** D of a full week on each of `days`, which lie in the period. */
export function dueOfFullWeeks(input: OracleInput, days: readonly string[]): Due {
  const period = periodDays(input)
  if (!period || !input.fullTimeMinutesPerWeek) return { is: 'unknown' }
  if (!days.every(isCovered)) return { is: 'out-of-coverage' }
  if (isBelow15(input, [{ days, minutes: zero }])) return { is: 'none' }
  const week = BigInt(input.fullTimeMinutesPerWeek)
  const readings = [fraction(week * BigInt(days.length), 7n), fraction(week * BigInt(countWeekdays(days)), 5n)]
  const { low, high } = rangeOf(readings)
  const sums = [whole(low.n / low.d), whole((high.n + high.d - 1n) / high.d)].map((minutes) =>
    byTheHour(input, days, [{ days, minutes }]),
  )
  return { is: 'range', ...rangeOf(sums.flatMap((sum) => [sum.low, sum.high])) }
}

function stretchesOf({ parts, minutesWorked }: OracleInput, days: string[] | undefined): Stretch[] | undefined {
  if (parts) {
    return parts.map(({ from, until, minutes }) => ({ days: daysBetween(from, until), minutes: whole(minutes) }))
  }
  return minutesWorked === undefined || !days ? undefined : [{ days, minutes: whole(minutesWorked) }]
}

/** Without a full week nothing can be said about hours before 2024. */
const canCount = ({ fullTimeMinutesPerWeek }: OracleInput, stretches: readonly Stretch[]) =>
  Boolean(fullTimeMinutesPerWeek) || stretches.every(({ days }) => days.every((day) => day >= hoursFrom))

/** Exactly one calendar month: beside the hours there may be the month as such. */
function overOneMonth(input: OracleInput, hours: Range, stretch: Stretch): Range[] {
  const { days } = stretch
  const isEarly = days.every((day) => day < hoursFrom)
  if (!isEarly) return input.fixedMonthlyPay === true ? [hours, byTheContract(input, days)] : [hours]
  if (isAverageMonth(input, stretch.minutes)) return [hours]
  if (input.fixedMonthlyPay === true) return [byItsOwnDays(input, stretch)]
  if (input.fixedMonthlyPay === false) return [hours]
  return [hours, byItsOwnDays(input, stretch)]
}

/** A twelfth of 52 weeks, to the minute: of a full week, or of the agreed one. */
function isAverageMonth(input: OracleInput, minutes: Fraction): boolean {
  const weeks = [
    fullWeekOf(input),
    ...(input.contractMinutesPerWeek === undefined ? [] : [input.contractMinutesPerWeek]),
  ]
  return weeks.some((week) => minutes.n === BigInt(Math.floor((week * 26 + 3) / 6)) * minutes.d)
}

/** Every minute at the amount of its day, at the least and the most that the readings give. */
function byTheHour(input: OracleInput, period: readonly string[], stretches: readonly Stretch[]): Range {
  const ranges = stretches.map(({ days, minutes }) => {
    const worth = readingsOf(period).map((reading) => minuteRange(input, days, reading))
    const { low, high } = rangeOf(worth.flatMap((range) => [range.low, range.high]))
    return { low: multiply(minutes, low), high: multiply(minutes, high) }
  })
  return { low: sum(ranges.map(({ low }) => low)), high: sum(ranges.map(({ high }) => high)) }
}

function readingsOf(period: readonly string[]): Reading[] {
  const [weeks, months] = [wholeWeeks(period), wholeMonths(period)]
  if (weeks > 0 && months === 0) return ['week']
  if (months > 0 && weeks === 0) return ['month']
  return ['week', 'month']
}

const sum = (values: readonly Fraction[]) => values.reduce(add, zero)

/** What a minute on one of `days` is worth, at the least and at the most. */
function minuteRange(input: OracleInput, days: readonly string[], reading: Reading): Range {
  const fullWeek = whole(fullWeekOf(input))
  return rangeOf(days.flatMap((day) => amountsOn(input, day).map((amount) => minuteOf(amount, reading, fullWeek))))
}

/** The amounts that may hold on a day: more than one as long as something about the worker is not known. */
function amountsOn({ birthDate, apprentice }: OracleInput, day: string): (Amount | undefined)[] {
  const grown = 30
  if (birthDate === undefined) return [undefined, amountOn(day, grown, false)]
  const age = ageOn(day, birthDate)
  const kinds = apprentice === undefined ? [true, false] : [apprentice]
  return kinds.map((isApprentice) => amountOn(day, age, isApprentice))
}

function minuteOf(amount: Amount | undefined, reading: Reading, fullWeek: Fraction): Fraction {
  if (!amount) return zero
  if (amount.per === 'hour') return fraction(amount.cents, 60n)
  if (reading === 'week') return divide(whole(amount.week), fullWeek)
  return divide(whole(amount.month * 3n), multiply(whole(13), fullWeek))
}

/** Before 2024: the amount of the month, for the weekdays that this month has. */
function byItsOwnDays(input: OracleInput, { days, minutes }: Stretch): Range {
  const fullWeek = whole(fullWeekOf(input))
  const normal = divide(multiply(whole(countWeekdays(days)), fullWeek), whole(5))
  const amounts = days.flatMap((day) => amountsOn(input, day))
  return rangeOf(
    amounts.map((amount) => {
      const month = amount?.per === 'month-and-week' ? whole(amount.month) : zero
      if (!isAbove(minutes, normal)) return divide(multiply(month, minutes), normal)
      return add(month, multiply(subtract(minutes, normal), minuteOf(amount, 'month', fullWeek)))
    }),
  )
}

/** From 2024: a twelfth of the hours that the contract gives the year. An unknown contract may have any hours. */
function byTheContract(input: OracleInput, days: readonly string[]): Range {
  const year = yearOf(days[0] ?? '')
  const weekdays = countWeekdays(daysBetween(`${year}-01-01`, `${year}-12-31`))
  const agreed = input.contractMinutesPerWeek
  const perWeek = agreed === undefined ? [0, mostMinutesInAWeek] : [agreed]
  const { low, high } = minuteRange(input, days, 'month')
  return rangeOf(
    perWeek.flatMap((minutes) => {
      const ofMonth = fraction(BigInt(minutes) * BigInt(weekdays), 60n)
      return [multiply(ofMonth, low), multiply(ofMonth, high)]
    }),
  )
}
