import { describe, expect, test } from 'vitest'
import { aDeadline } from '../testing/programme-builders.ts'
import { isHard, quarterEnd, soundDeadline } from './deadline.ts'

describe('the basis of a deadline', () => {
  test.each([
    ['exact', '2019-01-17'],
    ['quarter-end', '2021-03-31'],
    ['quarter-end', '2021-12-31'],
    ['year-end', '2022-12-31'],
    ['derived', '2023-12-31'],
    ['vague', null],
    ['none', null],
    ['not-needed', null],
  ] as const)('%s fits %s', (basis, last) => {
    expect(soundDeadline(aDeadline(basis, last)).ok).toBe(true)
  })

  test.each([
    ['exact', null, 'day-missing'],
    ['quarter-end', null, 'day-missing'],
    ['derived', null, 'day-missing'],
    ['vague', '2021-01-01', 'day-too-many'],
    ['none', '2021-01-01', 'day-too-many'],
    ['not-needed', '2021-01-01', 'day-too-many'],
    ['quarter-end', '2021-03-30', 'not-a-quarter-end'],
    ['quarter-end', '2021-04-01', 'not-a-quarter-end'],
    ['quarter-end', '2021-05-31', 'not-a-quarter-end'],
    ['year-end', '2022-12-30', 'not-a-year-end'],
    ['year-end', '2023-01-01', 'not-a-year-end'],
  ] as const)('%s with %s is refused: %s', (basis, last, error) => {
    expect(soundDeadline(aDeadline(basis, last))).toEqual({ ok: false, error })
  })

  test('only a day, a quarter or a year is a promise of a date', () => {
    const bases = ['exact', 'quarter-end', 'year-end', 'derived', 'vague', 'none', 'not-needed'] as const
    expect(bases.filter((basis) => isHard(aDeadline(basis)))).toEqual(['exact', 'quarter-end', 'year-end'])
  })

  test.each([
    [2021, 1, '2021-03-31'],
    [2021, 2, '2021-06-30'],
    [2021, 3, '2021-09-30'],
    [2021, 4, '2021-12-31'],
  ] as const)('of %i quarter %i ends on %s', (year, quarter, last) => {
    expect(quarterEnd(year, quarter)).toBe(last)
    expect(soundDeadline({ basis: 'quarter-end', last: quarterEnd(year, quarter) }).ok).toBe(true)
  })
})
