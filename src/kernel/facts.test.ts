import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from './days.ts'
import { changedSince, type FactRow, factOn, nextChange } from './facts.ts'
import { aFact, aFactRow } from './testing/a-fact.ts'

const wage = aFact({
  rows: [
    aFactRow({ from: day('2026-01-01'), until: day('2026-07-01'), value: 1471 }),
    aFactRow({ from: day('2026-07-01'), until: day('2027-01-01'), value: 1499 }),
  ],
})
const valueOn = (text: string, fact = wage) => {
  const found = factOn(fact, day(text))
  return found.ok ? found.value.value : found.error
}

describe('what holds on a day', () => {
  test.each([
    ['2025-12-31', 'out-of-coverage'],
    ['2026-01-01', 1471],
    ['2026-06-30', 1471],
    ['2026-07-01', 1499],
    ['2026-12-31', 1499],
    ['2027-01-01', 'out-of-coverage'],
  ])('on %s: %s', (text, expected) => expect(valueOn(text)).toBe(expected))

  test.each(['proposed', 'withdrawn'] as const)('a row that is %s is never given', (status) => {
    expect(valueOn('2026-03-01', aFact({ rows: [aFactRow({ status })] }))).toBe('out-of-coverage')
  })

  test('a row that was decided holds from its day on, not before', () => {
    const decided = aFact({ rows: [aFactRow({ status: 'published-future', from: day('2026-03-01') })] })
    expect([valueOn('2026-02-28', decided), valueOn('2026-03-01', decided)]).toEqual(['out-of-coverage', 1471])
  })

  test('adding a later row changes nothing of the days before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }), (past, future) => {
        const on = addDays(day('2026-01-01'), past)
        const later: FactRow = aFactRow({ from: addDays(day('2027-01-01'), future), until: null, value: 1 })
        const before = valueOn(on)
        if (on < later.from) expect(valueOn(on, { ...wage, rows: [...wage.rows, later] })).toBe(before)
      }),
    )
  })
})

describe('when it changes', () => {
  test.each([
    ['2025-12-31', '2026-01-01'],
    ['2026-01-01', '2026-07-01'],
    ['2026-06-30', '2026-07-01'],
    ['2026-07-01', '2027-01-01'],
    ['2027-01-01', null],
  ])('after %s: %s', (on, expected) => expect(nextChange(wage, day(on))).toBe(expected))

  test.each([
    ['2026-06-30', '2026-06-30', false],
    ['2026-06-30', '2026-07-01', true],
    ['2026-07-01', '2026-12-31', false],
    ['2026-07-01', '2027-01-01', true],
  ])('between %s and %s: %s', (since, on, expected) => expect(changedSince(wage, day(since), day(on))).toBe(expected))
})
