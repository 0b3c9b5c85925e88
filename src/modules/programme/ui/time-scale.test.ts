import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { inLanes, timeScale } from './time-scale.ts'

test('a line begins at 0, ends at 100 and has its years between', () => {
  const scale = timeScale(day('2020-07-01'), day('2022-07-01'))
  expect([scale.at(day('2020-07-01')), scale.at(day('2021-07-01')), scale.at(day('2022-07-01'))]).toEqual([0, 50, 100])
  expect(scale.years).toEqual([
    { year: '2021', at: 25.21 },
    { year: '2022', at: 75.21 },
  ])
})

test('a line of one day is no division by nothing', () => {
  expect(timeScale(day('2021-01-01'), day('2021-01-01')).at(day('2021-01-01'))).toBe(0)
})

test('marks in a lane are never closer than was asked, and none is lost', () => {
  const places = fc.array(fc.integer({ min: 0, max: 100 })).map((all) => all.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(places, (all) => {
      const marks = inLanes(
        all.map((at) => ({ at })),
        3,
      )
      expect(marks.map(({ at }) => at)).toEqual(all)
      for (const lane of new Set(marks.map((mark) => mark.lane))) {
        const own = marks.filter((mark) => mark.lane === lane).map(({ at }) => at)
        expect(own.every((at, index) => index === 0 || at - (own[index - 1] ?? 0) >= 3)).toBe(true)
      }
    }),
  )
})
