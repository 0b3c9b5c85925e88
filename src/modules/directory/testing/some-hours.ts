import type { Weekday } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import type { HolidayRule } from '../domain/holidays.ts'
import type { Hours } from '../domain/opening-hours.ts'
import type { Schedule, WeeklyHours, WeeklySlot } from '../domain/schedule.ts'

/** `9:00`, `18:30` or `26:00` as minutes. */
export function minute(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

export const aSlot = (weekday: Weekday, opens: string, closes: string, byAppointment = false): WeeklySlot => ({
  weekday,
  opens: minute(opens),
  closes: minute(closes),
  byAppointment,
})

export const aWeek = (changes: Partial<WeeklyHours> = {}): WeeklyHours => ({
  period: { from: day('2020-01-01'), until: null },
  onHolidays: 'closed',
  slots: [aSlot(4, '18:30', '20:00')],
  ...changes,
})

export const aSchedule = (changes: Partial<Schedule> = {}): Schedule => ({
  appointmentOnly: false,
  weekly: [aWeek()],
  exceptions: [],
  stops: [],
  sources: ['T-1'],
  confidence: 'seen',
  ...changes,
})

const rule = (id: string, date: HolidayRule['date'], changes: Partial<HolidayRule> = {}): HolidayRule => ({
  id,
  date,
  desks: 'closed',
  closedEveryYears: null,
  sources: [],
  confidence: 'own',
  ...changes,
})
const fixed = (month: number, date: number) => ({ kind: 'fixed', month, date, onSunday: 'stays' }) as const

export const someHolidays: readonly HolidayRule[] = [
  rule('new-year', fixed(1, 1)),
  rule('good-friday', { kind: 'easter', offset: -2 }, { desks: 'varies' }),
  rule('easter', { kind: 'easter', offset: 0 }),
  rule('easter-monday', { kind: 'easter', offset: 1 }),
  rule('kings-day', { kind: 'fixed', month: 4, date: 27, onSunday: 'day-before' }),
  rule('liberation-day', fixed(5, 5), { closedEveryYears: 5 }),
  rule('ascension', { kind: 'easter', offset: 39 }),
  rule('whit-monday', { kind: 'easter', offset: 50 }),
  rule('christmas', fixed(12, 25)),
]

export const someHours = (changes: Partial<Schedule> = {}, others: Partial<Hours> = {}): Hours => ({
  schedule: aSchedule(changes),
  expiresOn: day('2031-01-01'),
  holidays: someHolidays,
  ...others,
})
