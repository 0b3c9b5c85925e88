import type { Weekday } from '#kernel/day-number.ts'
import { addDays, type Period, parseDay } from '#kernel/days.ts'
import { type OnHolidays, type Schedule, type WeeklySlot, weekdays } from '../../domain/schedule.ts'
import type { HsdsSchedule, HsdsServiceAtLocation } from '../../forms/hsds-forms.ts'
import { minuteIn, slotFrom } from '../../forms/schedule-fields.ts'
import { bydays } from './write-hsds.ts'

/** What a schedule of HSDS cannot say here is told as a sentence. */
export class UnreadableSchedule extends Error {}

interface Week {
  period: Period
  onHolidays: OnHolidays
  slots: WeeklySlot[]
}

/**
 * The schedule of a service at a location; `null`: it has no hours.
 * @throws UnreadableSchedule for hours that repeat in another way than by the week, or that no clock has
 */
export function scheduleIn(
  { schedules, baken }: Pick<HsdsServiceAtLocation, 'schedules' | 'baken'>,
  origin: Pick<Schedule, 'sources' | 'confidence'>,
): Schedule | null {
  const read = (schedules ?? []).map((one) => ({ schedule: one, slots: slotsIn(one) }))
  if (baken && baken.hours === null) {
    if (read.length > 0) throw new UnreadableSchedule('It has schedules, and baken.hours says that no hours are known.')
    return null
  }
  if (baken?.hours) {
    const { weeks, appointmentOnly, exceptions, stops, sources, confidence } = baken.hours
    const weekly = weeks.map((week): Week => ({ ...week, slots: [...(week.slots ?? [])] }))
    for (const { schedule, slots } of read) {
      const week = weekly[schedule.baken?.week ?? -1]
      if (!week) throw new UnreadableSchedule('A schedule does not say which week of baken.hours it is of.')
      week.slots.push(...slots)
    }
    return { appointmentOnly, weekly, exceptions, stops, sources, confidence }
  }
  if (read.length === 0) return null
  return { appointmentOnly: null, weekly: weeksOf(read), exceptions: [], stops: [], ...origin }
}

/** Schedules of the same days are one week. */
function weeksOf(read: readonly { schedule: HsdsSchedule; slots: WeeklySlot[] }[]): Week[] {
  const weeks = new Map<string, Week>()
  for (const { schedule, slots } of read) {
    const period = periodIn(schedule)
    const key = `${period.from} ${period.until}`
    const week = weeks.get(key) ?? { period, onHolidays: 'unknown', slots: [] }
    week.slots.push(...slots)
    weeks.set(key, week)
  }
  return [...weeks.values()]
}

/** `until` is the last day of the service, `valid_to` the last day on which the hours are known; the first one counts. */
function periodIn({ valid_from, valid_to, until }: HsdsSchedule): Period {
  const dayIn = (text: string | null, name: string) => {
    if (text === null) return null
    const day = parseDay(text.slice(0, 10))
    if (!day.ok) throw new UnreadableSchedule(`${name} "${text}" is not a day.`)
    return day.value
  }
  const from = dayIn(valid_from, 'valid_from')
  if (from === null) throw new UnreadableSchedule('A schedule has no valid_from: since when do the hours count?')
  const last = [dayIn(valid_to, 'valid_to'), dayIn(until, 'until')].filter((day) => day !== null).sort()[0]
  return { from, until: last === undefined ? null : addDays(last, 1) }
}

function slotsIn(schedule: HsdsSchedule): WeeklySlot[] {
  const { freq, interval, byday, bymonthday, byweekno, byyearday, opens_at, closes_at, baken } = schedule
  if (freq !== null && freq !== 'WEEKLY') throw new UnreadableSchedule(`Hours that repeat ${freq} cannot be read.`)
  if ((interval ?? 1) !== 1) throw new UnreadableSchedule(`Hours of every ${interval} weeks cannot be read.`)
  if (bymonthday ?? byweekno ?? byyearday) {
    throw new UnreadableSchedule('Hours of some days of a month or a year cannot be read.')
  }
  if (byday === null) throw new UnreadableSchedule('A schedule names no day of the week (byday).')
  const opens = minuteIn(opens_at ?? '')
  const closes = minuteIn(closes_at ?? '')
  if (opens === undefined || closes === undefined) {
    throw new UnreadableSchedule(`"${opens_at ?? ''}" until "${closes_at ?? ''}" are no times of a clock (18:30).`)
  }
  return byday.split(',').map((name) => {
    const weekday = weekdayNamed(name.trim())
    if (!weekday) throw new UnreadableSchedule(`"${name.trim()}" is no day of the week (MO, TU, …).`)
    return { weekday, ...slotFrom(opens, closes, baken?.byAppointment ?? false) }
  })
}

const weekdayNamed = (name: string): Weekday | undefined => weekdays.find((weekday) => bydays[weekday - 1] === name)
