import { type DayNumber, dayNumberIn, dayNumberOf } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { type Ratio, ratio } from '#kernel/ratio.ts'
import type { BirthDate, InputId } from './payslip.ts'
import type { BookRow, RuleBook } from './rule-book.ts'

/** From here on the law has one amount per hour; before, amounts per month and week for a full working week. */
export const hourlyFrom: DayNumber = dayNumberOf(day('2024-01-01'))

/** The ages with an amount of their own. Below the first one the law names no minimum wage. */
export const youngestWithWage = 15
/** Until July 2019 the full amount began at 22. */
const oldestWithOwnWage = 21
const apprenticeAges: ReadonlySet<number> = new Set([18, 19, 20])

/** Who somebody is for the table of amounts; `null`: not known. */
export interface Worker {
  birthDate: BirthDate | null
  apprentice: boolean | null
}

export const birthdayOf = ({ year, month, date }: BirthDate, age: number): DayNumber =>
  dayNumberIn(year + age, month, date)

/** The age on a day. Born on 29 February: a year older on 1 March of a common year. */
export function ageOn(birth: BirthDate, on: DayNumber): number {
  const guess = Math.floor((on - dayNumberIn(birth.year, birth.month, birth.date)) / 365.2425) + 1
  for (let age = guess; ; age--) if (birthdayOf(birth, age) <= on) return age
}

/** What an amount is for. */
export type Per = 'hour' | 'week' | 'month'

const adultAgeFact = 'minimum-wage-age'
/** Ids of facts by what they are of; made once, since putting a name together costs more than looking it up. */
const adultFact: Readonly<Record<Per, string>> = {
  hour: 'minimum-wage-hour',
  week: 'minimum-wage-week',
  month: 'minimum-wage-month',
}

/** The least and the most that a worker may have per hour, week or month on a day. `null`: no minimum wage. */
export interface RateRows {
  low: BookRow | null
  high: BookRow | null
  /** Null when the age is not known. */
  age: number | null
  /** What it would matter to know. */
  asks: readonly InputId[]
}

/**
 * The rows of the amounts that a worker may have on a day; `out-of-coverage` when the book holds none.
 * Source of law: WML art. 7 and 8; Besluit minimumjeugdloonregeling.
 */
export function ratesOn(
  book: RuleBook,
  per: Per,
  on: DayNumber,
  { birthDate, apprentice }: Worker,
): RateRows | 'out-of-coverage' {
  const adult = book.on(adultFact[per], on)
  const adultAge = book.on(adultAgeFact, on)
  if (!adult || !adultAge) return 'out-of-coverage'
  // Whoever is not of age may be so young that there is no minimum wage.
  if (!birthDate) return { low: null, high: adult, age: null, asks: ['birthDate'] }
  const age = ageOn(birthDate, on)
  const only = (row: BookRow | null | undefined): RateRows | 'out-of-coverage' =>
    row === undefined ? 'out-of-coverage' : { low: row, high: row, age, asks: nothingAsked }
  if (age >= adultAge.value) return only(adult)
  if (age < youngestWithWage) return only(null)
  const youth = book.on(`${adultFact[per]}-${age}`, on)
  if (!apprenticeAges.has(age) || apprentice === false) return only(youth)
  const scale = book.on(`${adultFact[per]}-apprentice-${age}`, on)
  if (apprentice || !youth) return only(apprentice ? scale : youth)
  return { low: scale ?? null, high: youth, age, asks: ['apprentice'] }
}

const nothingAsked: readonly InputId[] = []

/** The days on which an amount of a book begins or ends, sorted; worked out once for each book. */
const changesOfBook = new WeakMap<RuleBook, readonly DayNumber[]>()

function changesIn(book: RuleBook): readonly DayNumber[] {
  const known = changesOfBook.get(book)
  if (known) return known
  const rows = [adultFact.hour, adultFact.month, adultAgeFact].flatMap((fact) => book.rows(fact))
  const days = [...new Set(rows.flatMap(({ first, until }) => [first, until]))].sort((a, b) => a - b)
  changesOfBook.set(book, days)
  return days
}

/**
 * The days within `first…last` on which the amount may become another one: a new row, or a birthday from 15 to the
 * age of a full wage. Sorted, without `first`.
 */
export function changesWithin(
  book: RuleBook,
  first: DayNumber,
  last: DayNumber,
  birthDate: BirthDate | null,
): DayNumber[] {
  const found = changesIn(book).filter((on) => on > first && on <= last)
  if (!birthDate || birthdayOf(birthDate, oldestWithOwnWage + 1) <= first) return found
  for (let age = youngestWithWage; age <= oldestWithOwnWage + 1; age++) {
    const on = birthdayOf(birthDate, age)
    if (on > first && on <= last && !found.includes(on)) found.push(on)
  }
  return found.sort((a, b) => a - b)
}

/**
 * Cents for one minute at an amount per hour, or per full week of `fullWeek` minutes; a month is four weeks and a third: 52
 * weeks in 12 months.
 */
export function perMinute(per: Per, rate: number, fullWeek: number): Ratio {
  if (per === 'hour') return ratio(rate, 60)
  return per === 'week' ? ratio(rate, fullWeek) : ratio(rate * 3, fullWeek * 13)
}
