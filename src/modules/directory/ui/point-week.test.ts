import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumberOf } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { instantsAt } from '../domain/amsterdam-clock.ts'
import type { Directory } from '../domain/directory.ts'
import { openStateAt } from '../domain/opening-hours.ts'
import type { Schedule } from '../domain/schedule.ts'
import { aPoint, aService, someDirectory } from '../testing/some-directory.ts'
import { aSchedule, aSlot, aWeek, minute } from '../testing/some-hours.ts'
import type { PointPage } from './directory-views.ts'
import { pointWeek } from './point-week.ts'

const at = (text: string): number => Date.parse(text) / 60_000
const withSchedule = (schedule: Schedule | null): Directory => someDirectory({ points: [aPoint({ schedule })] })
const page = { id: 'help-town-hall', service: 'help', hours: {} } as PointPage
const weekOf = (directory: Directory, from: string) => pointWeek(page, directory, at(from)) ?? []
const spans = (week: ReturnType<typeof weekOf>) =>
  week.map(({ day: on, parts, mark }) => [on, parts.map(({ from, to }) => [from, to]), mark])

describe('the hours of a week', () => {
  const office = aSchedule({
    weekly: [
      aWeek({ slots: [aSlot(4, '09:00', '17:00'), aSlot(5, '09:00', '12:00'), aSlot(5, '13:00', '17:00', true)] }),
    ],
    exceptions: [
      { day: day('2026-12-24'), slots: [{ opens: minute('9:00'), closes: minute('12:00'), byAppointment: false }] },
    ],
  })

  test('begin on the Dutch day of the moment, with holidays and days that differ', () => {
    const week = weekOf(withSchedule(office), '2026-12-23T23:30Z')
    expect(week).toHaveLength(7)
    expect(spans(week).slice(0, 3)).toEqual([
      ['2026-12-24', [[540, 720]], 'exception'],
      ['2026-12-25', [], 'holiday'],
      ['2026-12-26', [], null],
    ])
  })

  test('tell which hours need an appointment', () => {
    const [friday] = weekOf(withSchedule(office), '2026-12-04T08:00Z')
    expect(friday?.parts).toEqual([
      { from: 540, to: 720, byAppointment: false },
      { from: 780, to: 1020, byAppointment: true },
    ])
  })

  test('of a night stand on both of its days', () => {
    const night = withSchedule(aSchedule({ weekly: [aWeek({ slots: [aSlot(4, '22:00', '26:00')] })] }))
    expect(spans(weekOf(night, '2026-12-03T12:00Z')).slice(0, 2)).toEqual([
      ['2026-12-03', [[1320, 1440]], null],
      ['2026-12-04', [[0, 120]], null],
    ])
  })

  test('on a holiday of which nobody knows what happens are not known, and not closed', () => {
    const unsure = withSchedule(
      aSchedule({ weekly: [aWeek({ onHolidays: 'unknown', slots: [aSlot(5, '09:00', '17:00')] })] }),
    )
    expect(weekOf(unsure, '2026-12-25T08:00Z')[0]).toMatchObject({ parts: [], unknown: true, mark: 'holiday' })
  })

  test('are not there when none may be told', () => {
    expect(pointWeek({ ...page, hours: null }, withSchedule(office), at('2026-12-04T08:00Z'))).toBeNull()
    expect(pointWeek(page, withSchedule(null), at('2026-12-04T08:00Z'))).toBeNull()
    expect(
      pointWeek({ ...page, id: 'other' }, someDirectory({ services: [aService()] }), at('2026-12-04T08:00Z')),
    ).toBeNull()
  })

  test('say open exactly when the answer of that minute is open', () => {
    const directory = withSchedule(office)
    const hours = { schedule: office, expiresOn: day('2029-01-01'), holidays: directory.holidays }
    const week = weekOf(directory, '2026-12-20T12:00Z')
    fc.assert(
      fc.property(fc.nat(6), fc.nat(1439), (index, clock) => {
        const row = week[index]
        if (!row) throw new Error('no day')
        const [instant = 0] = instantsAt({ day: dayNumberOf(row.day), minute: clock })
        const { state } = openStateAt(hours, instant)
        const part = row.parts.find(({ from, to }) => from <= clock && clock < to)
        expect(part ? (part.byAppointment ? 'by-appointment' : 'open') : 'closed').toBe(state)
      }),
    )
  })
})
