import { type Day, parseDay } from '#kernel/days.ts'
import { type EpochMinute, instantOfWall } from '#modules/directory/index.ts'

/** What a reader asked for with `?at=`, and the moment that is shown. */
export interface AskedMoment {
  at: EpochMinute
  /** False: it is about now. */
  chosen: boolean
  /** As it was typed, when something was. */
  typed: string
  problem: 'not-a-moment' | 'too-far' | null
}

/** How far ahead a visit may be planned: beyond that nobody knows the hours. */
const daysAhead = 366
const dayMinutes = 1440
const millisecondsInMinute = 60_000

export const minuteNow = (): EpochMinute => Math.floor(Date.now() / millisecondsInMinute)

/** The first minute of a day on Dutch clocks. */
export const midnightOf = (day: Day): EpochMinute => instantOfWall(day, 0)

const written = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(:\d{2})?$/

/**
 * Reads `?at=2026-12-25T10:00`, a time on Dutch clocks from today up to a year ahead. What is no such moment is named in
 * `problem`, and now is shown in its place.
 */
export function askedMoment(url: URL, now: EpochMinute, today: Day): AskedMoment {
  const typed = (url.searchParams.get('at') ?? '').trim().slice(0, 40)
  if (typed === '') return { at: now, chosen: false, typed, problem: null }
  const [, date = '', hours, minutes] = written.exec(typed) ?? []
  const day = parseDay(date)
  if (!day.ok) return { at: now, chosen: false, typed, problem: 'not-a-moment' }
  const from = midnightOf(today)
  const days = (Date.parse(day.value) - Date.parse(today)) / millisecondsInMinute / dayMinutes
  if (days < 0 || days > daysAhead) return { at: now, chosen: false, typed, problem: 'too-far' }
  const at = instantOfWall(day.value, Number(hours) * 60 + Number(minutes))
  return { at: Math.max(at, from), chosen: true, typed, problem: null }
}
