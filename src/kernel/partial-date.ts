import { addDays, type Day, day, parseDay } from './days.ts'
import { err, ok, type Result } from './result.ts'

declare const mark: unique symbol

/** A date as precise as its source gives it: `2018`, `2020-12` or `2020-01-30`. Never filled up to a day. */
export type PartialDate = string & { readonly [mark]: 'partial-date' }

/** From the first possible day of `from` through the last possible day of `through`; both the same for one date. */
export interface DateSpan {
  from: PartialDate
  through: PartialDate
}

/** Days with a known end: `from` belongs to it, `until` does not. */
export interface Stretch {
  from: Day
  until: Day
}

/** Another century is a typing error. */
const years = /^(19|20|21)\d\d/
const yearShape = /^\d{4}$/
const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/

/** Reads a year, a month or a day of 1900 to 2199. Refusal: `not-a-date`. */
export function parsePartialDate(text: string): Result<PartialDate, 'not-a-date'> {
  const known = yearShape.test(text) || monthShape.test(text) || parseDay(text).ok
  return known && years.test(text) ? ok(text as PartialDate) : err('not-a-date')
}

/** For literals in code and data that a schema has checked. @throws RangeError when `text` is not a date. */
export function partialDate(text: string): PartialDate {
  const parsed = parsePartialDate(text)
  if (!parsed.ok) throw new RangeError(`"${text}" is not a year, a month or a day`)
  return parsed.value
}

/**
 * A date as people write it: `2020`, `2020-12`, `2020-12-31`, `12-2020`, `31-12-2020`, with stripes, dots or slashes. Nothing typed is
 * null. Refusal: `not-a-date`.
 */
export function readTypedDate(text: string): Result<PartialDate | null, 'not-a-date'> {
  if (text === '') return ok(null)
  const [first = '', second = '', third = '', ...more] = text.split(/[-./]/).map((part) => part.trim())
  const two = (part: string) => (/^\d$/.test(part) ? `0${part}` : part)
  const parts = /^\d{4}$/.test(first) ? [first, second, third] : [third, second, first]
  const [year = '', month = '', date = ''] = third === '' && !/^\d{4}$/.test(first) ? [second, first, ''] : parts
  const read = parsePartialDate([year, two(month), two(date)].filter((part) => part !== '').join('-'))
  return read.ok && more.length === 0 ? read : err('not-a-date')
}

/**
 * Reads one date, or two joined by `/`: `2020-12`, `2021-08/2021-10`.
 * Refusals: `not-a-date` – a part that is no date; `backwards` – it ends before it begins.
 */
export function parseDateSpan(text: string): Result<DateSpan, 'not-a-date' | 'backwards'> {
  const [first = '', second = first, ...more] = text.split('/')
  const from = parsePartialDate(first)
  const through = parsePartialDate(second)
  if (!from.ok || !through.ok || more.length > 0) return err('not-a-date')
  const [begin, end] = [stretchOf(from.value), stretchOf(through.value)]
  return begin.from <= end.from && begin.until <= end.until
    ? ok({ from: from.value, through: through.value })
    : err('backwards')
}

/** As `parseDateSpan` reads it. */
export const spanText = ({ from, through }: DateSpan): string => (from === through ? from : `${from}/${through}`)

/** How precise the source was. */
export function precisionOf(date: PartialDate): 'day' | 'month' | 'year' {
  if (yearShape.test(date)) return 'year'
  return monthShape.test(date) ? 'month' : 'day'
}

/** Every day the date can be. */
export function stretchOf(date: PartialDate): Stretch {
  const [year = 0, month = 1] = date.split('-').map(Number)
  if (yearShape.test(date)) return { from: firstOf(year, 1), until: firstOf(year + 1, 1) }
  if (!monthShape.test(date)) return { from: day(date), until: addDays(day(date), 1) }
  return { from: firstOf(year, month), until: month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1) }
}

/** Every day the span can be about. */
export const stretchOfSpan = ({ from, through }: DateSpan): Stretch => ({
  from: stretchOf(from).from,
  until: stretchOf(through).until,
})

/**
 * True when the date has come without doubt: a day on that day itself, a month or a year only when the whole of it
 * is past.
 */
export const hasSurelyCome = (date: PartialDate, on: Day): boolean =>
  precisionOf(date) === 'day' ? date <= on : stretchOf(date).until <= on

/** True from the first day that the date can be. */
export const mayHaveCome = (date: PartialDate, on: Day): boolean => stretchOf(date).from <= on

const firstOf = (year: number, month: number): Day => day(`${year}-${String(month).padStart(2, '0')}-01`)
