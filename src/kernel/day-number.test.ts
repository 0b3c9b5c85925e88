import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, dayNumberIn, dayNumberOf, dayOfNumber, monthStart, weekdayOf } from './day-number.ts'
import { day } from './days.ts'

const number = (text: string) => dayNumberOf(day(text))
const aNumber = fc.integer({ min: number('1900-01-01'), max: number('2100-12-31') })
const dateAt = (at: number) => new Date(at * 86_400_000)

/** Holds for every 17th day of two centuries, and for any day. */
function everyDay(holds: (at: number) => void) {
  for (let at = number('1900-01-01'); at <= number('2100-12-31'); at += 17) holds(at)
  fc.assert(
    fc.property(aNumber, (at) => void holds(at)),
    { numRuns: 1000 },
  )
}

describe('a day as a number', () => {
  test('counts from 1970', () => {
    expect([number('1970-01-01'), number('1969-12-31'), number('2026-07-01')]).toEqual([0, -1, 20_635])
  })

  test('comes back as the day it was', () => {
    everyDay((at) => {
      expect(dayNumberOf(dayOfNumber(at))).toBe(at)
      expect(dayOfNumber(at)).toBe(dateAt(at).toISOString().slice(0, 10))
    })
  })

  test('knows its year, month and date, and is found by them', () => {
    everyDay((at) => {
      const { year, month, date } = dateOf(at)
      const known = dateAt(at)
      expect([year, month, date]).toEqual([known.getUTCFullYear(), known.getUTCMonth() + 1, known.getUTCDate()])
      expect(dayNumberIn(year, month, date)).toBe(at)
    })
  })

  test('knows its day of the week', () => {
    expect([number('2026-07-06'), number('2026-07-12'), number('1969-12-29')].map(weekdayOf)).toEqual([1, 7, 1])
    everyDay((at) => expect(weekdayOf(at)).toBe(dateAt(at).getUTCDay() || 7))
  })
})

describe('a date past the end of its month', () => {
  test.each([
    [2026, 2, 29, '2026-03-01'],
    [2024, 2, 29, '2024-02-29'],
    [2024, 2, 30, '2024-03-01'],
    [1900, 2, 29, '1900-03-01'],
    [2000, 2, 29, '2000-02-29'],
    [2100, 2, 29, '2100-03-01'],
    [2026, 2, 31, '2026-03-03'],
    [2026, 4, 31, '2026-05-01'],
    [2026, 12, 31, '2026-12-31'],
    [2026, 12, 32, '2027-01-01'],
    [2026, 3, 0, '2026-02-28'],
  ])('%i-%i-%i runs on to %s', (year, month, date, is) => expect(dayOfNumber(dayNumberIn(year, month, date))).toBe(is))
})

describe('the first day of a month', () => {
  test.each([
    ['2026-07-01', 0, '2026-07-01'],
    ['2026-07-31', 0, '2026-07-01'],
    ['2026-07-31', 1, '2026-08-01'],
    ['2026-12-15', 0, '2026-12-01'],
    ['2026-12-15', 1, '2027-01-01'],
    ['2026-11-30', 13, '2027-12-01'],
    ['2026-11-30', 14, '2028-01-01'],
    ['2026-01-15', -1, '2025-12-01'],
    ['2026-01-15', -12, '2025-01-01'],
    ['2026-12-15', -12, '2025-12-01'],
  ])('of %s, %i months later, is %s', (on, months, is) => expect(dayOfNumber(monthStart(number(on), months))).toBe(is))

  test('is the first of the month it is in when no months are added', () => {
    everyDay((at) => {
      const { year, month } = dateOf(at)
      expect(monthStart(at)).toBe(dayNumberIn(year, month, 1))
      expect(dateOf(monthStart(at, 1)).date).toBe(1)
    })
  })
})
