import { type DayNumber, weekdayOf } from '#kernel/day-number.ts'
import { minutes } from '#kernel/units.ts'
import { type LoggedShift, workOf } from './hours-log.ts'
import type { BirthDate, Part } from './payslip.ts'
import type { RuleBook } from './rule-book.ts'
import { changesWithin } from './wage-rates.ts'

export interface DayWorked {
  day: DayNumber
  minutes: number
  shifts: readonly LoggedShift[]
}

export interface WeekWorked {
  /** The Monday. */
  first: DayNumber
  minutes: number
  days: readonly DayWorked[]
}

const sumOfWork = (shifts: readonly LoggedShift[]): number => shifts.reduce((sum, one) => sum + workOf(one), 0)
const mondayOf = (day: DayNumber): DayNumber => day - weekdayOf(day) + 1

/** The hours of every week in which somebody worked, from Monday on, by the day on which each shift began. */
export function weeksWorked(shifts: readonly LoggedShift[]): WeekWorked[] {
  return grouped(shifts, ({ day }) => mondayOf(day)).map(([first, ofWeek]) => ({
    first,
    minutes: sumOfWork(ofWeek),
    days: grouped(ofWeek, ({ day }) => day).map(([day, ofDay]) => ({ day, minutes: sumOfWork(ofDay), shifts: ofDay })),
  }))
}

function grouped(
  shifts: readonly LoggedShift[],
  keyOf: (shift: LoggedShift) => number,
): [key: number, shifts: LoggedShift[]][] {
  const groups = new Map<number, LoggedShift[]>()
  for (const one of shifts) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups].sort(([a], [b]) => a - b)
}

/** Hours of a period of pay, ready for a payslip. */
export interface PeriodWorked {
  first: DayNumber
  last: DayNumber
  minutes: number
  /**
   * One part for each stretch with one amount of the minimum wage; null when the amount does not change in the period.
   * A shift over the night of a change has a part of its own, of both days, unless it had no break: nobody knows on which
   * side of midnight the break was.
   */
  parts: readonly Part[] | null
  /** Shifts that began on another day. */
  outside: number
}

const minutesOfDay = 1440

/**
 * The hours of the shifts that began in a period, split where the minimum wage changes.
 *
 * @param birthDate splits at birthdays too; null when it is not known
 */
export function periodWorked(
  shifts: readonly LoggedShift[],
  [first, last]: readonly [DayNumber, DayNumber],
  book: RuleBook,
  birthDate: BirthDate | null = null,
): PeriodWorked {
  const inside = shifts.filter(({ day }) => day >= first && day <= last)
  const changes = changesWithin(book, first, last, birthDate)
  return {
    first,
    last,
    minutes: sumOfWork(inside),
    parts: changes.length === 0 ? null : partsOf(inside, [first, ...changes], last),
    outside: shifts.length - inside.length,
  }
}

function partsOf(shifts: readonly LoggedShift[], begins: readonly DayNumber[], last: DayNumber): Part[] {
  const stretches = begins.map((begin, at) => ({ first: begin, last: (begins[at + 1] ?? last + 1) - 1, minutes: 0 }))
  const overNight: Part[] = []
  for (const shift of shifts) {
    const here = stretches.find((one) => shift.day >= one.first && shift.day <= one.last)
    const next = shift.until > minutesOfDay ? stretches.find((one) => one.first === shift.day + 1) : undefined
    if (!here) continue
    if (!next) here.minutes += workOf(shift)
    else if (shift.breakMinutes > 0)
      overNight.push({ first: shift.day, last: shift.day + 1, minutes: minutes(workOf(shift)) })
    else {
      here.minutes += minutesOfDay - shift.from
      next.minutes += shift.until - minutesOfDay
    }
  }
  const worked = stretches.filter((one) => one.minutes > 0)
  return [...worked.map((one) => ({ ...one, minutes: minutes(one.minutes) })), ...overNight]
}
