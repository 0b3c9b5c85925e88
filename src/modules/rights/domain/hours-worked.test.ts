import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DayNumber, dayNumberOf, dayOfNumber } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { someRules } from '../testing/some-rules.ts'
import { addShift, type LoggedShift, readHoursLog, workOf } from './hours-log.ts'
import { periodWorked, weeksWorked } from './hours-worked.ts'
import { readPayslip } from './read-payslip.ts'

const rules = someRules()
const on = (text: string): DayNumber => dayNumberOf(day(text))
const log = (...lines: string[]) => readHoursLog(lines.join('\n')).shifts
const period = (shifts: readonly LoggedShift[], from: string, until: string) =>
  periodWorked(shifts, [on(from), on(until)], rules)
const partsOf = (shifts: readonly LoggedShift[], from: string, until: string) =>
  period(shifts, from, until).parts?.map(
    (part) => `${dayOfNumber(part.first)} ${dayOfNumber(part.last)} ${part.minutes}`,
  )

describe('the hours of a week', () => {
  test('are those of the shifts that began in it, from Monday to Sunday', () => {
    const shifts = log('2026-07-05;22:00;06:00;0', '2026-07-06;07:00;15:00;0', '2026-07-06;18:00;20:00;0')
    const weeks = weeksWorked(shifts)
    expect(weeks.map(({ first, minutes }) => [dayOfNumber(first), minutes])).toEqual([
      ['2026-06-29', 480],
      ['2026-07-06', 600],
    ])
    expect(weeks[1]?.days).toMatchObject([{ minutes: 600, shifts: [{ from: 420 }, { from: 1080 }] }])
  })

  test('of nobody are none', () => expect(weeksWorked([])).toEqual([]))
})

describe('the hours of a period', () => {
  const july = ['2026-07-06;07:00;15:30;30', '2026-07-12;22:00;06:00;30'] as const

  test('are those of the shifts that began on its days; the last night belongs to it', () => {
    expect(period(log(...july), '2026-07-06', '2026-07-12')).toMatchObject({ minutes: 930, parts: null, outside: 0 })
    expect(period(log(...july), '2026-07-07', '2026-07-11')).toMatchObject({ minutes: 0, parts: null, outside: 2 })
  })

  test('are split where the minimum wage changes', () => {
    const shifts = log('2026-06-30;07:00;15:00;0', '2026-07-01;07:00;16:00;0')
    expect(partsOf(shifts, '2026-06-29', '2026-07-05')).toEqual([
      '2026-06-29 2026-06-30 480',
      '2026-07-01 2026-07-05 540',
    ])
    expect(partsOf(shifts, '2026-07-01', '2026-07-05')).toBeUndefined()
  })

  test('a night over the change without a break is split at midnight', () => {
    const shifts = log('2026-06-30;22:00;06:00;0')
    expect(partsOf(shifts, '2026-06-29', '2026-07-05')).toEqual([
      '2026-06-29 2026-06-30 120',
      '2026-07-01 2026-07-05 360',
    ])
  })

  test('with a break it has a part of both days: nobody knows when the break was', () => {
    const shifts = log('2026-06-30;22:00;06:00;30', '2026-07-01;22:00;06:00;30')
    expect(partsOf(shifts, '2026-06-29', '2026-07-05')).toEqual([
      '2026-07-01 2026-07-05 450',
      '2026-06-30 2026-07-01 450',
    ])
  })

  test('a night that begins on the last day stays with that day, also when the wage changes after it', () => {
    expect(period(log('2026-06-30;22:00;06:00;30'), '2026-06-01', '2026-06-30')).toMatchObject({
      minutes: 450,
      parts: null,
    })
  })

  test('are split at a birthday too, when it is known', () => {
    const shifts = log('2026-07-07;07:00;15:00;0', '2026-07-08;07:00;15:00;0')
    const born = { year: 2007, month: 7, date: 8 }
    expect(periodWorked(shifts, [on('2026-07-06'), on('2026-07-12')], rules, born).parts).toHaveLength(2)
  })

  test('whatever was worked, the parts are the whole and the payslip check takes them', () => {
    const shift = fc.record({
      day: fc.integer({ min: 0, max: 60 }),
      from: fc.nat(1439),
      length: fc.integer({ min: 1, max: 1439 }),
      breakMinutes: fc.nat(60),
    })
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 60 }), fc.nat(40), fc.nat(60), (given, start, length) => {
        let shifts: readonly LoggedShift[] = []
        for (const one of given) {
          const breakMinutes = Math.min(one.breakMinutes, one.length - 1)
          const added = addShift(shifts, {
            day: on('2026-06-01') + one.day,
            from: one.from,
            until: one.from + one.length,
            breakMinutes,
          })
          if (added.ok) shifts = added.shifts
        }
        const first = on('2026-06-01') + start
        const worked = periodWorked(shifts, [first, first + length], rules)
        const inside = shifts.filter((one) => one.day >= first && one.day <= first + length)
        expect(worked.minutes).toBe(inside.reduce((sum, one) => sum + workOf(one), 0))
        expect(worked.outside).toBe(shifts.length - inside.length)
        const json = {
          periodFrom: dayOfNumber(first),
          periodUntil: dayOfNumber(first + length),
          // The last night ends after the period: a period of one day may hold more than a day has.
          ...(length > 0 ? { minutesWorked: worked.minutes } : {}),
          ...(worked.parts
            ? {
                parts: worked.parts.map((part) => ({
                  from: dayOfNumber(part.first),
                  until: dayOfNumber(part.last),
                  minutes: part.minutes,
                })),
              }
            : {}),
        }
        const read = readPayslip(json)
        const fullOfNights = !read.ok && read.error.every(({ code }) => code === 'too-many-minutes')
        expect(read.ok || fullOfNights).toBe(true)
      }),
    )
  })
})
