import { describe, expect, test } from 'vitest'
import { anEvent, anItem, knownOn } from '../testing/programme-builders.ts'
import { goalMatrix, type MatrixQuestion } from './goal-matrix.ts'
import type { RegionRef } from './places.ts'

const west: RegionRef = { scheme: 'halves', code: 'WEST' }
const east: RegionRef = { scheme: 'halves', code: 'EAST' }

const question: MatrixQuestion = {
  goals: ['G1', 'G2'],
  regions: [west, east],
  goalsOf: new Map([
    ['S1-01', ['G1']],
    ['S1-02', ['G1']],
    ['S1-03', ['G2']],
  ]),
  regionsOf: (municipality) => (municipality === 'GM0001' ? [east] : []),
}
const row = (changes: Parameters<typeof anItem>[0]) => knownOn(anItem(changes), '2026-11-21')
const inWest = { places: ['halves/WEST'] }
const coverages = (rows: ReturnType<typeof row>[]) =>
  goalMatrix(rows, question).rows.map(({ cells }) => cells.map(({ coverage }) => coverage))

describe('goals against regions', () => {
  test('nothing promised is a gap in every cell', () => {
    const { gaps } = goalMatrix([], question)
    expect(gaps.map(({ goal, region, coverage }) => [goal, region.code, coverage])).toEqual([
      ['G1', 'WEST', 'none'],
      ['G1', 'EAST', 'none'],
      ['G2', 'WEST', 'none'],
      ['G2', 'EAST', 'none'],
    ])
  })

  test('what was promised and of which nobody knows the outcome fills no gap', () => {
    const rows = [row({ ...inWest, events: [anEvent({ change: 'not-found' })] })]
    expect(coverages(rows)).toEqual([
      ['promised', 'none'],
      ['none', 'none'],
    ])
    expect(goalMatrix(rows, question).gaps.map(({ coverage }) => coverage)).toEqual([
      'promised',
      'none',
      'none',
      'none',
    ])
  })

  test('what something was found of is shown and no gap', () => {
    expect(coverages([row({ ...inWest, events: [anEvent({ change: 'found' })] })])[0]).toEqual(['shown', 'none'])
    expect(coverages([row({ ...inWest, kind: 'done', starts: 'done' })])[0]).toEqual(['shown', 'none'])
  })

  test.each([
    ['2020-11-30', 'promised'],
    ['2020-12-01', 'shown'],
    [null, 'promised'],
  ])('a promise of December 2020 of which something of %s was found is %s', (when, coverage) => {
    const found = anEvent({ change: 'found' }, { when, knownOn: '2021-06-01' })
    expect(coverages([row({ ...inWest, events: [found] })])[0]).toEqual([coverage, 'none'])
  })

  test('a promise for the whole province stands apart and fills no region', () => {
    const { rows } = goalMatrix([row({ places: ['PV30'] })], question)
    expect(rows[0]?.cells.map(({ coverage }) => coverage)).toEqual(['none', 'none'])
    expect(rows[0]?.province.items).toHaveLength(1)
  })

  test('a promise for one municipality is shown in its region and does not fill it', () => {
    const { rows } = goalMatrix([row({ places: ['GM0001'], events: [anEvent({ change: 'found' })] })], question)
    expect(rows[0]?.cells[1]).toMatchObject({ coverage: 'none', items: [] })
    expect(rows[0]?.cells[1]?.municipal).toHaveLength(1)
  })

  test('a row without a place, or of another province, is elsewhere', () => {
    const rows = [row({}), row({ id: 'S1-02', places: ['PV29'] })]
    expect(goalMatrix(rows, question).rows[0]?.elsewhere).toHaveLength(2)
  })

  test('facts and the goals themselves are no promises; a row without a goal is listed', () => {
    const rows = [
      row({ ...inWest, kind: 'fact', starts: null }),
      row({ ...inWest, id: 'S1-02', type: 'goal' }),
      row({ ...inWest, id: 'S1-09' }),
    ]
    expect(coverages(rows)[0]).toEqual(['none', 'none'])
    expect(goalMatrix(rows, question).withoutGoal.map(({ item }) => item.id)).toEqual(['S1-09'])
  })
})
