import type { DayNumber } from '#kernel/day-number.ts'

/** Minutes since the first day of the calendar, by the clock on the wall. Nights in which the clock changes are not counted apart. */
export type Clock = number

export const minutesOfDay = 1440
export const clockAt = (day: DayNumber, minute = 0): Clock => day * minutesOfDay + minute
export const dayOf = (at: Clock): DayNumber => Math.floor(at / minutesOfDay)

/** Work from one moment to another, as somebody gives it. */
export interface ShiftGiven {
  from: Clock
  until: Clock
  /** Breaks of a quarter of an hour or more, together; null: not known. */
  breakMinutes: number | null
}

/** From the least to the most that a number of minutes can be. */
export interface Span {
  low: number
  high: number
}

/** Work between two rests: pieces with too little time between them for a night's rest are one shift. */
export interface Shift {
  from: Clock
  until: Clock
  /** Worked, without breaks. */
  work: Span
  /** Breaks within it; `high` is infinite when they are not known. */
  breaks: Span
  pieces: readonly ShiftGiven[]
}

/** What is known of somebody's hours: everything that was worked in `from … until`, and nothing outside it. */
export interface Known {
  from: Clock
  until: Clock
  shifts: readonly Shift[]
}

/**
 * Joins pieces of work to shifts. Pieces that run into each other must not be given.
 * Source of law: ATW art. 1:7 (a shift lies between two rests).
 *
 * @param shortestRest minutes without work that part two shifts
 */
export function shiftsOf(given: readonly ShiftGiven[], shortestRest: number): Shift[] {
  const groups: ShiftGiven[][] = []
  for (const piece of [...given].sort((a, b) => a.from - b.from)) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (group && before && piece.from - before.until < shortestRest) group.push(piece)
    else groups.push([piece])
  }
  return groups.map(shiftOf)
}

function shiftOf(pieces: readonly ShiftGiven[]): Shift {
  const from = pieces[0]?.from ?? 0
  const until = pieces.at(-1)?.until ?? from
  const length = pieces.reduce((sum, piece) => sum + piece.until - piece.from, 0)
  const known = pieces.reduce((sum, { breakMinutes }) => sum + (breakMinutes ?? 0), 0)
  const between = until - from - length
  const all = pieces.every(({ breakMinutes }) => breakMinutes !== null)
  const low = pieces.reduce((sum, piece) => sum + workOf(piece).low, 0)
  return {
    from,
    until,
    work: { low, high: length - known },
    breaks: { low: known + between, high: all ? known + between : Number.POSITIVE_INFINITY },
    pieces,
  }
}

function workOf({ from, until, breakMinutes }: ShiftGiven): Span {
  const length = until - from
  return breakMinutes === null ? { low: 0, high: length } : { low: length - breakMinutes, high: length - breakMinutes }
}

/** Work of a shift within a stretch of time; nobody knows when in it the breaks were. */
export function workWithin({ pieces }: Shift, from: Clock, until: Clock): Span {
  let low = 0
  let high = 0
  for (const piece of pieces) {
    const part = Math.min(piece.until, until) - Math.max(piece.from, from)
    if (part <= 0) continue
    const all = workOf(piece)
    const outside = piece.until - piece.from - part
    low += Math.max(0, all.low - outside)
    high += Math.min(part, all.high)
  }
  return { low, high }
}

/** Work of all shifts within a stretch. Outside what is known it may be any amount: that is for who asks. */
export function allWorkWithin(shifts: readonly Shift[], from: Clock, until: Clock): Span {
  let low = 0
  let high = 0
  for (const shift of shifts) {
    if (shift.until <= from || shift.from >= until) continue
    const part = workWithin(shift, from, until)
    low += part.low
    high += part.high
  }
  return { low, high }
}

/** Stretches without work within `from … until`, between pieces too, in order. */
export function restsWithin(shifts: readonly Shift[], from: Clock, until: Clock): { from: Clock; until: Clock }[] {
  const rests: { from: Clock; until: Clock }[] = []
  let at = from
  for (const piece of shifts.flatMap(({ pieces }) => pieces)) {
    if (piece.until <= at) continue
    if (piece.from >= until) break
    if (piece.from > at) rests.push({ from: at, until: piece.from })
    at = piece.until
  }
  if (at < until) rests.push({ from: at, until })
  return rests
}

/** Work in the night hours that a shift touches, midnight to `endHour`. */
export function nightWork(shift: Shift, endHour: number): Span {
  let low = 0
  let high = 0
  for (let day = dayOf(shift.from); clockAt(day) < shift.until; day++) {
    const part = workWithin(shift, clockAt(day), clockAt(day, endHour * 60))
    low += part.low
    high += part.high
  }
  return { low, high }
}
