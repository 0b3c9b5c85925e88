import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Weekday } from '#kernel/day-number.ts'
import { addDays, day } from '#kernel/days.ts'
import { clockTexts, slowStates } from '../testing/slow-oracle.ts'
import { aSchedule, aSlot, aWeek, someHolidays, someHours } from '../testing/some-hours.ts'
import { wallTimeAt } from './amsterdam-clock.ts'
import { type Hours, lookAheadDays, openStateAt, type WallState, wallStates } from './opening-hours.ts'
import type { OnHolidays, Slot } from './schedule.ts'

const minuteOf = (text: string): number => Date.parse(text) / 60_000
const first = minuteOf('2027-12-31T23:00:00Z')
const last = minuteOf('2028-12-31T23:00:00Z')
const year = clockTexts(first, last)

const weekdays = [1, 2, 3, 4, 5] as const
const period = (from: string, until: string | null = null) => ({ from: day(from), until: until ? day(until) : null })
const slot = (opens: number, closes: number, byAppointment = false): Slot => ({ opens, closes, byAppointment })

const seeded: [string, Hours][] = [
  [
    'a desk with a lunch break that closes on holidays, and is moved to the evening in summer',
    someHours(
      {
        weekly: [
          aWeek({
            period: period('2020-01-01', '2028-07-01'),
            slots: weekdays.flatMap((one) => [aSlot(one, '9:00', '12:30'), aSlot(one, '13:00', '17:00', one === 5)]),
          }),
          aWeek({
            period: period('2028-07-01', '2028-09-01'),
            slots: weekdays.map((one) => aSlot(one, '18:00', '21:00')),
          }),
          aWeek({ period: period('2028-09-04'), slots: weekdays.map((one) => aSlot(one, '8:30', '17:00')) }),
        ],
        exceptions: [
          { day: day('2028-02-29'), slots: [] },
          { day: day('2028-12-24'), slots: [slot(600, 720)] },
        ],
      },
      { expiresOn: day('2028-12-30') },
    ),
  ],
  [
    'a night shelter that is open past midnight, of which nobody said what it does on holidays',
    someHours({
      weekly: [
        aWeek({ onHolidays: 'unknown', slots: ([1, 3, 5, 6, 7] as const).map((one) => aSlot(one, '21:15', '26:30')) }),
      ],
    }),
  ],
  [
    'a desk around the hours the clock changes',
    someHours({
      weekly: [
        aWeek({
          onHolidays: 'as-usual',
          slots: [
            aSlot(7, '1:30', '2:15'),
            aSlot(7, '2:20', '2:40'),
            aSlot(7, '2:50', '4:00', true),
            aSlot(6, '23:59', '24:01'),
          ],
        }),
      ],
    }),
  ],
  [
    'a mobile team with stops, whose list ends',
    someHours({
      appointmentOnly: null,
      weekly: [aWeek({ period: period('2028-02-01', '2028-11-01'), slots: [] })],
      stops: Array.from({ length: 20 }, (_, index) => ({
        ...slot(600 + index * 7, 900 + index * 60, index % 3 === 0),
        day: addDays(day('2028-01-10'), index * 17),
        municipality: 'GM9001',
        place: null,
      })),
    }),
  ],
]

describe('every minute of 2028, a leap year, against a slow way to find it', () => {
  test('the year has 366 days, an hour twice and an hour never', () => {
    expect(year).toHaveLength(366 * 1440)
    expect(new Set(year).size).toBe(366 * 1440 - 60)
    expect([year[0], year.at(-1)]).toEqual(['2028-01-01 00:00', '2028-12-31 23:59'])
  })

  test.each(seeded)('%s', (_, hours) => {
    const slow = slowStates(hours, year)
    const fast = wallStates(hours)
    const wrong: string[] = []
    for (const [index, expected] of slow.entries()) {
      if (fast(wallTimeAt(first + index)) !== expected) wrong.push(`${year[index]}: not ${expected}`)
    }
    expect(wrong).toEqual([])
    expect(new Set(slow).size).toBeGreaterThan(1)
    expect(changesAround(slow).filter((index) => !sameEnd(hours, slow, index))).toEqual([])
  })
})

/** Every minute before and on which something changes, and some in between. */
function changesAround(slow: readonly WallState[]): number[] {
  const limit = slow.length - (lookAheadDays + 2) * 1440
  return slow.flatMap((state, index) =>
    index > 0 && index < limit && (slow[index - 1] !== state || slow[index + 1] !== state || index % 4999 === 0)
      ? [index]
      : [],
  )
}

/** True when the end that is told is the next minute in the slow list that differs. */
function sameEnd(hours: Hours, slow: readonly WallState[], index: number): boolean {
  const state = openStateAt(hours, first + index)
  const ahead = slow.slice(index, index + (lookAheadDays - 1) * 1440).findIndex((other) => other !== slow[index])
  const next = ahead === -1 ? undefined : slow[index + ahead]
  if (state.state === 'unknown') return state.why === slow[index]
  if (state.state !== slow[index]) return false
  if (next === undefined) return true
  const told = state.state === 'closed' ? state.opens : state.until
  const promised = state.state !== 'closed' || next === 'open' || next === 'by-appointment'
  return told === (promised ? first + index + ahead : null)
}

const someSlot = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), fc.boolean())
  .map(([opens, length, byAppointment]) => slot(opens, opens + length, byAppointment))
const someWeekday = fc.integer({ min: 1, max: 7 }).map((one) => one as Weekday)
const someDay = fc.integer({ min: 0, max: 13 })
const windows = ['2028-03-20', '2028-10-22', '2028-04-12', '2028-12-16', '2028-02-22']

const someSchedule = fc.record({
  start: fc.constantFrom(...windows),
  appointmentOnly: fc.constantFrom(true, false, null),
  onHolidays: fc.constantFrom<OnHolidays>('closed', 'as-usual', 'unknown'),
  change: someDay,
  expires: fc.integer({ min: 10, max: 40 }),
  slots: fc.array(fc.tuple(someWeekday, someSlot, fc.boolean()), { maxLength: 12 }),
  exceptions: fc.uniqueArray(fc.tuple(someDay, fc.array(someSlot, { maxLength: 2 })), {
    maxLength: 3,
    selector: ([one]) => one,
  }),
  stops: fc.array(fc.tuple(someDay, someSlot), { maxLength: 4 }),
})

test('any schedule, at any minute of two weeks, agrees with the slow way', () => {
  fc.assert(
    fc.property(
      someSchedule,
      fc.array(fc.integer({ min: 0, max: 14 * 1440 - 1 }), { minLength: 60, maxLength: 60 }),
      (made, sampled) => {
        const start = day(made.start)
        const change = addDays(start, made.change)
        const ofWeek = (second: boolean) =>
          made.slots.filter(([, , later]) => later === second).map(([weekday, one]) => ({ weekday, ...one }))
        const hours: Hours = {
          expiresOn: addDays(start, made.expires),
          holidays: someHolidays,
          schedule: aSchedule({
            appointmentOnly: made.appointmentOnly,
            weekly: [
              {
                period: { from: addDays(start, -2), until: change },
                onHolidays: made.onHolidays,
                slots: ofWeek(false),
              },
              { period: { from: addDays(change, 1), until: null }, onHolidays: made.onHolidays, slots: ofWeek(true) },
            ],
            exceptions: made.exceptions.map(([index, slots]) => ({ day: addDays(start, index), slots })),
            stops: made.stops.map(([index, one]) => ({
              ...one,
              day: addDays(start, index),
              municipality: 'GM9001',
              place: null,
            })),
          }),
        }
        const begin = minuteOf(`${start}T00:00:00Z`)
        const texts = year.slice(begin - first, begin - first + 14 * 1440)
        const slow = slowStates(hours, texts)
        const fast = wallStates(hours)
        for (const index of sampled)
          expect([texts[index], fast(wallTimeAt(begin + index))]).toEqual([texts[index], slow[index]])
      },
    ),
    { numRuns: 60 },
  )
})
