import { describe, expect, test } from 'vitest'
import type { Confidence } from '#kernel/sources.ts'
import { cents } from '#kernel/units.ts'
import { table } from '../testing/some-rules.ts'
import {
  citedRows,
  doesNotApply,
  isBreach,
  isFine,
  isNotVerified,
  isUncertain,
  isUnknown,
  outOfCoverage,
  type Step,
  verdicts,
} from './finding.ts'
import { type BookRow, openRuleBook } from './rule-book.ts'

const rowOf = (id: string, confidence: Confidence = 'seen'): BookRow => {
  const [row] = openRuleBook([table(id, 'rule', [['2019-01-01', null, null, confidence]])]).rows(id)
  if (!row) throw new Error(`no row of ${id}`)
  return row
}
const step = (...cites: BookRow[]): Step => ({ id: 'none-forbidden', values: {}, cites })

const plain = { differenceCents: null, claimCents: 0, missing: [], why: null, trace: [] }

describe('what a rule can say', () => {
  test('there are five answers', () => {
    expect(verdicts).toEqual(['ok', 'breach', 'unknown', 'not-applicable', 'out-of-coverage'])
  })

  test('only a breach has an amount', () => {
    expect(isFine('a', [])).toEqual({ ...plain, id: 'a', verdict: 'ok' })
    expect(isFine('a', [step()], 'above-minimum')).toEqual({
      ...plain,
      id: 'a',
      verdict: 'ok',
      why: 'above-minimum',
      trace: [step()],
    })
    expect(isUnknown('a', ['payLines'])).toEqual({ ...plain, id: 'a', verdict: 'unknown', missing: ['payLines'] })
    expect(isUnknown('a', ['parts'], { why: 'high-wage', trace: [step()], missing: ['payLines'] })).toEqual({
      ...plain,
      id: 'a',
      verdict: 'unknown',
      missing: ['parts'],
      why: 'high-wage',
      trace: [step()],
    })
    expect(doesNotApply('a', 'no-agency')).toEqual({ ...plain, id: 'a', verdict: 'not-applicable', why: 'no-agency' })
    expect(doesNotApply('a', 'no-agency', [step()]).trace).toEqual([step()])
    expect(outOfCoverage('a')).toEqual({ ...plain, id: 'a', verdict: 'out-of-coverage', why: 'no-rule' })
  })

  test('all of a difference is claimed, unless something else is said', () => {
    expect(isBreach('a', cents(500))).toEqual({
      ...plain,
      id: 'a',
      verdict: 'breach',
      differenceCents: 500,
      claimCents: 500,
    })
    expect(isBreach('a', cents(500), { claim: cents(200) })).toMatchObject({ differenceCents: 500, claimCents: 200 })
    expect(isBreach('a', cents(500), { claim: cents(0) })).toMatchObject({ differenceCents: 500, claimCents: 0 })
    expect(isBreach('a', null, { why: 'items', trace: [step()] })).toEqual({
      ...plain,
      id: 'a',
      verdict: 'breach',
      why: 'items',
      trace: [step()],
    })
  })
})

describe('what a finding rests on', () => {
  const [first, second] = [rowOf('WML-01'), rowOf('WML-02')]

  test('is each row once, in the order of the steps', () => {
    const finding = isFine('a', [step(second), step(), step(first, second), step(first)])
    expect(citedRows(finding)).toEqual([second, first])
    expect(citedRows(isUnknown('a', []))).toEqual([])
  })

  test.each([
    ['seen', false, false],
    ['secondary', false, false],
    ['own', true, false],
    ['uncertain', false, true],
  ] as const)('a row that is "%s": nobody checked it %s, it is uncertain %s', (confidence, own, uncertain) => {
    const row = rowOf('DED-07', confidence)
    expect(isNotVerified(isFine('a', [step(first), step(row)]))).toBe(own)
    expect(isUncertain([first, undefined, row])).toBe(uncertain)
  })

  test('nothing is neither unverified nor uncertain', () => {
    expect(isNotVerified(isFine('a', []))).toBe(false)
    expect(isUncertain([])).toBe(false)
    expect(isUncertain([undefined])).toBe(false)
  })
})
