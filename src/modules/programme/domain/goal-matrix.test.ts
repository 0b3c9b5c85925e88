import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anEvent, anItem, knownOn } from '../testing/programme-builders.ts'
import { aDay, aHistory } from '../testing/random-histories.ts'
import { diaryOn } from '../testing/slow-as-of.ts'
import { goalMatrix, type MatrixQuestion } from './goal-matrix.ts'
import { itemOn } from './history.ts'
import type { Item } from './items.ts'
import { placeText, type RegionRef, regionText } from './places.ts'

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

describe('a row that turned out to be another kind', () => {
  const turned = anItem({ ...inWest, events: [anEvent({ change: 'kind', to: 'fact' }, { knownOn: '2021-02-01' })] })

  test.each([
    ['2021-01-31', 'promised'],
    ['2021-02-01', 'none'],
  ])('is a promise until it is known to be a fact: on %s %s', (on, coverage) => {
    expect(coverages([knownOn(turned, on)])[0]).toEqual([coverage, 'none'])
  })
})

describe('the matrix of any day', () => {
  const aRow = fc.record({
    item: aHistory,
    places: fc.subarray(['halves/WEST', 'halves/EAST', 'GM0001', 'PV30']),
    goals: fc.subarray(['G1', 'G2']),
  })
  const someRows = fc.array(aRow, { maxLength: 6 }).map((rows) =>
    rows.map(({ item, places, goals }, index) => ({
      item: { ...item, id: `S1-${index}`, places: anItem({ places }).places },
      goals,
    })),
  )
  const matrixOn = (rows: readonly { item: Item; goals: string[] }[], on: Parameters<typeof itemOn>[1]) => {
    const goalsOf = new Map(rows.map(({ item, goals }) => [item.id, goals]))
    const known = rows.flatMap(({ item }) => itemOn(item, on) ?? [])
    return goalMatrix(known, { ...question, goalsOf })
  }

  test('has in each cell what a clerk with a diary would write there', () => {
    fc.assert(
      fc.property(someRows, aDay, (rows, on) => {
        const matrix = matrixOn(rows, on)
        for (const { goal, cells } of matrix.rows) {
          cells.forEach((cell, index) => {
            const place = regionText(question.regions[index] ?? west)
            const told = rows.flatMap(({ item, goals }) => {
              const page = diaryOn(item, on)
              const counts = page?.kind !== 'fact' && goals.includes(goal) && item.places.map(placeText).includes(place)
              return page && counts ? [{ item, page }] : []
            })
            const shown = told.filter(
              ({ item, page }) =>
                page.state === 'done' ||
                item.events.some(
                  ({ id, change, when }) =>
                    page.known.includes(id) &&
                    (change === 'found' || change === 'state') &&
                    when !== null &&
                    (item.since === null || when.until > item.since.from),
                ),
            )
            expect(cell.items.map(({ item }) => item.id)).toEqual(told.map(({ item }) => item.id))
            expect(cell.coverage).toBe(shown.length > 0 ? 'shown' : told.length > 0 ? 'promised' : 'none')
          })
        }
      }),
    )
  })

  test('is not changed by what became known later', () => {
    fc.assert(
      fc.property(someRows, aDay, (rows, on) => {
        const without = rows
          .filter(({ item }) => item.knownOn <= on)
          .map(({ item, goals }) => ({
            item: { ...item, events: item.events.filter(({ knownOn: known }) => known <= on) },
            goals,
          }))
        const plain = (matrix: ReturnType<typeof matrixOn>) =>
          matrix.rows.map(({ cells }) =>
            cells.map(({ coverage, items }) => [coverage, items.map(({ item }) => item.id)]),
          )
        expect(plain(matrixOn(rows, on))).toEqual(plain(matrixOn(without, on)))
      }),
    )
  })
})
