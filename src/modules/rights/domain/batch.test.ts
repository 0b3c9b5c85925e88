import { describe, expect, test } from 'vitest'
import { aWeek, off, paid, type SlipJson } from '../testing/a-payslip.ts'
import { someRules } from '../testing/some-rules.ts'
import { type BatchLine, checkBatch } from './batch.ts'
import { checkPayslip, claimOf } from './check-payslip.ts'
import { readPayslip } from './read-payslip.ts'

const rules = someRules()

function line(number: number, person: string, json: SlipJson): BatchLine {
  const read = readPayslip(json)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return { line: number, person, slip: read.value }
}
const tooLittle = (short: number) => aWeek(paid(59_960 - short, { 'holiday-allowance': 4797 }))
const ruleOf = (id: string, ...lines: BatchLine[]) => checkBatch(lines, rules).rules.find((one) => one.id === id)

describe('many payslips together', () => {
  test('are each checked as if they were alone', () => {
    const lines = [line(2, 'a', aWeek()), line(3, 'b', tooLittle(1000)), line(4, 'a', {})]
    for (const one of checkBatch(lines, rules).lines) {
      const alone = checkPayslip(one.slip, rules)
      expect(one.findings).toEqual(alone)
      expect(one.claim).toBe(claimOf(alone))
    }
  })

  test('are counted by verdict and added up by rule', () => {
    const lines = [line(2, 'a', aWeek()), line(3, 'b', tooLittle(1000)), line(4, 'c', tooLittle(1)), line(5, 'd', {})]
    expect(ruleOf('minimum-wage', ...lines)).toEqual({
      id: 'minimum-wage',
      counts: { ok: 1, breach: 2, unknown: 1, 'not-applicable': 0, 'out-of-coverage': 0 },
      difference: 1001,
      claim: 1001,
    })
  })

  test('money that two rules are about counts once over everything', () => {
    const slip = aWeek({ ...off({ housing: 20_000 }), landlordCertified: false })
    const { rules: byRule, claim, difference, lines } = checkBatch([line(2, 'a', slip), line(3, 'a', slip)], rules)
    const housing = byRule.filter(({ id }) => id.startsWith('housing'))
    expect(housing.map((one) => one.counts.breach)).toEqual([2, 2])
    expect(housing.reduce((sum, one) => sum + one.claim, 0)).toBeGreaterThan(claim)
    expect(claim).toBe(lines.reduce((sum, one) => sum + one.claim, 0))
    expect(claim).toBeLessThanOrEqual(difference)
  })

  test('are added up per person, the highest claim first', () => {
    const lines = [line(2, 'Ana', tooLittle(100)), line(3, 'Bo', tooLittle(500)), line(4, 'Ana', tooLittle(900))]
    expect(
      checkBatch(lines, rules).people.map((one) => [one.person, one.lines.map((at) => at.line), one.claim]),
    ).toEqual([
      ['Ana', [2, 4], 1000],
      ['Bo', [3], 500],
    ])
  })

  test('two lines without a reference are two people', () => {
    expect(checkBatch([line(2, '', tooLittle(1)), line(3, '', tooLittle(2))], rules).people).toHaveLength(2)
  })

  test('a reference is a person, in whatever way its accents are written', () => {
    const people = checkBatch([line(2, 'Jos\u00e9', aWeek()), line(3, 'Jose\u0301', aWeek())], rules).people
    expect(people).toHaveLength(1)
  })

  test('a name such as constructor is a name', () => {
    const people = checkBatch([line(2, '__proto__', aWeek()), line(3, 'constructor', aWeek())], rules).people
    expect(people.map(({ person }) => person)).toEqual(['__proto__', 'constructor'])
  })

  test('of nobody are nothing', () => {
    expect(checkBatch([], rules)).toMatchObject({ lines: [], people: [], claim: 0, difference: 0 })
  })

  test('the counts of all rules are those of everyone', () => {
    const { rules: byRule, people, counts } = checkBatch([line(2, 'a', aWeek()), line(3, '', tooLittle(5))], rules)
    for (const verdict of ['ok', 'breach', 'unknown'] as const) {
      expect(byRule.reduce((sum, one) => sum + one.counts[verdict], 0)).toBe(counts[verdict])
      expect(people.reduce((sum, one) => sum + one.counts[verdict], 0)).toBe(counts[verdict])
    }
  })
})
