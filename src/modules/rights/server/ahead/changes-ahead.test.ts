import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Fact, Facts } from '#kernel/facts.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { changesAhead, ruleOn } from './changes-ahead.ts'

const factsOf = (...facts: Fact[]): Facts => new Map(facts.map((fact) => [fact.id, fact]))
const today = day('2026-11-21')
const row = (from: string, until: string | null, changes: Parameters<typeof aFactRow>[0] = {}) =>
  aFactRow({ from: day(from), until: until === null ? null : day(until), ...changes })

describe('what was decided', () => {
  const wage = aFact({
    rows: [
      row('2026-01-01', '2027-01-01', { value: 800 }),
      row('2027-01-01', '2028-01-01', { value: 875, status: 'published-future' }),
    ],
  })

  test('comes with its day and with what held before', () => {
    expect(changesAhead(factsOf(wage), today).decided).toEqual([
      { day: '2027-01-01', rules: [{ fact: wage, row: wage.rows[1], before: 800 }] },
    ])
  })
  test('is no longer ahead on its first day', () => {
    expect(changesAhead(factsOf(wage), day('2026-12-31')).decided).toHaveLength(1)
    expect(changesAhead(factsOf(wage), day('2027-01-01')).decided).toEqual([])
  })
  test('is no change when it says again what held', () => {
    const same = aFact({
      rows: [row('2026-01-01', '2027-01-01', { value: 300 }), row('2027-01-01', null, { value: 300 })],
    })
    expect(changesAhead(factsOf(same), today).decided).toEqual([])
  })
  test('comes in the order of its days', () => {
    const rule = (id: string, from: string) =>
      aFact({ id, unit: 'rule', rows: [row(from, null, { value: null, status: 'published-future' })] })
    const days = changesAhead(factsOf(rule('b', '2028-01-01'), rule('a', '2027-01-01')), today).decided
    expect(days.map((one) => one.day)).toEqual(['2027-01-01', '2028-01-01'])
  })
})

describe('what is no law', () => {
  test.each(['proposed', 'withdrawn'] as const)('%s is never among what was decided', (status) => {
    const plan = aFact({ rows: [row('2028-01-01', null, { value: 0, status })] })
    const ahead = changesAhead(factsOf(plan), today)
    expect(ahead.decided).toEqual([])
    expect([ahead.proposed.length, ahead.withdrawn.length]).toEqual(status === 'proposed' ? [1, 0] : [0, 1])
  })
  test('a proposal stays one when its day has passed, until somebody writes what became of it', () => {
    const plan = aFact({ rows: [row('2026-05-22', null, { status: 'proposed' })] })
    expect(changesAhead(factsOf(plan), today).proposed).toHaveLength(1)
  })
  test('what another fact tells in words is told once', () => {
    const plan = (id: string) => aFact({ id, rows: [row('2028-07-01', null, { status: 'proposed' })] })
    const both = factsOf(plan('housing-deduction-cap'), plan('housing-deduction-abolition'))
    expect(changesAhead(both, today).proposed.map(({ fact }) => fact.id)).toEqual(['housing-deduction-abolition'])
    expect(changesAhead(factsOf(plan('housing-deduction-cap')), today).proposed).toHaveLength(1)
  })
  test('years of a dropped plan that are over are left out', () => {
    const plan = aFact({
      rows: [
        row('2025-01-01', '2026-01-01', { status: 'withdrawn' }),
        row('2026-01-01', '2027-01-01', { status: 'withdrawn' }),
      ],
    })
    expect(changesAhead(factsOf(plan), today).withdrawn).toMatchObject([{ rules: [{ row: plan.rows[1] }] }])
  })
})

describe('an amount that is set anew', () => {
  const wage = aFact({ id: 'minimum-wage-hour', rows: [row('2026-07-01', '2027-01-01', { value: 1499 })] })
  const known = aFact({ ...wage, rows: [...wage.rows, row('2027-01-01', '2027-07-01', { value: 1525 })] })

  test('is awaited while nobody wrote the next one', () => {
    expect(changesAhead(factsOf(wage), today).awaited).toMatchObject([{ row: { value: 1499 } }])
    expect(changesAhead(factsOf(known), today).awaited).toEqual([])
    expect(changesAhead(factsOf(known), today).decided).toHaveLength(1)
  })
  test('is not told after its last day', () => {
    expect(changesAhead(factsOf(wage), day('2027-01-01')).awaited).toEqual([])
  })
})

describe('a rule on a day', () => {
  const register = aFact({
    id: 'WT-05',
    unit: 'rule',
    rows: [row('2027-07-01', null, { value: null, status: 'published-future' })],
  })
  const plan = aFact({ id: 'plan', rows: [row('2027-07-01', null, { status: 'proposed' })] })

  test('is what holds, or else what was decided for later', () => {
    expect(ruleOn(factsOf(aFact()), 'wage', today)?.row.value).toBe(1471)
    expect(ruleOn(factsOf(register), 'WT-05', today)?.row.from).toBe('2027-07-01')
  })
  test('is nothing outside its rows, and never a plan', () => {
    expect(ruleOn(factsOf(aFact()), 'wage', day('2027-01-01'))).toBeUndefined()
    expect(ruleOn(factsOf(plan), 'plan', today)).toBeUndefined()
    expect(ruleOn(factsOf(), 'wage', today)).toBeUndefined()
  })
})
