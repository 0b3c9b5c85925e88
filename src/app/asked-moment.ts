import { dayNumberOf } from '#kernel/day-number.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import { daysAhead, type EpochMinute, instantsAt } from '#modules/directory/index.ts'

/** What a reader asked for with `?at=`, and the moment that is shown. */
export interface AskedMoment {
  at: EpochMinute
  /** False: it is about now. */
  chosen: boolean
  /** As it was typed, when something was. */
  typed: string
  problem: 'not-a-moment' | 'too-far' | 'skipped' | null
}

const dayMinutes = 1440
const millisecondsInMinute = 60_000

export const minuteNow = (): EpochMinute => Math.floor(Date.now() / millisecondsInMinute)

/** The first minute of a day on Dutch clocks. */
export const midnightOf = (day: Day): EpochMinute =>
  instantsAt({ day: dayNumberOf(day), minute: 0 })[0] ?? dayNumberOf(day) * dayMinutes

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
  const ahead = dayNumberOf(day.value) - dayNumberOf(today)
  if (ahead < 0 || ahead > daysAhead) return { at: now, chosen: false, typed, problem: 'too-far' }
  const minute = Number(hours) * 60 + Number(minutes)
  // In autumn the clock shows an hour twice: the first one is meant.
  const [at] = instantsAt({ day: dayNumberOf(day.value), minute })
  return at === undefined
    ? { at: now, chosen: false, typed, problem: 'skipped' }
    : { at, chosen: true, typed, problem: null }
}
