import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { evaluationIn } from '../forms/evaluation-query-form.ts'
import { publishedOn } from '../testing/published-programme.ts'
import { evaluationPage } from './evaluation.ts'
import { evaluationCsv, figuresCsv } from './evaluation-csv.ts'

const today = publishedOn('2026-11-21')
const pageOf = (address: string, view = today) =>
  evaluationPage(view, evaluationIn(new URLSearchParams(address), view.on, view.goals))
const numbers = (page: ReturnType<typeof pageOf>, id: string) => {
  const tallied = page.groups.find((group) => group.id === id)?.tallied
  return Object.fromEntries(Object.entries(tallied ?? {}).map(([count, rows]) => [count, rows.length]))
}

describe('the evaluation of 2019 and 2020', () => {
  const page = pageOf('from=2019-01-01&to=2020-12-31')

  test('has a line for each goal, for the rows without one, and for every row once', () => {
    expect(page.groups.map(({ id }) => id)).toEqual(['S1-15', 'S1-16', 'S1-17', 'S1-18', 'S1-19', 'none', 'all'])
    const all = numbers(page, 'all')
    // 62 statements, without the five goals and one fact.
    expect(all['rows']).toBe(56)
    expect((all['shown'] ?? 0) + (all['other-time'] ?? 0) + (all['said-only'] ?? 0) + (all['unknown'] ?? 0)).toBe(56)
  })

  test('knows the business case as promised, and what came of it as of another time', () => {
    const goal4 = page.groups.find(({ id }) => id === 'S1-18')?.tallied
    expect(goal4?.promised).toContain('S1-42')
    expect(goal4?.['other-time']).toContain('S1-42')
    expect(goal4?.done).not.toContain('S1-42')
    const later = pageOf('from=2019-01-01&to=2023-12-31').groups.find(({ id }) => id === 'S1-18')?.tallied
    expect(later?.shown).toContain('S1-42')
    expect(later?.done).toContain('S1-42')
  })

  test('as known in December 2020 knows nothing of the pilot', () => {
    const then = pageOf('', publishedOn('2020-12-31'))
    expect(then.groups.find(({ id }) => id === 'S1-18')?.tallied.unknown).toContain('S1-42')
    expect(then.figures.map(({ id }) => id)).not.toContain('F-10')
  })

  test('lists the rows of the count that was asked for, and no others', () => {
    const { chosen } = pageOf('from=2019-01-01&to=2020-12-31&goal=S1-19&count=unknown')
    expect(chosen?.items.map(({ id }) => id)).toEqual(page.groups.find(({ id }) => id === 'S1-19')?.tallied.unknown)
    expect(page.chosen).toBeNull()
  })

  test('ends before the first note: nothing was promised yet', () => {
    expect(numbers(pageOf('from=2018-01-01&to=2019-02-27'), 'all')['rows']).toBe(0)
    expect(pageOf('from=2018-01-01&to=2019-02-27').undated.map(({ document }) => document)).toContain('S2')
    expect(numbers(pageOf('from=2018-01-01&to=2019-02-28'), 'all')['rows']).toBe(16)
  })

  test('shows beside it the study of 2021, and how many rows have no day, quarter or year', () => {
    expect(page.studies.map(({ id, measures }) => [id, measures.map((one) => one.id)])).toEqual([
      ['RC-05', ['S1-21', 'S2-06']],
    ])
    expect(page.withoutHardTerm).toBeGreaterThan(40)
  })
})

describe('figures', () => {
  const { figures, figuresOutside, evidence } = pageOf('')
  const figure = (id: string) => figures.find((one) => one.id === id)

  test('of 2017 are of another time', () => {
    expect(figure('F-01')).toBeUndefined()
    expect(figuresOutside).toBe(4)
    expect(pageOf('from=2015-01-01').figuresOutside).toBe(0)
  })

  test('without a date are shown with any period, and say so', () => {
    expect(figure('F-13')).toMatchObject({ when: null, confidence: 'uncertain', area: { name: 'Tilburg' } })
  })

  test('that cannot be true together stand beside each other', () => {
    const ids = figures.map(({ id }) => id)
    expect(ids.indexOf('F-10')).toBe(ids.indexOf('F-09') + 1)
    expect(figure('F-09')).toMatchObject({ low: 26_000, high: 30_000, conflictsWith: ['F-10'], scheme: 'rnob' })
    expect(figure('F-10')).toMatchObject({ low: 20_000, conflictsWith: ['F-09'] })
  })

  test('have a margin only where they are a share of a known number of respondents', () => {
    const withMargin = figures.filter(({ interval }) => interval !== null).map(({ id }) => id)
    expect(withMargin).toEqual(['F-16', 'F-17'])
    expect(figure('F-08')).toMatchObject({ low: 39, of: 56, interval: null, responseRate: 39 / 56 })
  })

  test('that stand as evidence with a row are not told twice', () => {
    expect(evidence.map(({ item, value, of }) => [item.id, value, of])).toContainEqual(['IP-06', 11, 35])
    expect(evidence.filter(({ item }) => item.id === 'S1-15')).toEqual([])
  })
})

describe('the tables', () => {
  const lines = (text: string) => text.slice(1).trimEnd().split('\r\n')

  test('have a line for each goal and count, with the rows', () => {
    const table = lines(evaluationCsv(today, { from: day('2019-01-01'), to: day('2020-12-31') }))
    expect(table).toHaveLength(1 + 7 * 7)
    expect(table[0]).toBe('known_on;from;to;goal;goal_title;count;number;rows')
    expect(table.find((line) => line.includes(';none;;done;'))).toMatch(/;done;\d+;S[12]-/)
  })

  test('have every figure with its margin and its conflicts', () => {
    const table = lines(figuresCsv(today))
    expect(table).toHaveLength(20)
    expect(table.find((line) => line.includes(';F-09;'))).toContain(';26000;30000;exact;people;;;;;;rnob/RNOB;2021-05;')
    expect(table.find((line) => line.includes(';F-16;'))).toContain(';135;;0,40')
  })
})
