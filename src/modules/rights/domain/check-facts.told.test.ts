import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Fact, FactRow } from '#kernel/facts.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { checkFacts } from './check-facts.ts'

const withRows = (...rows: Partial<FactRow>[]) => aFact({ rows: rows.map(aFactRow) })
const first = { from: day('2026-01-01'), until: day('2026-07-01') }

describe('what is told of a table of facts', () => {
  test.each<[string, Fact, string]>([
    ['an id of another file', aFact({ id: 'known' }), 'There is another fact with the id "known".'],
    ['no rows', aFact({ rows: [] }), '"wage" has no rows.'],
    [
      'a row that ends on its first day',
      withRows({ until: day('2026-01-01') }),
      'A row of "wage" ends before it begins.',
    ],
    [
      'rows that overlap by a day',
      withRows(first, { from: day('2026-06-30') }),
      'The row of "wage" from 2026-06-30 begins before the one above it ends.',
    ],
    ['an amount without a value', withRows({ value: null }), 'A row of "wage" needs a value in cents.'],
    ['a rule with a value', { ...withRows({}), unit: 'rule' }, '"wage" is a rule and has no value.'],
    [
      'a statement without a source',
      withRows({ sources: [] }),
      'A row of "wage" names no source; what is general knowledge names OWN-1.',
    ],
  ])('%s', (_, fact, sentence) => {
    expect(checkFacts([fact], new Set(['known'])).map(({ message }) => message)).toEqual([sentence])
  })

  test('a row that ends on the day after its first one, and one without an end, are sound', () => {
    expect(checkFacts([withRows({ until: day('2026-01-02') })], new Set())).toEqual([])
    expect(checkFacts([withRows({ until: null })], new Set())).toEqual([])
  })

  test('everything wrong with one row is told, row by row', () => {
    const found = checkFacts(
      [aFact({ id: 'sound' }), withRows(first, { ...first, value: null, sources: [] })],
      new Set(),
    )
    expect(found).toEqual([
      {
        code: 'overlap',
        index: 1,
        row: 1,
        message: 'The row of "wage" from 2026-01-01 begins before the one above it ends.',
      },
      { code: 'value-missing', index: 1, row: 1, message: 'A row of "wage" needs a value in cents.' },
      {
        code: 'source-missing',
        index: 1,
        row: 1,
        message: 'A row of "wage" names no source; what is general knowledge names OWN-1.',
      },
    ])
  })
})
