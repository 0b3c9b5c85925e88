import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import type { StoredBoundary } from '#modules/areas/index.ts'
import { period, someAreas } from '#modules/areas/testing/some-areas.ts'
import { areaShapes } from './area-shapes.ts'

const square = (west: number): StoredBoundary['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 51],
      [west + 0.1, 51],
      [west + 0.1, 51.1],
      [west, 51],
    ],
  ],
})
const aBoundary = (code: string, changes: Partial<StoredBoundary> = {}): StoredBoundary => ({
  code,
  name: code,
  geometry: square(5),
  period: period('2022-01-01'),
  source: 'squares.json',
  licence: 'CC0',
  ...changes,
})
/** On this day there are two: Noorddorp and Nieuwdorp. */
const on = day('2022-01-01')
const drawn = (imported: readonly StoredBoundary[], asked: Day = on) =>
  areaShapes({ areas: someAreas(), boundaries: async () => imported }, asked)

describe('the map', () => {
  test('draws circles when no boundaries were imported, and gives nobody credit for them', async () => {
    const { shapes, credit } = await drawn([])
    expect(shapes.map(({ code }) => code).sort()).toEqual(['GM9001', 'GM9004'])
    expect(credit).toBeNull()
  })

  test('draws the boundaries of exactly the municipalities of the day, with where they come from', async () => {
    const { shapes, credit } = await drawn([aBoundary('GM9001'), aBoundary('GM9004', { geometry: square(4) })])
    expect(shapes.map(({ code }) => code).sort()).toEqual(['GM9001', 'GM9004'])
    expect(shapes).toContainEqual({ code: 'GM9004', d: expect.stringMatching(/^M/) })
    expect(credit).toBe('squares.json, CC0')
  })

  test('names the source alone when the licence is not known', async () => {
    const { credit } = await drawn(['GM9001', 'GM9004'].map((code) => aBoundary(code, { licence: null })))
    expect(credit).toBe('squares.json')
  })

  test.each([
    ['one is missing', ['GM9001']],
    ['there is one too many', ['GM9001', 'GM9004', 'GM9003']],
    ['one is of another time', ['GM9001', 'GM9003']],
  ])('draws circles when %s: half a map of boundaries would mislead', async (_, codes) => {
    expect((await drawn(codes.map((code) => aBoundary(code)))).credit).toBeNull()
  })

  test('lets the circles of a division settle once, whatever day of it is asked for', async () => {
    const areas = someAreas()
    const circles = async (asked: string) =>
      (await areaShapes({ areas, boundaries: async () => [] }, day(asked))).shapes
    const before = await circles('2021-12-31')
    expect(await circles('2022-01-02')).toBe(await circles('2022-01-01'))
    expect((await circles('2022-01-01')).map(({ code }) => code)).not.toEqual(before.map(({ code }) => code))
    expect(await circles('2021-12-31')).toBe(before)
    expect((await drawn([], day('2021-12-31'))).shapes).toEqual(before)
  })

  test('is empty on a day that nobody looked at', async () => {
    expect((await drawn([], day('2019-12-31'))).shapes).toEqual([])
  })
})
