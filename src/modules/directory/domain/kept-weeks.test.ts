import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, isWithin } from '#kernel/days.ts'
import { aSlot, aWeek } from '../testing/some-hours.ts'
import { lastDayIn, layered } from './kept-weeks.ts'
import type { WeeklyHours } from './schedule.ts'

const week = (from: string, until: string | null, opens = '09:00') =>
  aWeek({ period: { from: day(from), until: until === null ? null : day(until) }, slots: [aSlot(1, opens, '17:00')] })

describe('weeks of which a later one goes first', () => {
  test('the usual hours come back after the summer', () => {
    const usual = week('2026-01-01', null)
    const summer = week('2026-07-01', '2026-09-01', '10:00')
    expect(layered([usual, summer])).toEqual([
      { ...usual, period: { from: '2026-01-01', until: '2026-07-01' } },
      summer,
      { ...usual, period: { from: '2026-09-01', until: null } },
    ])
  })

  test('new hours without an end take the place of the old ones from their first day', () => {
    const [old, fresh] = [week('2026-01-01', null), week('2026-07-01', null, '10:00')]
    expect(layered([old, fresh]).map(({ period }) => period)).toEqual([
      { from: '2026-01-01', until: '2026-07-01' },
      { from: '2026-07-01', until: null },
    ])
  })

  test('weeks that only touch stay as they are, and one that is covered goes', () => {
    const [first, second] = [week('2026-01-01', '2026-02-01'), week('2026-02-01', '2026-03-01')]
    expect(layered([first, second])).toEqual([first, second])
    expect(layered([first, week('2025-12-01', null)])).toHaveLength(1)
  })

  test('the last day of a period is the day before it ends', () => {
    expect(lastDayIn({ from: day('2026-01-01'), until: day('2026-02-01') })).toBe('2026-01-31')
    expect(lastDayIn({ from: day('2026-01-01'), until: null })).toBeNull()
  })

  const start = day('2026-01-01')
  const anyWeek = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 20 })), fc.integer({ min: 0, max: 20 }))
    .map(
      ([from, length, mark]): WeeklyHours => ({
        period: { from: addDays(start, from), until: length === null ? null : addDays(start, from + length) },
        onHolidays: 'closed',
        slots: [{ weekday: 1, opens: mark, closes: 1000, byAppointment: false }],
      }),
    )
  test('on each day the last one that holds counts, and only that one', () => {
    fc.assert(
      fc.property(fc.array(anyWeek, { maxLength: 6 }), (weeks) => {
        const laid = layered(weeks)
        for (let at = 0; at < 70; at += 1) {
          const on: Day = addDays(start, at)
          const holding = laid.filter(({ period }) => isWithin(period, on))
          const meant = weeks.filter(({ period }) => isWithin(period, on)).at(-1)
          expect(holding.map(({ slots }) => slots)).toEqual(meant ? [meant.slots] : [])
        }
      }),
    )
  })
})
