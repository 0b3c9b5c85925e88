import type { Weekday } from '#kernel/day-number.ts'
import type { Day, Period } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'

/** A CBS municipality code: `GM0772`. */
export type MunicipalityCode = string

/** Monday is 1, Sunday is 7. */
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/**
 * A stretch of one day in minutes of the clock on the wall: `opens` belongs to it, `closes` does not.
 * `opens` is 0 to 1439. `closes` is later, at most a day later: 1560 is 02:00 in the night after.
 */
export interface Slot {
  opens: number
  closes: number
  /** Only with an appointment. */
  byAppointment: boolean
}

export interface WeeklySlot extends Slot {
  weekday: Weekday
}

/** What happens on a public holiday; `unknown` says "call first" on a holiday that would be an opening day. */
export const holidayRules = ['closed', 'as-usual', 'unknown'] as const
export type OnHolidays = (typeof holidayRules)[number]

/** The hours of each week of a period. A weekday without slots is a closed day. */
export interface WeeklyHours {
  period: Period
  onHolidays: OnHolidays
  slots: readonly WeeklySlot[]
}

/** One day that differs; it wins over the week and over holidays. No slots: closed. */
export interface DatedHours {
  day: Day
  slots: readonly Slot[]
}

/** A mobile team somewhere on a day. It comes on top of the week; an exception of that day takes its place too. */
export interface DatedStop extends Slot {
  day: Day
  municipality: MunicipalityCode
  /** As people would find it; `null`: not said. */
  place: string | null
}

/**
 * When a service is open at a location, on Dutch clocks (Europe/Amsterdam).
 * A day that no period of `weekly` holds, without exception, is unknown, apart from its stops: a list of stops that is
 * complete for a time has a week without slots for it. Uncertain hours are never told as hours.
 */
export interface Schedule extends Provenance {
  /** `true`: no slot is for walking in. `null`: not known whether an appointment is needed. */
  appointmentOnly: boolean | null
  weekly: readonly WeeklyHours[]
  exceptions: readonly DatedHours[]
  stops: readonly DatedStop[]
}
