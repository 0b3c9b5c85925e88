import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { anItem } from '../testing/programme-builders.ts'
import { publishedAreas, publishedOn, withItems } from '../testing/published-programme.ts'
import { boardRegions, regionBoard, regionsOverview } from './region-pages.ts'

const today = publishedOn('2026-11-21')
const overview = regionsOverview(today)
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const boardOf = (code: string, view = today) => {
  const region = boardRegions(view).find((one) => one.code === code)
  const board = region && regionBoard(view, region)
  if (!board?.ok) throw new Error(`no board for ${code}`)
  return board.value
}

describe('all regions beside each other', () => {
  test('an address needs only the code of a region: no code is used twice', () => {
    const codes = publishedAreas.regions.map(({ code }) => code.toLowerCase())
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('every line counts what its own board shows', () => {
    for (const line of [...overview.labour, ...overview.others]) {
      const board = boardOf(line.region.code)
      expect([line.rows, line.municipal, line.members]).toEqual([
        board.columns.flatMap(({ items }) => items).length,
        board.municipal.length,
        board.members?.length ?? null,
      ])
      expect(line.columns).toEqual(board.columns.map(({ state, items }) => ({ state, count: items.length })))
    }
  })

  test('the lines do not add up: rows of more than one region are counted in each, and are told', () => {
    const sum = [...overview.labour, ...overview.others].reduce((total, { rows }) => total + rows, 0)
    expect(overview.several).toBe(5)
    expect(sum - overview.regional).toBe(overview.several)
  })

  test('Midden-Limburg is told as the region that only Cranendonck is in', () => {
    expect(overview.single.map(({ region, municipality }) => [region.name, municipality.name])).toEqual([
      ['Midden-Limburg', 'Cranendonck'],
    ])
  })

  test('what was promised for the whole province is in no region', () => {
    const regional = [...overview.labour, ...overview.others].flatMap(({ region }) =>
      boardOf(region.code).columns.flatMap(({ items }) => ids(items)),
    )
    expect(ids(overview.province.items)).toContain('S1-04')
    expect(ids(overview.province.items).filter((id) => regional.includes(id))).toEqual([])
  })

  test('before the first promise to a region the six regions are there and have nothing', () => {
    const before = regionsOverview(publishedOn('2018-11-09'))
    expect(before.labour.map(({ rows }) => rows)).toEqual([0, 0, 0, 0, 0, 0])
    expect(before).toMatchObject({ others: [], regional: 0, several: 0 })
  })
})

describe('the board of a region', () => {
  test('facts are no promises and stand on no board', () => {
    const fact = anItem({ id: 'S1-90', kind: 'fact', starts: null, places: ['labour-market-region/AM33'] })
    const row = anItem({ id: 'S1-91', places: ['labour-market-region/AM33'] })
    const view = publishedOn('2026-11-21', 'nl', withItems([fact, row], { title: 'A', text: 'B' }))
    expect(boardOf('AM33', view).columns.flatMap(({ items }) => ids(items))).toEqual(['S1-91'])
  })

  test.each([
    ['2020-12-31', 16],
    ['2022-01-01', 10],
  ])('names the municipalities of the day: Noordoost-Brabant on %s has %i', (on, count) => {
    expect(boardOf('AM27', publishedOn(on)).members).toHaveLength(count)
  })

  test('who was in an information point after it ended is unknown, not nobody', () => {
    const onDay = (on: string) => boardOf('BMIP-M', { ...today, on: day(on) }).members
    expect(onDay('2025-09-30')?.length).toBeGreaterThan(0)
    expect(onDay('2025-10-01')).toBeNull()
  })
})
