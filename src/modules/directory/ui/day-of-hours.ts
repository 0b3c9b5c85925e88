import type { Day } from '#kernel/days.ts'

/** One day as it will be. */
export interface DayOfHours {
  day: Day
  /** When somebody is there, in minutes of the clock; `to` does not belong to it. */
  parts: readonly { from: number; to: number; byAppointment: boolean }[]
  /** Nobody knows at least a part of the day. */
  unknown: boolean
  /** Why it differs from the week. */
  mark: 'exception' | 'holiday' | null
}
