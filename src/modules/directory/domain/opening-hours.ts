import { type DayNumber, dayNumberOf, dayOfNumber, weekdayOf } from '#kernel/day-number.ts'
import { type Day, isWithin } from '#kernel/days.ts'
import { clockChangesBetween, instantsAt, type WallTime, wallTimeAt } from './amsterdam-clock.ts'
import { type HolidayRule, holidayOn } from './holidays.ts'
import type { EpochMinute, OpenState, UnknownReason } from './open-state.ts'
import type { Schedule, Slot } from './schedule.ts'

/** How far we look for the next opening or closing. */
export const lookAheadDays = 60

export interface Hours {
  schedule: Schedule | null
  /** The first day on which the hours count no longer. */
  expiresOn: Day
  holidays: readonly HolidayRule[]
}

/** What it is at one time of the clock: a state without its end, or why nobody knows. */
export type WallState = 'open' | 'by-appointment' | 'closed' | UnknownReason

/** A day: when it is open, and what the rest of it is. */
interface DayPlan {
  slots: readonly Slot[]
  rest: 'closed' | 'not-covered' | 'holiday'
  /** Slots of a holiday nobody answers for; past midnight they make the next day doubtful. */
  doubtful: readonly Slot[]
}

/**
 * Whether a service is open at an instant, on Dutch clocks. Both times that the clock shows 02:10 in autumn get the same
 * answer: that of a sign on a door. A slot within the hour that is skipped in spring does not happen.
 *
 * @throws RangeError before 1971 or after 9998
 */
export function openStateAt(hours: Hours, at: EpochMinute): OpenState {
  const stateAt = wallStates(hours)
  const now = stateAt(wallTimeAt(at))
  if (now === 'closed') return { state: 'closed', ...nextOpening(hours, stateAt, at) }
  if (now === 'open' || now === 'by-appointment') {
    return { state: now, until: firstChange(hours, stateAt, at, now)?.at ?? null }
  }
  return { state: 'unknown', why: now }
}

/** The state at each time of the clock, for asking many times. */
export function wallStates({ schedule, expiresOn, holidays }: Hours): (wall: WallTime) => WallState {
  const lastDay = dayNumberOf(expiresOn)
  const plans = new Map<DayNumber, DayPlan>()
  const planOf = (day: DayNumber): DayPlan => {
    const known = plans.get(day)
    if (known) return known
    const plan = schedule ? dayPlan(schedule, holidays, day) : unplanned
    plans.set(day, plan)
    return plan
  }
  return ({ day, minute }) => {
    if (!schedule) return 'no-hours'
    if (day >= lastDay) return 'expired'
    if (schedule.confidence === 'uncertain') return 'uncertain'
    if (isOnlyByAppointment(schedule)) return 'by-appointment'
    return stateIn(planOf(day - 1), planOf(day), minute, schedule.appointmentOnly === true)
  }
}

const unplanned: DayPlan = { slots: [], rest: 'not-covered', doubtful: [] }

/** No hours at all: one calls for an appointment. */
const isOnlyByAppointment = ({ appointmentOnly, weekly, exceptions, stops }: Schedule): boolean =>
  appointmentOnly === true && weekly.length + exceptions.length + stops.length === 0

function stateIn(yesterday: DayPlan, today: DayPlan, minute: number, appointmentOnly: boolean): WallState {
  const covering = [
    ...today.slots.filter((slot) => holds(slot, minute)),
    ...yesterday.slots.filter((slot) => holds(slot, minute + 1440)),
  ]
  if (covering.length > 0) {
    return appointmentOnly || covering.every(({ byAppointment }) => byAppointment) ? 'by-appointment' : 'open'
  }
  if (today.rest !== 'closed') return today.rest
  return yesterday.doubtful.some((slot) => holds(slot, minute + 1440)) ? 'holiday' : 'closed'
}

const holds = ({ opens, closes }: Slot, minute: number): boolean => opens <= minute && minute < closes

function dayPlan(schedule: Schedule, holidays: readonly HolidayRule[], number: DayNumber): DayPlan {
  const on = dayOfNumber(number)
  const exception = schedule.exceptions.find(({ day }) => day === on)
  if (exception) return { slots: exception.slots, rest: 'closed', doubtful: [] }
  const stops = schedule.stops.filter(({ day }) => day === on)
  const week = schedule.weekly.find(({ period }) => isWithin(period, on))
  if (!week) return { slots: stops, rest: 'not-covered', doubtful: [] }
  const weekday = weekdayOf(number)
  const slots = week.slots.filter((slot) => slot.weekday === weekday)
  const holiday = week.onHolidays === 'as-usual' || slots.length === 0 ? null : holidayOn(holidays, on)
  if (holiday === null) return { slots: [...slots, ...stops], rest: 'closed', doubtful: [] }
  if (holiday === 'closed' && week.onHolidays === 'closed') return { slots: stops, rest: 'closed', doubtful: [] }
  return { slots: stops, rest: 'holiday', doubtful: slots }
}

function nextOpening(hours: Hours, stateAt: (wall: WallTime) => WallState, at: EpochMinute) {
  const change = firstChange(hours, stateAt, at, 'closed')
  const opensAs = change?.to === 'open' || change?.to === 'by-appointment' ? change.to : null
  return { opens: opensAs && change ? change.at : null, opensAs }
}

/** The first instant after `at` at which it is no longer `from`; undefined: not within the days we look ahead. */
function firstChange(
  { schedule }: Hours,
  stateAt: (wall: WallTime) => WallState,
  at: EpochMinute,
  from: WallState,
): { at: EpochMinute; to: WallState } | undefined {
  if (!schedule) return undefined
  const { day: today } = wallTimeAt(at)
  const minutes = minutesOfChange(schedule)
  for (let day = today; day <= today + lookAheadDays; day++) {
    for (const instant of instantsOfDay(day, minutes)) {
      if (instant <= at) continue
      const to = stateAt(wallTimeAt(instant))
      if (to !== from) return { at: instant, to }
    }
  }
  return undefined
}

/** Every minute of the clock at which some day of the schedule may change, midnight with them. */
export function minutesOfChange({ weekly, exceptions, stops }: Schedule): number[] {
  const slots: Slot[] = [...weekly.flatMap((week) => week.slots), ...exceptions.flatMap((one) => one.slots), ...stops]
  const minutes = slots.flatMap(({ opens, closes }) => [opens, closes % 1440])
  return [...new Set([0, ...minutes])].sort((a, b) => a - b)
}

function instantsOfDay(day: DayNumber, minutes: readonly number[]): EpochMinute[] {
  const times = minutes.flatMap((minute) => instantsAt({ day, minute }))
  const midnight = times[0] ?? day * 1440
  return [...new Set([...times, ...clockChangesBetween(midnight, midnight + 1500)])].sort((a, b) => a - b)
}
