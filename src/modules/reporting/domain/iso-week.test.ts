import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { isoWeekOf, numberedWeek, readIsoWeek } from './iso-week.ts'

describe('the week of a day', () => {
  test.each([
    ['2026-11-29', '2026-W48'],
    ['2026-11-30', '2026-W49'],
    ['2026-12-06', '2026-W49'],
    // A week is of the year in which its Thursday is.
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
  ])('%s is in %s', (on, week) => expect(isoWeekOf(day(on))).toBe(week))
})

describe('a week in an address or a field', () => {
  test.each(['2026-W49', '2026-49', '2026 w 49', '49-2026', 'week 49 van 2026', 'Week 49 of 2026', ' 49 / 2026 '])(
    '%j is read',
    (typed) => expect(readIsoWeek(typed)).toBe('2026-W49'),
  )

  test.each([
    '',
    '49',
    '2026',
    '2026-W00',
    '2026-W54',
    '2026-12-31',
    '202-49',
    '49 49',
    '2026 2026',
    'week 149 van 2026',
  ])('%j is none', (typed) => expect(readIsoWeek(typed)).toBeNull())

  test('is the same week once it was shown as its number and its year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 53 }), (year, week) => {
        const typed = readIsoWeek(`week ${week} van ${year}`)
        expect(numberedWeek(typed ?? '')).toEqual({ week, year })
      }),
    )
  })

  test('has no number when it is none', () => expect(numberedWeek('week 49')).toBeNull())
})
