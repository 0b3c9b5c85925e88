import { dayOfNumber } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'
import { wallTimeAt } from '../domain/amsterdam-clock.ts'
import type { Directory } from '../domain/directory.ts'
import { holidayOn } from '../domain/holidays.ts'
import type { EpochMinute } from '../domain/open-state.ts'
import { minutesOfChange, type WallState, wallStates } from '../domain/opening-hours.ts'
import { expiryOf } from '../domain/point-state.ts'
import type { Schedule } from '../domain/schedule.ts'
import type { DayOfHours } from './day-of-hours.ts'
import type { PointPage } from './directory-views.ts'

const daysShown = 7
const minutesOfDay = 1440

/**
 * The hours of a point for a week from the day of `at`, worked out by the same rules as whether it is open. `null`: no
 * hours may be told.
 */
export function pointWeek(page: PointPage, directory: Directory, at: EpochMinute): DayOfHours[] | null {
  const point = directory.points.find(({ id }) => id === page.id)
  const service = directory.services.find(({ id }) => id === page.service)
  if (!page.hours || !point?.schedule || !service) return null
  const { schedule } = point
  const location = directory.locations.find(({ id }) => id === point.location) ?? null
  const stateAt = wallStates({
    schedule,
    expiresOn: expiryOf({ service, point, location }),
    holidays: directory.holidays,
  })
  const first = wallTimeAt(at).day
  const minutes = minutesOfChange(schedule)
  return Array.from({ length: daysShown }, (_, index) => {
    const number = first + index
    const day = dayOfNumber(number)
    const states = minutes.map((minute) => ({ minute, state: stateAt({ day: number, minute }) }))
    return {
      day,
      parts: partsOf(states),
      unknown: states.some(({ state }) => !['open', 'by-appointment', 'closed'].includes(state)),
      mark: markOf(schedule, directory, day),
    }
  })
}

function partsOf(states: readonly { minute: number; state: WallState }[]): DayOfHours['parts'] {
  const parts: { from: number; to: number; byAppointment: boolean }[] = []
  for (const [index, { minute, state }] of states.entries()) {
    if (state !== 'open' && state !== 'by-appointment') continue
    const to = states[index + 1]?.minute ?? minutesOfDay
    const byAppointment = state === 'by-appointment'
    const last = parts.at(-1)
    if (last && last.to === minute && last.byAppointment === byAppointment) last.to = to
    else parts.push({ from: minute, to, byAppointment })
  }
  return parts
}

function markOf({ exceptions }: Schedule, { holidays }: Directory, on: Day): DayOfHours['mark'] {
  if (exceptions.some(({ day }) => day === on)) return 'exception'
  return holidayOn(holidays, on) === null ? null : 'holiday'
}
