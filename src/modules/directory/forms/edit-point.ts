import type { FieldTexts } from '#kernel/compare-edits.ts'
import { addDays, type Day } from '#kernel/days.ts'
import type { Point } from '../domain/directory.ts'
import { hoursText, readHours } from '../domain/hours-text.ts'
import { keptToday, ownSource } from '../domain/kept-row.ts'
import { lastDayIn, layered } from '../domain/kept-weeks.ts'
import {
  type DatedHours,
  holidayRules,
  type Schedule,
  type WeeklyHours,
  type WeeklySlot,
  weekdays,
} from '../domain/schedule.ts'
import {
  dayOf,
  type EditRead,
  type EditReader,
  editReader,
  exceptionParts,
  ownNumbers,
  yesNoOf,
  yesNoText,
} from './edit-reader.ts'

/** How a point is open: hours of a week, only by appointment without hours, or hours that are not told. */
export const hourKinds = ['week', 'appointment', 'unknown'] as const
/** Whether one has to make an appointment, where there are hours. */
export const appointmentKinds = ['yes', 'no', 'unknown'] as const
/** More weeks than anybody keeps at once. */
const mostWeeks = 12
const mostExceptions = 100

const isPast = ({ period: { until } }: WeeklyHours, today: Day): boolean => until !== null && until <= today

/** A point as the fields of its form. Weeks and different days that are over are not in it. */
export function pointFields({ schedule, phones }: Point, today: Day): FieldTexts {
  const weeks = (schedule?.weekly ?? []).filter((week) => !isPast(week, today))
  const exceptions = (schedule?.exceptions ?? []).filter(({ day }) => day >= today)
  const hasHours = schedule !== null && schedule.weekly.length + schedule.exceptions.length + schedule.stops.length > 0
  return {
    hours: [hasHours ? 'week' : schedule?.appointmentOnly ? 'appointment' : 'unknown'],
    appointment: [yesNoText(hasHours ? (schedule?.appointmentOnly ?? null) : null)],
    ...Object.assign({}, ...weeks.map((week, at) => weekFields(week, at))),
    exceptions: [...exceptions]
      .sort((one, other) => (one.day < other.day ? -1 : 1))
      .map(({ day, slots }) => `${day} ${hoursText(slots)}`.trimEnd()),
    phone: ownNumbers(phones),
  }
}

const weekFields = ({ period, onHolidays, slots }: WeeklyHours, at: number): FieldTexts => ({
  [`week${at}-from`]: [period.from],
  [`week${at}-last`]: [lastDayIn(period) ?? ''],
  [`week${at}-holidays`]: [onHolidays],
  ...Object.fromEntries(
    weekdays.map((day) => [`week${at}-${day}`, [hoursText(slots.filter(({ weekday }) => weekday === day))]]),
  ),
})

/** How many weeks a form says. */
export function weeksIn(fields: FieldTexts): number {
  let count = 0
  while (count < mostWeeks && Object.hasOwn(fields, `week${count}-from`)) count += 1
  return count
}

/** The point as the form says it, told by its organisation today. A later week goes before those above it. Dates of a mobile team stay as they are. */
export function readPoint(typed: FieldTexts, current: Point, { today }: { today: Day }): EditRead<Point> {
  const reader = editReader(typed)
  const kind = reader.choice('hours', hourKinds)
  const schedule = kind === 'week' ? readWeeks(reader, typed, current, today) : plainSchedule(kind, current)
  const phones = reader.phones('phone', current.phones)
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems }
  return { ok: true, value: { ...current, schedule, phones, ...keptToday(today) } }
}

const told = { sources: [ownSource], confidence: 'seen' } as const

function plainSchedule(kind: string | null, { schedule }: Point): Schedule | null {
  const stops = schedule?.stops ?? []
  if (kind === 'appointment') return { appointmentOnly: true, weekly: [], exceptions: [], stops, ...told }
  return stops.length > 0 ? { appointmentOnly: null, weekly: [], exceptions: [], stops, ...told } : null
}

function readWeeks(reader: EditReader, typed: FieldTexts, { schedule }: Point, today: Day): Schedule {
  const appointment = reader.choice('appointment', appointmentKinds)
  const past = (schedule?.weekly ?? []).filter((week) => isPast(week, today))
  const stops = schedule?.stops ?? []
  const weeks: WeeklyHours[] = []
  for (let at = 0; at < weeksIn(typed); at += 1) {
    const week = readWeek(reader, at)
    if (week) weeks.push(week)
  }
  const [first] = weeks
  const hasProblems = reader.problems.length > 0
  if (!hasProblems && weeks.every(({ slots }) => slots.length === 0) && stops.length === 0)
    reader.wrong(first ? 'week0-1' : 'hours', 'no-hours')
  const exceptions = readExceptions(
    reader,
    stops.map(({ day }) => day),
  )
  return { appointmentOnly: yesNoOf(appointment), weekly: layered([...past, ...weeks]), exceptions, stops, ...told }
}

/** A week of the form; null: nothing was filled in, or something is wrong. */
function readWeek(reader: EditReader, at: number): WeeklyHours | null {
  const name = (field: string | number) => `week${at}-${field}`
  const days = [name('last'), ...weekdays.map(name)]
  if (reader.text(name('from')) === '' && days.every((field) => reader.text(field) === '')) return null
  const from = reader.text(name('from')) === '' ? reader.wrong(name('from'), 'no-day') : reader.day(name('from'))
  const last = reader.day(name('last'))
  if (from && last && last < from) reader.wrong(name('last'), 'last-before-first')
  const onHolidays = reader.choice(name('holidays'), holidayRules)
  const slots = readSlots(reader, name)
  if (!from || !onHolidays) return null
  return { period: { from, until: last && addDays(last, 1) }, onHolidays, slots }
}

function readSlots(reader: EditReader, name: (day: number) => string): WeeklySlot[] {
  const byDay = weekdays.map((weekday) => {
    const read = readHours(reader.text(name(weekday)))
    if (!read.ok) reader.wrong(name(weekday), read.error)
    return { weekday, slots: read.ok ? read.value : [] }
  })
  byDay.forEach(({ weekday, slots }, at) => {
    const night = Math.max(0, ...(byDay[(at + 6) % 7]?.slots ?? []).map(({ closes }) => closes - 1440))
    if (slots.some(({ opens }) => opens < night)) reader.wrong(name(weekday), 'hours-overlap')
  })
  return byDay.flatMap(({ weekday, slots }) => slots.map((slot) => ({ weekday, ...slot })))
}

function readExceptions(reader: EditReader, stopDays: readonly Day[]): DatedHours[] {
  const field = 'exceptions'
  const found = reader.all(field).filter((text) => text.trim() !== '')
  if (found.length > mostExceptions) reader.wrong(field, 'too-many')
  const exceptions = found.flatMap((text): DatedHours[] => {
    const parts = exceptionParts(text)
    const day = dayOf(parts.day)
    const hours = readHours(parts.hours)
    if (!day) reader.wrong(field, parts.day === '' ? 'no-day' : 'not-a-day')
    if (!hours.ok) reader.wrong(field, hours.error)
    return day && hours.ok ? [{ day, slots: hours.value }] : []
  })
  const days = exceptions.map(({ day }) => day)
  // A stop of a mobile team would be lost under a day that differs.
  if (new Set([...days, ...stopDays]).size < days.length + new Set(stopDays).size) reader.wrong(field, 'day-twice')
  return exceptions
}
