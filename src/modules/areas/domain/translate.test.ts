import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aSuccession, someAreas } from '../testing/some-areas.ts'
import { translate } from './translate.ts'

const areas = someAreas()
const sharesBetween = (from: string, to: string) => {
  const rows = translate(areas, day(from), day(to))
  return rows.ok ? rows.value.map((row) => `${row.from} ${row.to} ${row.share}`) : rows.error
}
const unchanged = ['GM9001 GM9001 1', 'GM9002 GM9002 1', 'GM9003 GM9003 1', 'GM9005 GM9005 1']
const split = ['GM9001 GM9001 1', 'GM9002 GM9001 0.25', 'GM9002 GM9003 0.75', 'GM9003 GM9003 1', 'GM9005 GM9005 1']
const splitAndMerged = [
  'GM9001 GM9001 1',
  'GM9002 GM9001 0.25',
  'GM9002 GM9004 0.75',
  'GM9003 GM9004 1',
  'GM9005 GM9004 1',
]

describe('translating a division', () => {
  test.each([
    ['nothing changes within a stretch', '2020-01-01', '2020-12-31', unchanged],
    ['the day of the split counts', '2020-12-31', '2021-01-01', split],
    ['the last day before the merger', '2020-01-01', '2021-12-31', split],
    ['a split and a later merger are chained', '2020-12-31', '2022-01-01', splitAndMerged],
    [
      'a change before the first day does not count',
      '2021-01-01',
      '2021-12-31',
      ['GM9001', 'GM9003', 'GM9005'].map((code) => `${code} ${code} 1`),
    ],
    ['a day to itself', '2022-01-01', '2022-01-01', ['GM9001 GM9001 1', 'GM9004 GM9004 1']],
  ])('%s', (_, from, to, rows) => expect(sharesBetween(from, to)).toEqual(rows))

  test('backwards is refused once anything changed in between', () => {
    expect(sharesBetween('2022-01-01', '2021-12-31')).toBe('backwards')
    expect(sharesBetween('2021-01-01', '2020-12-31')).toBe('backwards')
  })

  test('backwards within one stretch is the division itself', () => {
    expect(sharesBetween('2020-12-31', '2020-01-01')).toEqual(unchanged)
    expect(sharesBetween('2023-12-31', '2022-01-01')).toEqual(['GM9001 GM9001 1', 'GM9004 GM9004 1'])
  })

  test.each([
    ['2019-12-31', '2020-01-01'],
    ['2020-01-01', '2024-01-01'],
    ['2024-01-01', '2019-12-31'],
  ])('%s to %s is not covered', (from, to) => expect(sharesBetween(from, to)).toBe('out-of-coverage'))

  test('a row rests on every step it is made of', () => {
    const rows = translate(areas, day('2020-01-01'), day('2022-01-01'))
    const row = rows.ok ? rows.value.find(({ from, to }) => from === 'GM9002' && to === 'GM9004') : undefined
    expect(row).toMatchObject({ confidence: 'own', sources: ['T-2', 'T-1'] })
  })

  test('two ways to one successor are one row with both parts', () => {
    const joined = someAreas({
      successions: [
        aSuccession({ to: 'GM9003', shareOf10000: 3333 }),
        aSuccession({ to: 'GM9005', shareOf10000: 6667 }),
        aSuccession({ on: day('2022-01-01'), from: 'GM9003', to: 'GM9004' }),
        aSuccession({ on: day('2022-01-01'), from: 'GM9005', to: 'GM9004' }),
      ],
    })
    const rows = translate(joined, day('2020-01-01'), day('2022-01-01'))
    expect(rows.ok && rows.value.filter(({ from }) => from === 'GM9002')).toMatchObject([
      { to: 'GM9004', share: 1, exact: { numerator: 1n, denominator: 1n } },
    ])
  })
})
