import { describe, expect, test } from 'vitest'
import { dayNumberOf, dayOfNumber } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import type { Fact } from '#kernel/facts.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { table } from '../testing/some-rules.ts'
import { openRuleBook } from './rule-book.ts'

const valueIn = (fact: Fact, on: string, preview = false) =>
  openRuleBook([fact], { preview }).on(fact.id, dayNumberOf(day(on)))?.value
const stretches = (fact: Fact, preview = false) =>
  openRuleBook([fact], { preview })
    .rows(fact.id)
    .map(({ first, until, value }) => [dayOfNumber(first), Number.isFinite(until) ? dayOfNumber(until) : null, value])

const wage = table('wage', 'cents', [
  ['2026-01-01', '2026-07-01', 1471],
  ['2026-07-01', '2027-01-01', 1499],
  ['2028-01-01', null, 1600],
])

describe('the row that holds on a day', () => {
  test.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1471],
    ['2026-06-30', 1471],
    ['2026-07-01', 1499],
    ['2026-12-31', 1499],
    ['2027-01-01', undefined],
    ['2027-12-31', undefined],
    ['2028-01-01', 1600],
    ['2100-12-31', 1600],
  ])('on %s is %s', (on, value) => expect(valueIn(wage, on)).toBe(value))

  test('is none for a fact that the book does not have', () => {
    const book = openRuleBook([wage])
    expect(book.on('other', dayNumberOf('2026-01-01'))).toBeUndefined()
    expect(book.rows('other')).toEqual([])
    expect(openRuleBook([]).rows('wage')).toEqual([])
  })

  test('is found whatever the order in which rows were given', () => {
    const turned = { ...wage, rows: [...wage.rows].reverse() }
    expect(stretches(turned)).toEqual(stretches(wage))
    expect(valueIn(turned, '2026-03-01')).toBe(1471)
  })
})

describe('a row tells where it stands', () => {
  const place = { name: 'WML', article: '8', paragraph: '1', address: null }
  const order = { name: 'Stcrt.', article: '2026, 1', paragraph: null, address: null }

  test('its fact, its unit, and what the fact was read from', () => {
    const row = aFactRow()
    expect(openRuleBook([aFact({ rows: [row] })]).rows('wage')).toEqual([
      {
        fact: 'wage',
        unit: 'cents',
        first: dayNumberOf('2026-01-01'),
        until: dayNumberOf('2027-01-01'),
        value: 1471,
        law: [],
        row,
      },
    ])
  })

  test('a rule has no value and counts as 0; a row without an end holds on', () => {
    const [row] = openRuleBook([table('WML-01', 'rule', [['2019-01-01', null, null]])]).rows('WML-01')
    expect(row).toMatchObject({ value: 0, until: Number.POSITIVE_INFINITY })
  })

  test('the place of its own in the law, and otherwise that of the fact', () => {
    const fact = aFact({ law: [place], rows: [aFactRow({ law: [order] })] })
    expect(openRuleBook([fact]).rows('wage')[0]?.law).toEqual([order])
    expect(openRuleBook([aFact({ law: [place] })]).rows('wage')[0]?.law).toEqual([place])
  })
})

describe('only what was decided is in the book', () => {
  const one = (status: 'in-force' | 'published-future' | 'proposed' | 'withdrawn') =>
    table('cap', 'per-mille', [['2026-01-01', null, 250, 'seen', status]])

  test.each([
    ['in-force', false, 250],
    ['published-future', false, 250],
    ['proposed', false, undefined],
    ['withdrawn', false, undefined],
    ['proposed', true, 250],
    ['withdrawn', true, undefined],
  ] as const)('%s, looking ahead %s: %s', (status, preview, value) =>
    expect(valueIn(one(status), '2026-05-01', preview)).toBe(value),
  )

  test('a book says whether it looks ahead', () => {
    expect([openRuleBook([]).preview, openRuleBook([], { preview: true }).preview]).toEqual([false, true])
  })
})

describe('looking ahead, a proposal takes the place of what it changes, from its day on', () => {
  const cap = (proposed: readonly [string, string | null], until: string | null = null) =>
    table('cap', 'per-mille', [
      ['2017-01-01', until, 250],
      [...proposed, 0, 'uncertain', 'proposed'],
    ])

  test('the row before it ends where it begins', () => {
    expect(stretches(cap(['2028-07-01', null]), true)).toEqual([
      ['2017-01-01', '2028-07-01', 250],
      ['2028-07-01', null, 0],
    ])
    expect(stretches(cap(['2028-07-01', null]))).toEqual([['2017-01-01', null, 250]])
  })

  test('a row that begins on the day on which it ends stays as it is, also when there is one before', () => {
    const two = table('cap', 'per-mille', [
      ['2017-01-01', '2020-01-01', 250],
      ['2020-01-01', null, 300],
      ['2018-01-01', '2020-01-01', 0, 'uncertain', 'proposed'],
    ])
    expect(stretches(two, true)).toEqual([
      ['2017-01-01', '2018-01-01', 250],
      ['2018-01-01', '2020-01-01', 0],
      ['2020-01-01', null, 300],
    ])
  })

  test('a row that begins with it, or later, is gone', () => {
    expect(stretches(cap(['2017-01-01', null]), true)).toEqual([['2017-01-01', null, 0]])
    expect(stretches(cap(['2016-12-31', null]), true)).toEqual([['2016-12-31', null, 0]])
  })

  test('a row that ended before it, or begins when it ends, stays as it is', () => {
    expect(stretches(cap(['2028-07-01', null], '2028-07-01'), true)).toEqual([
      ['2017-01-01', '2028-07-01', 250],
      ['2028-07-01', null, 0],
    ])
    expect(stretches(cap(['2016-01-01', '2017-01-01']), true)).toEqual([
      ['2016-01-01', '2017-01-01', 0],
      ['2017-01-01', null, 250],
    ])
  })
})
