import { addDays, type Day, day, isWithin } from '#kernel/days.ts'
import type { TimePoint } from './event-view.ts'
import type { When } from './when.ts'

/** A stretch of whole years that a line of time runs over; `until` is the day after its last. */
export interface TimeScale {
  from: Day
  until: Day
}

/** The least number of whole years that has room for all of these; null for none. */
export function scaleOver(moments: readonly Pick<When, 'from' | 'until'>[]): TimeScale | null {
  let [first, last] = ['', '']
  for (const { from, until } of moments) {
    if (first === '' || from < first) first = from
    if (until > last) last = until
  }
  if (first === '') return null
  const lastYear = yearOf(addDays(day(last), -1))
  return { from: newYear(yearOf(day(first))), until: newYear(lastYear + 1) }
}

export const yearOf = (one: Day): number => Number(one.slice(0, 4))

const newYear = (year: number): Day => day(`${year}-01-01`)
const dayMs = 86_400_000
const dayNumber = (one: Day): number => Date.parse(`${one}T00:00:00Z`) / dayMs

/** How far along the line a day begins, in per cent with one digit; what lies beside the line is put at its end. */
export function percentAt({ from, until }: TimeScale, one: Day): number {
  const share = (dayNumber(one) - dayNumber(from)) / (dayNumber(until) - dayNumber(from))
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
}

/** As `percentAt`; null for a day that is beside the line. */
export const percentOn = (scale: TimeScale, one: Day): number | null =>
  isWithin(scale, one) ? percentAt(scale, one) : null

/** A mark on a line of time. A month, a year or a stretch is as wide as it is: nobody knows the day. */
export interface TimeMark {
  /** `sought` – looked for in vain: that nothing was found is no event. */
  kind: 'began' | 'ended' | 'event' | 'sought' | 'hard' | 'soft'
  /** Per cent from the beginning, to its middle. */
  at: number
  from: number
  until: number
}

type Dated = Pick<TimePoint, 'point' | 'hard' | 'when' | 'change'>

export function markOf(scale: TimeScale, point: Dated): TimeMark {
  const [from, until] = [percentAt(scale, point.when.from), percentAt(scale, point.when.until)]
  return { kind: kindOf(point), from, until, at: Math.round((from + until) * 5) / 10 }
}

function kindOf({ point, hard, change }: Dated): TimeMark['kind'] {
  if (point === 'deadline') return hard ? 'hard' : 'soft'
  return change === 'not-found' ? 'sought' : point
}

/** Years to write under a line: each where it begins, no more of them than there is room for. */
export function yearTicks(scale: TimeScale, most: number): { year: number; at: number }[] {
  const [first, end] = [yearOf(scale.from), yearOf(scale.until)]
  const step = Math.ceil((end - first) / most)
  const years = Array.from({ length: Math.ceil((end - first) / step) }, (_, index) => first + index * step)
  return years.map((year) => ({ year, at: percentAt(scale, newYear(year)) }))
}

/** What happened and what was to be done in a year, or in some years that stand together. */
export interface YearCount {
  first: number
  last: number
  events: number
  hard: number
  soft: number
}

/** Years that stand beside one another on a phone. */
const mostColumns = 12

/**
 * Every event and deadline counts once, in the year in which it begins; what was looked for in vain is no event. Also the
 * years in which nothing happened are there.
 */
export function countByYear(scale: TimeScale, points: Iterable<Dated>): YearCount[] {
  const [first, end] = [yearOf(scale.from), yearOf(scale.until)]
  const step = Math.ceil((end - first) / mostColumns)
  const counts = Array.from({ length: Math.ceil((end - first) / step) }, (_, index): YearCount => {
    const begin = first + index * step
    return { first: begin, last: Math.min(begin + step, end) - 1, events: 0, hard: 0, soft: 0 }
  })
  for (const point of points) {
    const column = counts[Math.floor((yearOf(point.when.from) - first) / step)]
    const kind = kindOf(point)
    if (!column) continue
    if (kind === 'hard' || kind === 'soft') column[kind] += 1
    else if (kind === 'event') column.events += 1
  }
  return counts
}
