import { join } from 'node:path'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { municipalitiesOn } from '#modules/areas/index.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { someAreas } from '#modules/areas/testing/some-areas.ts'
import { countDay, quickDays } from './days-worth-a-look.ts'

test('worth a look are the day before and the day of every change, and the last day that was checked', () => {
  expect(quickDays(someAreas())).toEqual(['2020-12-31', '2021-01-01', '2021-12-31', '2022-01-01', '2023-12-31'])
})

test('a day stands there once', () => {
  const coverage = { from: day('2020-01-01'), lastChecked: day('2022-01-01') }
  expect(quickDays(someAreas({ coverage })).filter((on) => on === '2022-01-01')).toHaveLength(1)
})

test('without changes there is only the last day', () => {
  expect(quickDays(someAreas({ successions: [] }))).toEqual(['2023-12-31'])
})

test('of the real areas all can be shown', () => {
  const areas = loadAreas(join(import.meta.dirname, '../../data/areas'))
  const days = [countDay, ...quickDays(areas)]
  expect(days.length).toBeGreaterThan(5)
  expect(days.filter((on) => !municipalitiesOn(areas, on).ok)).toEqual([])
})
