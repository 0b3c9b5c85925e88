import { err, ok, type Result } from './result.ts'

/** A calendar day, `YYYY-MM-DD`, in the Dutch calendar. Days sort as text. */
export type Day = `${number}-${number}-${number}`

/**
 * A half-open stretch of days: `from` belongs to it, `until` does not.
 * `until: null` means that no end is known.
 */
export interface Period {
  from: Day
  until: Day | null
}

const shape = /^\d{4}-\d{2}-\d{2}$/

/** Reads a day. Refusal: `not-a-day` – another shape, or a day that no calendar has (2021-02-29). */
export function parseDay(text: string): Result<Day, 'not-a-day'> {
  if (!shape.test(text)) return err('not-a-day')
  const time = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return err('not-a-day')
  return ok(text as Day)
}

/** For literals in code and data that a schema has checked. @throws RangeError when `text` is not a day. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed.ok) throw new RangeError(`"${text}" is not a day (YYYY-MM-DD)`)
  return parsed.value
}

/** `count` days later; negative is earlier. */
export function addDays(from: Day, count: number): Day {
  return new Date(Date.parse(`${from}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10) as Day
}

/** The same day `count` years later; a year after 29 February is 1 March. */
export function addYears(from: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  return new Date(Date.UTC(year + count, month - 1, date)).toISOString().slice(0, 10) as Day
}

/** True on the first day of the period, false on `until`. */
export const isWithin = ({ from, until }: Period, on: Day): boolean => from <= on && (until === null || on < until)

/** Made once: making one costs a hundred times as much as using it. Swedish dates are written `YYYY-MM-DD`. */
const daysInAmsterdam = /* @__PURE__ */ new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })

/** The day it is in Amsterdam at `now`: the day that Dutch deadlines are counted in. */
export const dutchDay = (now: Date): Day => day(daysInAmsterdam.format(now))
