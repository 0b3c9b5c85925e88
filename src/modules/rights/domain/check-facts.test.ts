import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Fact, FactRow } from '#kernel/facts.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { checkFacts } from './check-facts.ts'

const codes = (...facts: Fact[]) =>
  checkFacts(facts, new Set(['known'])).map(({ code, index, row }) => [code, index, row])
const withRows = (...rows: Partial<FactRow>[]) => aFact({ rows: rows.map(aFactRow) })
const first = { from: day('2026-01-01'), until: day('2026-07-01') }

describe('a table of facts', () => {
  test('is sound when periods follow each other, with or without a gap', () => {
    expect(codes(withRows(first, { from: day('2026-07-01') }), aFact({ id: 'b', rows: [aFactRow(first)] }))).toEqual([])
    expect(codes(withRows(first, { from: day('2026-08-01'), until: null }))).toEqual([])
  })

  test.each<[string, Fact, string, number | null]>([
    ['an id of another file', aFact({ id: 'known' }), 'id-twice', null],
    ['no rows', aFact({ rows: [] }), 'no-rows', null],
    ['a row that ends on its first day', withRows({ until: day('2026-01-01') }), 'period-order', 0],
    ['rows that overlap by a day', withRows(first, { from: day('2026-06-30') }), 'overlap', 1],
    [
      'a row that is decided and begins too early',
      withRows(first, { from: day('2026-06-30'), status: 'published-future' }),
      'overlap',
      1,
    ],
    [
      'a row after one without an end',
      withRows({ until: null }, { from: day('2027-01-01'), until: null }),
      'overlap',
      1,
    ],
    ['an amount without a value', withRows({ value: null }), 'value-missing', 0],
    ['a rule with a value', { ...withRows({}), unit: 'rule' }, 'value-missing', 0],
    ['a statement without a source', withRows({ sources: [] }), 'source-missing', 0],
  ])('%s is found', (_, fact, code, row) => expect(codes(fact)).toEqual([[code, 0, row]]))

  test.each(['proposed', 'withdrawn'] as const)('a row that is %s may lie beside the one that holds', (status) => {
    const other = { from: day('2026-06-30'), until: null, status }
    expect(codes(withRows({ until: null }, other))).toEqual([])
    expect(codes(withRows(first, other, { from: day('2026-07-01'), until: null }))).toEqual([])
  })

  test('two rows that hold overlap too when a proposal stands between them', () => {
    const between = { from: day('2026-03-01'), until: null, status: 'proposed' as const }
    expect(codes(withRows(first, between, { from: day('2026-06-30') }))).toEqual([['overlap', 0, 2]])
  })

  test('the second of two with one id is the one that is named', () => {
    expect(codes(aFact(), aFact())).toEqual([['id-twice', 1, null]])
  })

  test('what is own knowledge names its source too: that it is own', () => {
    expect(codes(withRows({ sources: [], confidence: 'own' }))).toEqual([['source-missing', 0, 0]])
    expect(codes(withRows({ sources: ['OWN-1'], confidence: 'own' }))).toEqual([])
  })
})
