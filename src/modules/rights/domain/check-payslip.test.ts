import { describe, expect, test } from 'vitest'
import { cents } from '#kernel/units.ts'
import { aWeek, off, paid, type SlipJson } from '../testing/a-payslip.ts'
import { someRules } from '../testing/some-rules.ts'
import { checkedPayslip, checkPayslip, claimOf, type FindingId, findingIds } from './check-payslip.ts'
import { type Finding, isBreach, isFine } from './finding.ts'
import { readPayslip } from './read-payslip.ts'
import { openRuleBook } from './rule-book.ts'

const rules = someRules()
const slipOf = (json: SlipJson) => {
  const read = readPayslip(json)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const verdicts = (json: SlipJson, book = rules) =>
  Object.fromEntries(checkPayslip(slipOf(json), book).map(({ id, verdict }) => [id, verdict]))

describe('a payslip is held against eleven rules', () => {
  test('in the order in which they are told', () => {
    expect(findingIds).toHaveLength(11)
    expect(checkPayslip(slipOf(aWeek()), rules).map(({ id }) => id)).toEqual(findingIds)
    expect(checkPayslip(slipOf({}), rules).map(({ id }) => id)).toEqual(findingIds)
  })

  test('a week in which everything is right has no breach', () => {
    expect(verdicts(aWeek())).toEqual({
      'minimum-wage': 'ok',
      'holiday-allowance': 'ok',
      'housing-cap': 'not-applicable',
      'housing-conditions': 'not-applicable',
      'health-insurance-cap': 'not-applicable',
      'health-conditions': 'not-applicable',
      'forbidden-deductions': 'ok',
      'payslip-items': 'ok',
      'cash-payment': 'ok',
      'et-scheme': 'not-applicable',
      'income-guarantee': 'not-applicable',
    })
  })

  test('of a payslip of which nothing is known nothing is said', () => {
    expect(new Set(Object.values(verdicts({})))).toEqual(new Set(['unknown']))
  })

  test('a book without rules says nothing, but of what was not deducted', () => {
    const said = Object.values(verdicts(aWeek({ ...off({ housing: 1, 'health-insurance': 1 }) }), openRuleBook([])))
    expect(new Set(said)).toEqual(new Set(['out-of-coverage', 'not-applicable']))
    expect(said.filter((verdict) => verdict === 'not-applicable')).toHaveLength(1)
  })
})

describe('what is due over all rules', () => {
  const breach = (id: FindingId, claim: number): Finding<FindingId> =>
    isBreach(id, cents(1000), { claim: cents(claim) })

  test('is the sum of what has nothing to do with each other', () => {
    expect(claimOf([])).toBe(0)
    expect(claimOf([isFine('minimum-wage', [])])).toBe(0)
    expect(
      claimOf([
        breach('minimum-wage', 1),
        breach('holiday-allowance', 10),
        breach('housing-cap', 100),
        breach('health-insurance-cap', 1000),
        breach('forbidden-deductions', 10_000),
      ]),
    ).toBe(11_111)
  })

  test.each<[FindingId, FindingId]>([
    ['minimum-wage', 'income-guarantee'],
    ['housing-cap', 'housing-conditions'],
    ['health-insurance-cap', 'health-conditions'],
  ])('%s and %s are about the same money: the larger counts', (one, other) => {
    expect(claimOf([breach(one, 5), breach(other, 7)])).toBe(7)
    expect(claimOf([breach(one, 7), breach(other, 5)])).toBe(7)
    expect(claimOf([breach(one, 7)])).toBe(7)
    expect(claimOf([breach(other, 5)])).toBe(5)
  })

  test.each<FindingId>(['cash-payment', 'et-scheme', 'payslip-items'])('%s is no money that is missing', (id) =>
    expect(claimOf([breach(id, 7)])).toBe(0),
  )

  test('comes with the payslip and its findings', () => {
    const slip = slipOf(aWeek({ ...paid(50_000), ...off({ housing: 20_000, travel: 500 }) }))
    const checked = checkedPayslip(slip, rules)
    expect(checked).toEqual({ slip, findings: checkPayslip(slip, rules), claim: 9960 + 5010 + 500 })
  })
})
