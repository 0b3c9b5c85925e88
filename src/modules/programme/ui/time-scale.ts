import type { Day } from '#kernel/days.ts'

const millisecondsADay = 86_400_000
const numberOf = (on: Day): number => Date.parse(on) / millisecondsADay

export interface TimeScale {
  /** Where a day lies between the ends, from 0 to 100. */
  at(on: Day): number
  /** The first of January of every year between the ends. */
  years: readonly { year: string; at: number }[]
}

/** A line of time from one day to a later one. */
export function timeScale(from: Day, until: Day): TimeScale {
  const first = numberOf(from)
  const length = Math.max(1, numberOf(until) - first)
  const place = (on: Day) => Math.round(((numberOf(on) - first) / length) * 10_000) / 100
  const begin = Number(from.slice(0, 4))
  const years = Array.from({ length: Number(until.slice(0, 4)) - begin + 1 }, (_, index) => begin + index)
  return {
    at: place,
    years: years
      .map((year) => ({ year: String(year), at: place(`${year}-01-01`) }))
      .filter(({ at }) => at >= 0 && at <= 100),
  }
}

/** Puts marks that would lie over one another in lanes, the first free one for each. `marks` are in order. */
export function inLanes<T extends { at: number }>(marks: readonly T[], apart: number): (T & { lane: number })[] {
  const ends: number[] = []
  return marks.map((mark) => {
    const free = ends.findIndex((end) => mark.at - end >= apart)
    const lane = free === -1 ? ends.length : free
    ends[lane] = mark.at
    return { ...mark, lane }
  })
}
