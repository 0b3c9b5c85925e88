import type { DayNumber } from '#kernel/day-number.ts'
import { compare, larger, minus, nothing, plus, type Ratio, ratio, smaller, times } from '#kernel/ratio.ts'
import { type Minutes, minutes } from '#kernel/units.ts'
import type { Step } from './finding.ts'
import { daysMissing, type InputId, notGiven, type Part, type Payslip, workedIn } from './payslip.ts'
import { calendarMonths, weekdaysOfYear, weekdaysWithin } from './period.ts'
import type { BookRow, RuleBook } from './rule-book.ts'
import { changesWithin, hourlyFrom, type Per, perMinute, type RateRows, ratesOn } from './wage-rates.ts'

/**
 * The minimum wage over a period, as far as it is known: it lies between `low` and `high`, both exact. `missing` names
 * what would bring them together.
 */
export interface KnownDue {
  kind: 'known'
  low: Ratio
  high: Ratio
  missing: readonly InputId[]
  trace: readonly Step[]
}
export type WageDue =
  | KnownDue
  | { kind: 'unknown'; missing: readonly InputId[] }
  | { kind: 'not-applicable'; why: string }
  | { kind: 'out-of-coverage' }

/** What a minute costs on a day, and how it is told. */
interface DayRate {
  low: Ratio
  high: Ratio
  asks: readonly InputId[]
  /** No minimum wage at this age. */
  tooYoung: boolean
  step(worked: Minutes): Step
}
type NotKnown = Exclude<WageDue, KnownDue>

const noInputs: readonly InputId[] = []
const outOfCoverage: NotKnown = { kind: 'out-of-coverage' }

/**
 * The minimum wage for the hours of a payslip, split exactly over changes of the amounts and birthdays. Hours that may
 * fall on either side of such a day count at the least and at the most they can be worth.
 * Source of law: WML art. 7, 8 and 11; before 2024 art. 8 and 12 as they were then.
 */
export function wageDue(slip: Payslip, book: RuleBook): WageDue {
  const parts = partsOf(slip)
  if ('missing' in parts) return { kind: 'unknown', missing: parts.missing }
  let not: NotKnown | undefined
  let tooYoung = parts.list.length > 0
  let [low, high] = [nothing, nothing]
  const asks: InputId[] = []
  const trace: Step[] = []
  for (const part of parts.list) {
    const due = partDue(slip, book, part)
    if ('kind' in due) {
      // Days without an amount are told before what is to be asked: asking would not help.
      if (due === outOfCoverage) return due
      not ??= due
      continue
    }
    low = plus(low, due.low)
    high = plus(high, due.high)
    tooYoung &&= due.tooYoung
    asks.push(...due.asks)
    trace.push(due.step(part.minutes))
  }
  if (not) return not
  if (tooYoung) return { kind: 'not-applicable', why: 'too-young' }
  return withMonth(slip, book, parts.list, { kind: 'known', low, high, missing: asks, trace })
}

function partsOf(slip: Payslip): { list: readonly Part[] } | { missing: readonly InputId[] } {
  const { parts, minutesWorked, first, last } = slip
  if (parts && !mayGoByMonth(slip, parts)) return { list: parts }
  const days = daysMissing(slip)
  if (parts) return days.length > 0 ? { missing: days } : { list: parts }
  const missing = notGiven({ periodFrom: first, periodUntil: last, minutesWorked })
  if (first === null || last === null || minutesWorked === null) return { missing }
  return { list: [{ first, last, minutes: minutesWorked }] }
}

/** Where a fixed wage of a month may count, it must be known whether the period is one. */
const mayGoByMonth = ({ fixedMonthlyPay }: Payslip, parts: readonly Part[]): boolean =>
  fixedMonthlyPay === true || (fixedMonthlyPay === null && parts.some((part) => part.first < hourlyFrom))

/** The hours of a part at every amount that its days have; `low` and `high` are of all its minutes. */
function partDue(slip: Payslip, book: RuleBook, { first, last, minutes: worked }: Part): DayRate | NotKnown {
  const rate = rateOver(slip, book, [first, ...changesWithin(book, first, last, slip.birthDate)])
  return 'kind' in rate ? rate : { ...rate, low: times(rate.low, worked, 1), high: times(rate.high, worked, 1) }
}

/** What a minute costs on one of these days, from the least to the most. */
function rateOver(slip: Payslip, book: RuleBook, days: readonly DayNumber[]): DayRate | NotKnown {
  let all: DayRate | undefined
  let not: NotKnown | undefined
  for (const on of days) {
    const rate = rateOn(slip, book, on)
    if (rate === outOfCoverage) return rate
    if ('kind' in rate) not ??= rate
    else all = all ? either(all, rate) : rate
  }
  return not ?? all ?? outOfCoverage
}

/** On some of the days the one, on some the other. */
function either(a: DayRate, b: DayRate): DayRate {
  const [low, high] = [smaller(a.low, b.low), larger(a.high, b.high)]
  const asks = new Set([...a.asks, ...b.asks])
  if (compare(low, high) === 0) return { ...a, asks: [...asks], tooYoung: a.tooYoung && b.tooYoung }
  return {
    low,
    high,
    asks: [...asks.add('parts')],
    tooYoung: a.tooYoung && b.tooYoung,
    step: (worked) =>
      between(times(low, worked, 1), times(high, worked, 1), [...a.step(worked).cites, ...b.step(worked).cites]),
  }
}

/** Two amounts between which the minimum wage lies. */
export const between = (low: Ratio, high: Ratio, cites: readonly BookRow[]): Step => ({
  id: 'due-between',
  values: { low: low.num / low.den, high: high.num / high.den },
  cites,
})

const hourly: readonly Per[] = ['hour']

/**
 * What a minute costs on a day. Before 2024 the law named amounts for a full week and month, and left open how many hours
 * that is; a month of pay goes by the amount of a month, whole weeks by that of a week, and of another stretch either may
 * be meant.
 */
function rateOn(slip: Payslip, book: RuleBook, on: DayNumber): DayRate | NotKnown {
  const byHour = on >= hourlyFrom
  const full = byHour ? null : fullWeekOf(slip)
  let found: DayRate | undefined
  for (const per of byHour ? hourly : readingsOf(slip)) {
    const rows = ratesOn(book, per, on, slip)
    if (rows === 'out-of-coverage') return outOfCoverage
    if (!byHour && full === null) return { kind: 'unknown', missing: ['fullTimeMinutesPerWeek'] }
    const rate = dayRate(per, rows, full)
    found = found ? { ...found, low: smaller(found.low, rate.low), high: larger(found.high, rate.high) } : rate
  }
  return found ?? outOfCoverage
}

function dayRate(per: Per, { low, high, age, asks }: RateRows, full: Minutes | null): DayRate {
  const most = high ? perMinute(per, high.value, full ?? 0) : nothing
  const least = low === high ? most : low ? perMinute(per, low.value, full ?? 0) : nothing
  return {
    low: least,
    high: most,
    asks,
    tooYoung: high === null,
    step(worked) {
      if (!high) return { id: 'no-wage-under-age', values: { age: age ?? 0, minutes: worked }, cites: [] }
      const told = { rate: high.value, amount: (most.num * worked) / most.den }
      if (age === null) return { id: 'age-not-known', values: told, cites: [high] }
      if (full === null) return { id: 'hours-at-rate', values: { minutes: worked, ...told, age }, cites: [high] }
      return { id: 'hours-of-full-week', values: { minutes: worked, ...told, age, full }, cites: [high] }
    },
  }
}

/** A full week was at most forty hours. Source of law: WML art. 12 paragraph 3, as it was until 2024. */
const longestFullWeek = minutes(2400)

const fullWeekOf = ({ fullTimeMinutesPerWeek: full }: Payslip): Minutes | null =>
  full !== null && full > longestFullWeek ? longestFullWeek : full

function readingsOf({ first, last }: Payslip): readonly Per[] {
  const isMonths = first !== null && last !== null && calendarMonths(first, last) > 0
  const isWeeks = first !== null && last !== null && (last - first + 1) % 7 === 0
  return isMonths === isWeeks ? ['month', 'week'] : [isMonths ? 'month' : 'week']
}

/** Agreed hours that nobody gave may be any that a week has. */
const mostMinutesOfWeek = minutes(7 * 24 * 60)

/**
 * With what may be due for one calendar month of a fixed wage, whatever the hours of that month: since 2024 the average of
 * the year's hours (WML art. 11 paragraph 1), before it the amount of the month for its own working days.
 */
function withMonth(slip: Payslip, book: RuleBook, parts: readonly Part[], hours: KnownDue): KnownDue {
  const { first, last, fixedMonthlyPay: fixed } = slip
  const early = first !== null && first < hourlyFrom
  const counts = fixed || (fixed === null && early)
  if (!counts || first === null || last === null || calendarMonths(first, last) !== 1) return settled(hours)
  if (early && isAverageMonth(slip, parts)) return settled(hours)
  const days = [first, ...changesWithin(book, first, last, slip.birthDate)]
  const rows = days.flatMap((on) => {
    const found = ratesOn(book, early ? 'month' : 'hour', on, slip)
    return found === 'out-of-coverage' ? [] : [found.low, found.high]
  })
  if (rows.length === 0) return settled(hours)
  const { amounts, asks } = early ? byItsDays(slip, first, last, rows, parts) : byTheYear(slip, first, rows)
  const read = early && fixed ? amounts : [...amounts, hours.low, hours.high]
  const [low, high] = [read.reduce(smaller), read.reduce(larger)]
  const step = between(low, high, [...new Set(rows.filter((row) => row !== null))])
  return settled({ ...hours, low, high, missing: [...hours.missing, ...asks], trace: [...hours.trace, step] })
}

/**
 * Whether the hours are those of an average month, a twelfth of 52 weeks, of the full week or the agreed one: many payslips
 * give those in every month, and then the amount of the month is due for them however many working days it has.
 */
function isAverageMonth(slip: Payslip, parts: readonly Part[]): boolean {
  const worked = workedIn(parts)
  return [fullWeekOf(slip), slip.contractMinutesPerWeek].some(
    (week) => week !== null && worked === Math.round((week * 13) / 3),
  )
}

interface MonthReadings {
  amounts: readonly Ratio[]
  asks: readonly InputId[]
}

/** A twelfth of the hours that the contract gives the year. */
function byTheYear(
  { contractMinutesPerWeek: contract }: Payslip,
  on: DayNumber,
  rows: readonly (BookRow | null)[],
): MonthReadings {
  const weeks = contract === null ? [0, mostMinutesOfWeek] : [contract]
  return {
    amounts: rows.flatMap((row) => weeks.map((week) => ratio((row?.value ?? 0) * week * weekdaysOfYear(on), 3600))),
    asks: contract === null ? ['contractMinutesPerWeek'] : noInputs,
  }
}

/** The month's amount for its own working days, and more for hours above them. */
function byItsDays(
  slip: Payslip,
  first: DayNumber,
  last: DayNumber,
  rows: readonly (BookRow | null)[],
  parts: readonly Part[],
): MonthReadings {
  const full = fullWeekOf(slip) ?? longestFullWeek
  const worked = ratio(workedIn(parts), 1)
  const normal = ratio(full * weekdaysWithin(first, last), 5)
  const above = minus(worked, normal)
  const amounts = rows.map((row) => {
    const month = ratio(row?.value ?? 0, 1)
    if (above.num <= 0) return times(times(month, worked.num, 1), normal.den, normal.num)
    return plus(month, times(perMinute('month', month.num, full), above.num, above.den))
  })
  return { amounts, asks: slip.fixedMonthlyPay ? noInputs : ['fixedMonthlyPay'] }
}

/** Nothing is missing where both ends are the same; and nothing is named twice. */
const settled = (due: KnownDue): KnownDue => ({
  ...due,
  missing: compare(due.low, due.high) === 0 ? noInputs : [...new Set(due.missing)],
})

/**
 * The minutes of a full week of `full` minutes over a stretch of days, by its working days and by its days: the least and
 * the most of both, rounded down and up.
 */
export function fullTimeMinutes(full: Minutes, first: DayNumber, last: DayNumber): { least: Minutes; most: Minutes } {
  const readings = [(full * weekdaysWithin(first, last)) / 5, (full * (last - first + 1)) / 7]
  return { least: minutes(Math.floor(Math.min(...readings))), most: minutes(Math.ceil(Math.max(...readings))) }
}
