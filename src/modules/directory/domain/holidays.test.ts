import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { someHolidays } from '../testing/some-hours.ts'
import { dateIn, holidayOn } from './holidays.ts'

const easter = (year: number) => dateIn({ kind: 'easter', offset: 0 }, year)

describe('holidays by rule', () => {
  test.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [2000, '2000-04-23'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
  ])('Easter Sunday of %i is %s', (year, expected) => expect(easter(year)).toBe(expected))

  test.each<[string, string | null, string]>([
    ['2025-04-26', 'closed', 'King’s Day moves to Saturday when the 27th is a Sunday'],
    ['2025-04-27', null, 'and then the Sunday is none'],
    ['2026-04-26', null, 'the day before'],
    ['2026-04-27', 'closed', 'King’s Day'],
    ['2026-04-28', null, 'the day after'],
    ['2025-05-05', 'closed', 'Liberation Day in a year that five divides'],
    ['2026-05-05', 'varies', 'Liberation Day in another year'],
    ['2030-05-05', 'closed', 'and five years later'],
    ['2026-04-03', 'varies', 'Good Friday'],
    ['2026-05-14', 'closed', 'Ascension Day'],
    ['2026-05-25', 'closed', 'Whit Monday'],
    ['2026-05-26', null, 'the day after'],
    ['2026-01-01', 'closed', 'New Year'],
  ])('%s: %s, %s', (on, expected) => expect(holidayOn(someHolidays, day(on))).toBe(expected))

  test('the strictest of two on one day counts', () => {
    const both = someHolidays.filter(({ id }) => id === 'ascension' || id === 'liberation-day')
    expect(holidayOn(both, day('2016-05-05'))).toBe('closed')
  })
})
