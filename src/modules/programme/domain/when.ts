import { addDays, type Day, day, parseDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'

/**
 * A moment as precise as its source gives it. `text` is what is shown: `2018`, `2020-12`, `2021-08/2021-10`,
 * `2020-06-19`; every day it can be lies in the half-open stretch from `from` to `until`.
 */
export interface When {
  text: string
  from: Day
  until: Day
}

/** Another century is a typing error. */
const years = /^(19|20|21)\d\d/
const yearShape = /^\d{4}$/
const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/

/**
 * Reads a year, a month, a day, or two of them with a slash between.
 * Refusals: `not-a-date` – a part that is none, or outside 1900–2199; `backwards` – it ends before it begins.
 */
export function parseWhen(text: string): Result<When, 'not-a-date' | 'backwards'> {
  const [first = '', second = first, ...more] = text.split('/')
  const [begin, end] = [stretchOf(first), stretchOf(second)]
  if (begin === null || end === null || more.length > 0) return err('not-a-date')
  if (begin.from > end.from || begin.until > end.until) return err('backwards')
  return ok({ text: first === second ? first : text, from: begin.from, until: end.until })
}

/** For literals in code and data that a schema has checked. @throws RangeError when `text` is no moment. */
export function when(text: string): When {
  const parsed = parseWhen(text)
  if (!parsed.ok) throw new RangeError(`"${text}" is not a year, a month, a day or two of them`)
  return parsed.value
}

/** The first day on which it has come without doubt: of a month or a year, its last day. */
export const surelyBy = ({ until }: When): Day => addDays(until, -1)

/** Earliest first; of two that begin together the one that ends first. */
export function compareWhen(one: When, other: When): number {
  if (one.from !== other.from) return one.from < other.from ? -1 : 1
  if (one.until !== other.until) return one.until < other.until ? -1 : 1
  return 0
}

function stretchOf(text: string): { from: Day; until: Day } | null {
  if (!years.test(text)) return null
  const [year = 0, month = 1] = text.split('-').map(Number)
  if (yearShape.test(text)) return { from: firstOf(year, 1), until: firstOf(year + 1, 1) }
  if (monthShape.test(text)) {
    return { from: firstOf(year, month), until: month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1) }
  }
  const parsed = parseDay(text)
  return parsed.ok ? { from: parsed.value, until: addDays(parsed.value, 1) } : null
}

const firstOf = (year: number, month: number): Day => day(`${year}-${String(month).padStart(2, '0')}-01`)
