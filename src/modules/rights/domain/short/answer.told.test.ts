import { describe, expect, test } from 'vitest'
import { cents } from '#kernel/units.ts'
import { shortRules } from '../../testing/short-rules.ts'
import { on } from '../../testing/some-shifts.ts'
import { doesNotApply, isBreach, isFine, outOfCoverage } from '../finding.ts'
import { asks, birthFrom, monthsLater, sure, tell } from './answer.ts'

const book = shortRules({ unsure: ['WGV-02'] })
const rowsOf = (fact: string) => book.rows(fact)
const certain = tell('deposit-most', { months: 2 }, rowsOf('deposit-max-months'))
const uncertain = tell('separate-contract', {}, rowsOf('WGV-02'))

describe('a question', () => {
  test('claims nothing, and names what is missing', () => {
    expect(asks('deposit', ['rent', 'deposit'])).toEqual({
      id: 'deposit',
      verdict: 'unknown',
      differenceCents: null,
      claimCents: 0,
      missing: ['rent', 'deposit'],
      why: null,
      trace: [],
    })
  })
  test('may say why, and the way so far', () => {
    expect(asks('deposit', [], { why: 'one-contract', trace: [certain] })).toMatchObject({
      missing: [],
      why: 'one-contract',
      trace: [{ id: 'deposit-most', values: { months: 2 }, cites: rowsOf('deposit-max-months') }],
    })
  })
})

describe('a sentence', () => {
  test('rests on nothing when no rows are given', () => {
    expect(tell('paid-at-end', { day: 1 })).toEqual({ id: 'paid-at-end', values: { day: 1 }, cites: [] })
  })
})

describe('what rests on an uncertain row', () => {
  const question = asks('a', [], { why: 'uncertain-rule', trace: [certain, uncertain] })
  test('is asked about, whether it would be fine or a breach', () => {
    expect(sure(isFine('a', [certain, uncertain]))).toEqual(question)
    expect(sure(isBreach('a', cents(500), { trace: [certain, uncertain] }))).toEqual(question)
  })
  test('stays what it is when it says nothing certain', () => {
    for (const finding of [
      asks('a', ['rent'], { why: 'one-contract', trace: [uncertain] }),
      doesNotApply('a', 'nobody', [uncertain]),
      outOfCoverage('a'),
    ])
      expect(sure(finding)).toBe(finding)
  })
  test('and nothing else: what rests on certain rows stays', () => {
    for (const finding of [isFine('a', [certain]), isBreach('a', cents(500), { trace: [certain] })])
      expect(sure(finding)).toBe(finding)
  })
})

describe('a birth date to look amounts up with', () => {
  const known = { year: 1990, month: 2, date: 28 }
  test('is the one that is known, whatever age is given beside it', () => {
    expect(birthFrom(known, null, on('2026-07-01'))).toBe(known)
    expect(birthFrom(known, 20, on('2026-07-01'))).toBe(known)
  })
  test('is that day as many years ago when only an age is known', () => {
    expect(birthFrom(null, 20, on('2026-07-31'))).toEqual({ year: 2006, month: 7, date: 31 })
    expect(birthFrom(null, 0, on('2026-12-01'))).toEqual({ year: 2026, month: 12, date: 1 })
  })
  test('is not known when neither is', () => {
    expect(birthFrom(null, null, on('2026-07-01'))).toBeNull()
  })
})

describe('the same date months later', () => {
  test.each([
    ['2026-07-15', 0, '2026-07-15'],
    ['2026-07-15', 1, '2026-08-15'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-11-30', 1, '2026-12-30'],
    ['2026-11-15', 1, '2026-12-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-10-31', 2, '2026-12-31'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-07-31', 12, '2027-07-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-07-31', 19, '2028-02-29'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i is %s', (from, count, to) => expect(monthsLater(on(from), count)).toBe(on(to)))
})
