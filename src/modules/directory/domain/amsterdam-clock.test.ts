import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumberOf, dayOfNumber, weekdayOf } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { clockChangesBetween, instantsAt, wallTimeAt } from './amsterdam-clock.ts'

const at = (text: string): number => Date.parse(text) / 60_000
const shown = (instant: string) => {
  const { day: number, minute } = wallTimeAt(at(instant))
  return `${dayOfNumber(number)} ${Math.floor(minute / 60)}:${minute % 60}`
}

describe('the clock in Amsterdam', () => {
  test.each([
    ['2028-03-26T00:59:00Z', '2028-03-26 1:59'],
    ['2028-03-26T01:00:00Z', '2028-03-26 3:0'],
    ['2028-10-29T00:59:00Z', '2028-10-29 2:59'],
    ['2028-10-29T01:00:00Z', '2028-10-29 2:0'],
    ['2027-12-31T22:59:00Z', '2027-12-31 23:59'],
    ['2027-12-31T23:00:00Z', '2028-01-01 0:0'],
  ])('shows at %s %s', (instant, expected) => expect(shown(instant)).toBe(expected))

  test('shows a time never in the skipped hour and twice in the one that comes back', () => {
    const spring = dayNumberOf(day('2028-03-26'))
    const autumn = dayNumberOf(day('2028-10-29'))
    const count = (number: number, minute: number) => instantsAt({ day: number, minute }).length
    expect([119, 120, 179, 180].map((minute) => count(spring, minute))).toEqual([1, 0, 0, 1])
    expect([119, 120, 179, 180].map((minute) => count(autumn, minute))).toEqual([1, 2, 2, 1])
  })

  test('changes twice a year, on a Sunday', () => {
    const changes = clockChangesBetween(at('2028-01-01T00:00:00Z'), at('2028-12-31T00:00:00Z'))
    expect(changes).toEqual([at('2028-03-26T01:00:00Z'), at('2028-10-29T01:00:00Z')])
    expect(changes.map((one) => weekdayOf(wallTimeAt(one).day))).toEqual([7, 7])
  })

  test('every instant is one of those at which its time is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('1980-01-01T00:00:00Z'), max: at('2080-01-01T00:00:00Z') }), (instant) => {
        expect(instantsAt(wallTimeAt(instant))).toContain(instant)
      }),
    )
  })

  test('weekdays begin with Monday, also before 1970', () => {
    expect(weekdayOf(dayNumberOf(day('2026-11-30')))).toBe(1)
    expect(weekdayOf(dayNumberOf(day('1969-12-28')))).toBe(7)
  })

  test('years it has no rules for are refused', () => {
    expect(() => wallTimeAt(at('1950-01-01T00:00:00Z'))).toThrow('no clock for year 1950')
    expect(() => wallTimeAt(Number.NaN)).toThrow(RangeError)
  })
})
