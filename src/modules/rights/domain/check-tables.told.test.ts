import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Fact, FactRow, Unit } from '#kernel/facts.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { checkTables, endingSoon } from './check-tables.ts'

type Row = readonly [from: string, until: string | null, value: number | null, more?: Partial<FactRow>]

const table = (id: string, unit: Unit, ...rows: readonly Row[]): Fact =>
  aFact({
    id,
    unit,
    rows: rows.map(([from, until, value, more]) =>
      aFactRow({ from: day(from), until: until === null ? null : day(until), value, ...more }),
    ),
  })
const wage = (id: string, ...values: readonly [value: number, ...more: number[]]): Fact =>
  table(
    `minimum-wage-${id}`,
    'cents',
    ...values.map((value, at): Row => [`202${4 + at}-01-01`, `202${5 + at}-01-01`, value]),
  )
const share = (id: string, value: number | null, until: string | null = '2027-01-01'): Fact =>
  table(`minimum-wage-share-${id}`, 'per-mille', ['2019-07-01', until, value])

/** What is told of these tables alone. */
const told = (...facts: readonly Fact[]): string[] =>
  checkTables(new Map(facts.map((fact) => [fact.id, fact]))).map(({ code, message }) => `${code}: ${message}`)

describe('what is told of tables', () => {
  test('of none is nothing', () => {
    expect(told()).toEqual([])
  })

  test('a row that begins before the one above it', () => {
    expect(told(table('anything', 'count', ['2026-01-01', null, 1], ['2025-12-31', null, 1]))).toEqual([
      'rows-unsorted: "anything" from 2025-12-31 begins before the row above it.',
    ])
  })

  test('two rows of one day are in order', () => {
    expect(
      told(table('anything', 'count', ['2026-01-01', null, 1], ['2026-01-01', null, 1, { status: 'proposed' }])),
    ).toEqual([])
  })

  test('an amount of the minimum wage after a gap', () => {
    const gap = table('minimum-wage-hour', 'cents', ['2024-01-01', '2024-07-01', 1], ['2025-01-01', '2025-07-01', 1])
    expect(told(gap)).toEqual(['wage-gap: "minimum-wage-hour" from 2025-01-01 does not follow on the row above it.'])
  })

  test('an amount of the minimum wage that begins on another day than those of the law', () => {
    expect(told(table('minimum-wage-hour', 'cents', ['2024-01-02', '2024-07-01', 1]))).toEqual([
      'wage-day: "minimum-wage-hour" from 2024-01-02 does not run from 1 January or 1 July to such a day.',
    ])
  })

  test('a yearly amount of half a year', () => {
    expect(told(table('health-deduction-cap-year', 'cents', ['2025-01-01', '2025-07-01', 1]))).toEqual([
      'cap-day: "health-deduction-cap-year" from 2025-01-01 does not run from 1 January to 1 January.',
    ])
  })

  test('a table without the adult amount, without its share, or without either', () => {
    const missing =
      'base-missing: "minimum-wage-hour-20" from 2024-01-01 has no adult amount or share for all of its days.'
    expect(told(wage('hour-20', 1062))).toEqual([missing])
    expect(told(wage('hour-20', 1062), share('20', 800))).toEqual([missing])
    expect(told(wage('hour-20', 1062), wage('hour', 1327))).toEqual([missing])
    expect(told(wage('hour-20', 1062), wage('hour', 1327), share('20', null))).toEqual([missing])
  })

  test('a share that has no end holds for all days, and one that ends within a row does not', () => {
    const tables = [wage('hour-20', 1062), wage('hour', 1327)]
    expect(told(...tables, share('20', 800, null))).toEqual([])
    expect(told(...tables, share('20', 800, '2025-01-01'))).toEqual([])
    expect(told(...tables, share('20', 800, '2024-12-31'))).toEqual([
      'base-missing: "minimum-wage-hour-20" from 2024-01-01 has no adult amount or share for all of its days.',
    ])
  })

  test('an amount that is no multiple of five cents, and not its share', () => {
    const month = table('minimum-wage-month', 'cents', ['2023-01-01', '2023-07-01', 193_440])
    const of20 = table('minimum-wage-month-20', 'cents', ['2023-01-01', '2023-07-01', 154_752])
    expect(told(month, of20, share('20', 800))).toEqual([
      'five-cents: "minimum-wage-month-20" from 2023-01-01 is 154752, no multiple of 5 cents.',
      'scale-amount: "minimum-wage-month-20" from 2023-01-01 is 154752, and its share of the adult amount is 154750.',
    ])
  })

  test('an amount that is as high as the adult one, or higher, and has another share', () => {
    const found = (amount: number) => told(wage('hour', 1327), wage('hour-20', amount), share('20', 800))
    expect(found(1326)).toEqual([
      'scale-amount: "minimum-wage-hour-20" from 2024-01-01 is 1326, and its share of the adult amount is 1062.',
    ])
    expect(found(1327)).toEqual([
      'scale-amount: "minimum-wage-hour-20" from 2024-01-01 is 1327, and its share of the adult amount is 1062.',
      'scale-order: "minimum-wage-hour-20" from 2024-01-01 is 1327, not below the 1327 of "minimum-wage-hour".',
    ])
    expect(found(1328)).toEqual([
      'scale-amount: "minimum-wage-hour-20" from 2024-01-01 is 1328, and its share of the adult amount is 1062.',
      'scale-order: "minimum-wage-hour-20" from 2024-01-01 is 1328, not below the 1327 of "minimum-wage-hour".',
    ])
  })

  test('an amount that is all of the adult one may be as high, and not higher', () => {
    const found = (amount: number) => told(wage('hour', 1327), wage('hour-20', amount), share('20', 1000))
    expect(found(1327)).toEqual([])
    expect(found(1328)).toEqual([
      'scale-amount: "minimum-wage-hour-20" from 2024-01-01 is 1328, and its share of the adult amount is 1327.',
      'scale-order: "minimum-wage-hour-20" from 2024-01-01 is 1328, not below the 1327 of "minimum-wage-hour".',
    ])
  })

  test('a week without a month, and one that is not 3/13 of it', () => {
    const week = (value: number) => table('minimum-wage-week', 'cents', ['2023-07-01', '2024-01-01', value])
    const month = table('minimum-wage-month', 'cents', ['2023-07-01', '2024-01-01', 199_500])
    expect(told(week(46_040))).toEqual([
      'week-amount: "minimum-wage-week" from 2023-07-01 has no amount of a month for all of its days.',
    ])
    expect(told(week(46_040), month)).toEqual([])
    expect(told(week(46_045), month)).toEqual([
      'week-amount: "minimum-wage-week" from 2023-07-01 is 46045, and 3/13 of the month is 46040.',
    ])
  })

  test('a row that checks rest on, without two who checked it or a place', () => {
    const rule = (more: Partial<FactRow>) => table('DED-01', 'rule', ['2017-01-01', null, null, more])
    expect(told(rule({ checkedBy: ['research'] }))).toEqual([
      'checkers-missing: "DED-01" from 2017-01-01 was not checked by two, and checks rest on it.',
    ])
    expect(told(rule({ sources: ['OWN-1'] }))).toEqual([
      'place-missing: "DED-01" from 2017-01-01 names neither a place in the law nor a source, and checks rest on it.',
    ])
  })

  test('a row with a place of its own in the law, and a fact with one, are sound', () => {
    const law = [{ name: 'WML', article: '13', paragraph: '1', address: null }]
    const own = table('DED-01', 'rule', ['2017-01-01', null, null, { sources: ['OWN-1'], law }])
    expect(told({ ...own, law })).toEqual([])
  })
})

describe('what is told of tables that end', () => {
  const on = day('2026-11-02')
  const ending = (...facts: readonly (readonly [id: string, until: string | null])[]) =>
    endingSoon(
      new Map(
        facts.map(([id, until]) => [
          id,
          aFact({ id, rows: [aFactRow({ until: until === null ? null : day(until) })] }),
        ]),
      ),
      on,
    ).map(({ fact, until }) => `${fact} ${until}`)

  test.each([
    [['a', '2026-12-01'] as const, ['b', '2026-12-02'] as const],
    [['b', '2026-12-01'] as const, ['a', '2026-12-02'] as const],
    [['a', '2026-12-01'] as const, ['b', '2026-12-01'] as const],
  ])('%s comes before %s, in whatever order they lie', (early, late) => {
    const told = [early.join(' '), late.join(' ')]
    expect(ending(early, late)).toEqual(told)
    expect(ending(late, early)).toEqual(told)
  })

  test('a table without rows, or without an end, does not', () => {
    expect(ending(['a', null])).toEqual([])
    expect(endingSoon(new Map([['a', aFact({ rows: [] })]]), on)).toEqual([])
  })
})
