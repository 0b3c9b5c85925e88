import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { someAreas } from '../testing/some-areas.ts'
import { coveredDay } from './coverage.ts'

test.each([
  ['2022-06-01', '2022-06-01'],
  ['2023-12-31', '2023-12-31'],
  ['2024-01-01', '2023-12-31'],
])('what holds on %s is what is known of %s', (today, covered) => {
  expect(coveredDay(someAreas(), day(today))).toBe(covered)
})
