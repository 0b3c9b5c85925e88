import { addDays, type Day } from '#kernel/days.ts'
import { parseDateSpan, spanText, stretchOfSpan } from '#kernel/partial-date.ts'
import { ok, type Result } from '#kernel/result.ts'

/**
 * A moment as precise as its source gives it. `text` is what is shown: `2018`, `2020-12`, `2021-08/2021-10`,
 * `2020-06-19`; every day it can be lies in the half-open stretch from `from` to `until`.
 */
export interface When {
  text: string
  from: Day
  until: Day
}

/**
 * Reads a year, a month, a day, or two of them with a slash between.
 * Refusals: `not-a-date` – a part that is none, or outside 1900–2199; `backwards` – it ends before it begins.
 */
export function parseWhen(text: string): Result<When, 'not-a-date' | 'backwards'> {
  const span = parseDateSpan(text)
  return span.ok ? ok({ text: spanText(span.value), ...stretchOfSpan(span.value) }) : span
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
