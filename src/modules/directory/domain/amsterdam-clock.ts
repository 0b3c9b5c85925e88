import { type DayNumber, dayOfNumber } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'
import type { EpochMinute } from './open-state.ts'

/** What a clock on a Dutch wall shows: a day, and minutes since its midnight as the clock shows them. */
export interface WallTime {
  day: DayNumber
  minute: number
}

const minutesOfDay = 1440
const earliestYear = 1971
const latestYear = 9998

/** Made once: making one costs a hundred times as much as using it. Gives `2028-03-26 03:00`. */
const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' })

/** A stretch with one distance to UTC, from its first minute. */
interface Stretch {
  from: EpochMinute
  offset: number
}

/** The rules of the time zone do not change while the server runs: each year is asked once. */
const stretchesByYear = new Map<number, readonly Stretch[]>()

/** What the clock shows at an instant. @throws RangeError before 1971 or after 9998 */
export function wallTimeAt(at: EpochMinute): WallTime {
  const local = at + offsetAt(at)
  const day = Math.floor(local / minutesOfDay)
  return { day, minute: local - day * minutesOfDay }
}

/**
 * The instants at which the clock shows a time, earliest first: one; none in the hour that the clock skips in spring;
 * two in the hour that it shows twice in autumn.
 */
export function instantsAt({ day, minute }: WallTime): EpochMinute[] {
  const local = day * minutesOfDay + minute
  const offsets = new Set([offsetAt(local - minutesOfDay), offsetAt(local + minutesOfDay)])
  return [...offsets]
    .map((offset) => local - offset)
    .filter((at) => at + offsetAt(at) === local)
    .sort((a, b) => a - b)
}

/** The instants between two others at which the clock is put forward or back. */
export function clockChangesBetween(first: EpochMinute, last: EpochMinute): EpochMinute[] {
  const years = [yearOf(first), yearOf(last)]
  const stretches = [...new Set(years)].flatMap((year) => stretchesOf(year).slice(1))
  return stretches.map(({ from }) => from).filter((from) => first < from && from <= last)
}

/** The day on a Dutch calendar. */
export const dayAt = (at: EpochMinute): Day => dayOfNumber(wallTimeAt(at).day)

/** `09:30`. 1440 is `24:00`, the end of a day; what is past it is the clock of the next day. */
export const clockText = (minute: number): string => {
  const shown = minute > 1440 ? minute - 1440 : minute
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`
}

/** Minutes that Dutch clocks are ahead of UTC. */
function offsetAt(at: EpochMinute): number {
  const stretches = stretchesOf(yearOf(at))
  let offset = stretches[0]?.offset ?? 0
  for (const stretch of stretches) if (stretch.from <= at) offset = stretch.offset
  return offset
}

function yearOf(at: EpochMinute): number {
  const year = new Date(at * 60_000).getUTCFullYear()
  if (year < earliestYear || year > latestYear || Number.isNaN(year)) throw new RangeError(`no clock for year ${year}`)
  return year
}

function stretchesOf(year: number): readonly Stretch[] {
  const known = stretchesByYear.get(year)
  if (known) return known
  const begin = Date.UTC(year, 0, 1) / 60_000
  const end = Date.UTC(year + 1, 0, 1) / 60_000
  const stretches: Stretch[] = [{ from: begin, offset: askedOffset(begin) }]
  for (let at = begin; at < end; at += minutesOfDay) {
    const next = Math.min(at + minutesOfDay, end - 1)
    if (askedOffset(next) === askedOffset(at)) continue
    const from = firstMinuteOf(askedOffset(next), at, next)
    stretches.push({ from, offset: askedOffset(from) })
  }
  stretchesByYear.set(year, stretches)
  return stretches
}

/** The minute within `(before, by]` from which the clock has this distance. */
function firstMinuteOf(offset: number, before: EpochMinute, by: EpochMinute): EpochMinute {
  let [low, high] = [before, by]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (askedOffset(middle) === offset) high = middle
    else low = middle
  }
  return high
}

function askedOffset(at: EpochMinute): number {
  return Date.parse(`${wall.format(at * 60_000).replace(' ', 'T')}:00Z`) / 60_000 - at
}
