import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aMoment } from '../testing/random-histories.ts'
import { countByYear, markOf, percentAt, percentOn, scaleOver, yearTicks } from './time-scale.ts'
import { type When, when } from './when.ts'

const scale = { from: day('2020-01-01'), until: day('2022-01-01') }
const event = (moment: When, change: 'found' | 'not-found' = 'found') => ({
  point: 'event' as const,
  hard: false,
  when: moment,
  change,
})
const deadline = (moment: When, hard: boolean) => ({ point: 'deadline' as const, hard, when: moment, change: null })

describe('a line of time', () => {
  test.each([
    [['2020-12'], '2020-01-01', '2021-01-01'],
    [['2021', '2020-06-19'], '2020-01-01', '2022-01-01'],
    [['2020-12-31'], '2020-01-01', '2021-01-01'],
    [['2021-01-01'], '2021-01-01', '2022-01-01'],
  ])('over %j runs over whole years', (texts, from, until) => {
    expect(scaleOver(texts.map(when))).toEqual({ from, until })
  })

  test('over nothing is no line', () => expect(scaleOver([])).toBeNull())

  test('begins at 0 and ends at 100 per cent, and nothing falls off it', () => {
    expect(
      ['2019-12-31', '2020-01-01', '2021-01-01', '2021-12-31', '2022-06-01'].map((one) => percentAt(scale, day(one))),
    ).toEqual([0, 0, 50.1, 99.9, 100])
  })

  test.each([
    ['2019-12-31', null],
    ['2020-01-01', 0],
    ['2021-12-31', 99.9],
    ['2022-01-01', null],
  ])('%s is marked on it only when it is there', (one, at) => expect(percentOn(scale, day(one))).toBe(at))

  test('a year is as wide as it is, and a promised date is drawn as another mark than a derived one', () => {
    expect(markOf(scale, event(when('2021')))).toEqual({ kind: 'event', from: 50.1, until: 100, at: 75.1 })
    expect(markOf(scale, deadline(when('2021-03-31'), true)).kind).toBe('hard')
    expect(markOf(scale, deadline(when('2021-03-31'), false)).kind).toBe('soft')
  })

  test('every mark of a set stands on the line over that set, and counts once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aMoment, fc.boolean()), { minLength: 1, maxLength: 20 }), (drawn) => {
        const points = drawn.map(([moment, hard]) => deadline(moment, hard))
        const over = scaleOver(drawn.map(([moment]) => moment))
        if (!over) throw new Error('no line')
        for (const point of points) {
          const { from, at, until } = markOf(over, point)
          expect(0 <= from && from <= at + 0.1 && at <= until + 0.1 && until <= 100).toBe(true)
        }
        const counts = countByYear(over, points)
        expect(counts.reduce((sum, { hard, soft }) => sum + hard + soft, 0)).toBe(points.length)
      }),
    )
  })

  test('two hundred years stand in no more columns than a phone has room for, and none is left out', () => {
    const long = { from: day('1900-01-01'), until: day('2100-01-01') }
    const counts = countByYear(long, [event(when('1900')), event(when('2099')), event(when('2150'))])
    expect(counts.length).toBeLessThanOrEqual(12)
    expect([counts[0]?.first, counts.at(-1)?.last]).toEqual([1900, 2099])
    expect(counts.reduce((sum, { events }) => sum + events, 0)).toBe(2)
    expect(yearTicks(long, 5).length).toBeLessThanOrEqual(5)
  })

  test('what was looked for in vain is no event', () => {
    const sought = event(when('2020-03'), 'not-found')
    expect(markOf(scale, sought).kind).toBe('sought')
    expect(countByYear(scale, [sought])[0]).toMatchObject({ first: 2020, events: 0 })
  })

  test('a year in which nothing happened is there', () => {
    expect(countByYear({ from: day('2020-01-01'), until: day('2023-01-01') }, [event(when('2020'))])).toEqual([
      { first: 2020, last: 2020, events: 1, hard: 0, soft: 0 },
      { first: 2021, last: 2021, events: 0, hard: 0, soft: 0 },
      { first: 2022, last: 2022, events: 0, hard: 0, soft: 0 },
    ])
  })
})
