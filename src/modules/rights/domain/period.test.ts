import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, dayNumberIn, dayNumberOf, monthStart, weekdayOf } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { compare, ratio } from '#kernel/ratio.ts'
import { calendarMonths, weekdaysOfYear, weekdaysWithin, yearPart } from './period.ts'

const number = (text: string) => dayNumberOf(day(text))
const aDay = fc.integer({ min: number('1990-01-01'), max: number('2040-12-31') })

describe('whole calendar months', () => {
  test.each([
    ['2026-07-01', '2026-07-31', 1],
    ['2026-02-01', '2026-02-28', 1],
    ['2024-02-01', '2024-02-29', 1],
    ['2024-02-01', '2024-02-28', 0],
    ['2026-02-01', '2026-03-01', 0],
    ['2026-07-02', '2026-07-31', 0],
    ['2026-07-01', '2026-07-30', 0],
    ['2026-07-01', '2026-08-31', 2],
    ['2025-12-01', '2026-01-31', 2],
    ['2026-01-01', '2026-12-31', 12],
    ['2024-01-01', '2024-12-31', 12],
    ['2024-01-01', '2025-01-31', 0],
    ['2026-07-01', '2026-07-01', 0],
    ['2026-07-15', '2026-08-14', 0],
  ])('from %s to %s are %i', (first, last, months) => expect(calendarMonths(number(first), number(last))).toBe(months))

  test('begin on a first day and end on a last one', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 12 }), (on, months) => {
        const first = monthStart(on)
        const last = monthStart(first, months) - 1
        expect(calendarMonths(first, last)).toBe(months)
        for (const [from, until] of [
          [first + 1, last],
          [first, last + 1],
          [first, last - 1],
        ] as const)
          expect(calendarMonths(from, until)).toBe(0)
      }),
    )
  })
})

describe('days from Monday to Friday', () => {
  test.each([
    ['2026-07-06', '2026-07-12', 5],
    ['2026-07-11', '2026-07-12', 0],
    ['2026-07-10', '2026-07-11', 1],
    ['2026-07-10', '2026-07-13', 2],
    ['2026-07-12', '2026-07-13', 1],
    ['2023-09-01', '2023-09-30', 21],
    ['2026-07-01', '2026-07-31', 23],
    ['2026-02-01', '2026-02-28', 20],
  ])('from %s to %s are %i', (first, last, count) => expect(weekdaysWithin(number(first), number(last))).toBe(count))

  test('are as many as one finds by looking at each day', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 100 }), (first, days) => {
        const each = Array.from({ length: days }, (_, at) => weekdayOf(first + at)).filter((one) => one <= 5)
        expect(weekdaysWithin(first, first + days - 1)).toBe(each.length)
      }),
    )
  })

  test.each([
    [2023, 260],
    [2024, 262],
    [2025, 261],
    [2026, 261],
    [2027, 261],
    [2028, 260],
  ])('of the year %i are %i, asked on any day of it', (year, count) => {
    expect(weekdaysOfYear(dayNumberIn(year, 1, 1))).toBe(count)
    expect(weekdaysOfYear(dayNumberIn(year, 12, 31))).toBe(count)
  })
})

describe('the part of a yearly amount', () => {
  const part = (first: string, last: string) => {
    const { low, high } = yearPart(number(first), number(last))
    return [low.num / low.den, high.num / high.den]
  }

  test('a week is a 52nd, four weeks a 13th, a month a twelfth', () => {
    expect(part('2026-07-06', '2026-07-12')).toEqual([1 / 52, 1 / 52])
    expect(part('2026-07-06', '2026-08-02')).toEqual([4 / 52, 4 / 52])
    expect(part('2026-07-01', '2026-07-31')).toEqual([1 / 12, 1 / 12])
    expect(part('2026-01-01', '2026-12-31')).toEqual([1, 1])
  })

  test('February of four weeks may be either: a 13th or a twelfth', () => {
    expect(part('2026-02-01', '2026-02-28')).toEqual([1 / 13, 1 / 12])
    expect(part('2024-02-01', '2024-02-29')).toEqual([1 / 12, 1 / 12])
  })

  test('another stretch is at least its days and at most the months it touches', () => {
    expect(part('2026-07-06', '2026-07-15')).toEqual([10 / 366, 1 / 12])
    expect(part('2026-07-31', '2026-08-01')).toEqual([2 / 366, 2 / 12])
    expect(part('2026-07-31', '2026-07-31')).toEqual([1 / 366, 1 / 12])
    expect(part('2025-12-20', '2026-01-01')).toEqual([13 / 366, 2 / 12])
    expect(part('2026-07-01', '2026-08-01')).toEqual([32 / 366, 2 / 12])
  })

  test('the least is never more than the most, and a longer stretch of whole weeks never has less', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 366 }), (first, days) => {
        const { low, high } = yearPart(first, first + days - 1)
        expect(compare(low, high)).toBeLessThanOrEqual(0)
        expect(compare(low, ratio(0, 1))).toBeGreaterThan(0)
        if (days % 7 === 0) expect(compare(high, ratio(days, 364))).toBeGreaterThanOrEqual(0)
        if (dateOf(first).date === 1 && dateOf(first + days).date === 1)
          expect(compare(low, ratio(calendarMonths(first, first + days - 1), 12))).toBeLessThanOrEqual(0)
      }),
    )
  })
})
