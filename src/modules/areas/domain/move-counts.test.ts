import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aMunicipality, aSuccession, period, someAreas } from '../testing/some-areas.ts'
import { moveCounts } from './move-counts.ts'
import { type TranslationRow, translate } from './translate.ts'

const rowsOf = (areas = someAreas(), from = '2020-01-01', to = '2022-01-01'): readonly TranslationRow[] => {
  const rows = translate(areas, day(from), day(to))
  if (!rows.ok) throw new Error(rows.error)
  return rows.value
}
const all = (a: number, b: number, c: number, d: number) =>
  new Map([
    ['GM9001', a],
    ['GM9002', b],
    ['GM9003', c],
    ['GM9005', d],
  ])

describe('moving counts', () => {
  test('a merger adds up and is no estimate; a split is one', () => {
    expect(
      moveCounts(
        rowsOf(someAreas(), '2021-01-01'),
        new Map([...all(1, 0, 20, 300)].filter(([code]) => code !== 'GM9002')),
      ),
    ).toEqual({
      ok: true,
      value: [
        { municipality: 'GM9001', value: 1, knownPart: 1, missing: [], estimate: false },
        { municipality: 'GM9004', value: 320, knownPart: 320, missing: [], estimate: false },
      ],
    })
    expect(moveCounts(rowsOf(), all(0, 100, 0, 0))).toMatchObject({
      ok: true,
      value: [
        { municipality: 'GM9001', value: 25, estimate: true },
        { municipality: 'GM9004', value: 75, estimate: true },
      ],
    })
  })

  test.each([
    [1, 0, 1],
    [2, 1, 1],
    [3, 1, 2],
    [5, 1, 4],
    [6, 2, 4],
    [7, 2, 5],
  ])(
    '%i split in a quarter and the rest is %i and %i: the largest remainder gets what is left',
    (count, quarter, rest) => {
      expect(moveCounts(rowsOf(), all(0, count, 0, 0))).toMatchObject({
        ok: true,
        value: [{ value: quarter }, { value: rest }],
      })
    },
  )

  test('an unknown number makes the sum unknown, not smaller', () => {
    const counts = new Map([
      ['GM9001', 7],
      ['GM9002', 100],
      ['GM9003', 20],
    ])
    expect(moveCounts(rowsOf(), counts)).toMatchObject({
      ok: true,
      value: [
        { municipality: 'GM9001', value: 32, knownPart: 32, missing: [] },
        { municipality: 'GM9004', value: null, knownPart: 95, missing: ['GM9005'] },
      ],
    })
  })

  test('nothing known at all is unknown everywhere', () => {
    const moved = moveCounts(rowsOf(), new Map())
    expect(moved.ok && moved.value.map(({ value, knownPart }) => [value, knownPart])).toEqual([
      [null, 0],
      [null, 0],
    ])
  })

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is not a count', (count) =>
    expect(moveCounts(rowsOf(), all(1, 1, 1, count))).toEqual({ ok: false, error: 'not-a-count' }),
  )

  test('a sum too large to be exact is refused', () => {
    const half = Number.MAX_SAFE_INTEGER - 1
    expect(moveCounts(rowsOf(), all(half, half, 0, 0))).toEqual({ ok: false, error: 'not-a-count' })
  })

  test('a number of a municipality that is not there would get lost and is refused', () => {
    const counts = new Map([['GM9004', 5]])
    expect(moveCounts(rowsOf(), counts)).toEqual({ ok: false, error: 'unknown-municipality' })
  })

  test('rows that are not the whole of a municipality are a bug', () => {
    const partly = rowsOf().filter(({ from, to }) => from !== 'GM9002' || to === 'GM9001')
    expect(() => moveCounts(partly, all(1, 1, 1, 1))).toThrow('the rows of GM9002 are not the whole of it')
  })

  test('any chain of splits keeps the total, to the last one', () => {
    const share = fc.integer({ min: 1, max: 9999 })
    const count = fc.nat({ max: 1_000_000_000 })
    fc.assert(
      fc.property(share, share, fc.array(count, { minLength: 3, maxLength: 3 }), (first, second, values) => {
        const counts = new Map(values.map((value, index) => [`GM800${index}`, value]))
        const moved = moveCounts(rowsOf(twoSplits(first, second), '2020-01-01', '2023-01-01'), counts)
        const total = moved.ok ? moved.value.reduce((sum, { value }) => sum + (value ?? Number.NaN), 0) : Number.NaN
        expect(total).toBe(values.reduce((sum, value) => sum + value, 0))
      }),
    )
  })

  test('no moved number is more than one away from its exact part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat({ max: 1_000_000 }), (first, value) => {
        const counts = new Map([0, 1, 2].map((index) => [`GM800${index}`, index === 0 ? value : 0]))
        const moved = moveCounts(rowsOf(twoSplits(first, 5000), '2020-01-01', '2021-01-01'), counts)
        const part = moved.ok ? (moved.value.find(({ municipality }) => municipality === 'GM8001')?.value ?? -9) : -9
        expect(Math.abs(part - (value * first) / 10_000)).toBeLessThan(1)
      }),
    )
  })
})

/** GM8000 is split over GM8001 and GM8002 in 2021; GM8001, with its part, over GM8002 and GM8003 in 2022. */
function twoSplits(first: number, second: number) {
  return someAreas({
    municipalities: [
      aMunicipality({ code: 'GM8000', period: period('2020-01-01', '2021-01-01') }),
      aMunicipality({ code: 'GM8001', period: period('2020-01-01', '2022-01-01') }),
      aMunicipality({ code: 'GM8002' }),
      aMunicipality({ code: 'GM8003', period: period('2022-01-01') }),
    ],
    successions: [
      aSuccession({ from: 'GM8000', to: 'GM8001', shareOf10000: first }),
      aSuccession({ from: 'GM8000', to: 'GM8002', shareOf10000: 10_000 - first }),
      aSuccession({ on: day('2022-01-01'), from: 'GM8001', to: 'GM8002', shareOf10000: second }),
      aSuccession({ on: day('2022-01-01'), from: 'GM8001', to: 'GM8003', shareOf10000: 10_000 - second }),
    ],
  })
}
