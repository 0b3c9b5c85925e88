import { describe, expect, test } from 'vitest'
import { dayNumberOf } from '#kernel/day-number.ts'
import { cents } from '#kernel/units.ts'
import { aWeek, findingOf, off, paid } from '../testing/a-payslip.ts'
import { table } from '../testing/some-rules.ts'
import { isBreach, isFine, isUnknown, type Step } from './finding.ts'
import { findingReport } from './report.ts'
import { openRuleBook } from './rule-book.ts'

const rowOf = (id: string, confidence: 'seen' | 'own', until: string | null) =>
  openRuleBook([table(id, 'cents', [['2026-01-01', until, 1471, confidence]])]).rows(id)
const law = [{ name: 'WML', article: '8', paragraph: '1', address: null }]

describe('a finding as JSON', () => {
  test('tells its way in sentences with numbers, and where each stands', () => {
    const step: Step = {
      id: 'hours-at-rate',
      values: { minutes: 2400, rate: 1471, amount: 58_840, age: 31 },
      cites: rowOf('minimum-wage-hour', 'seen', '2026-07-01'),
    }
    expect(findingReport(isBreach('minimum-wage', cents(500), { claim: cents(200), trace: [step] }))).toEqual({
      id: 'minimum-wage',
      verdict: 'breach',
      differenceCents: 500,
      claimCents: 200,
      missing: [],
      why: null,
      notVerified: false,
      preview: false,
      citations: [
        {
          fact: 'minimum-wage-hour',
          law,
          sources: ['W12'],
          confidence: 'seen',
          from: '2026-01-01',
          until: '2026-07-01',
        },
      ],
      trace: [
        {
          rule: 'hours-at-rate',
          message: 'payslip.step.hours-at-rate',
          values: { minutes: 2400, rate: 1471, amount: 58_840, age: 31 },
          units: { minutes: 'minutes', rate: 'cents', amount: 'ratio', age: 'age' },
          citations: ['minimum-wage-hour'],
        },
      ],
    })
  })

  test('names what is missing and why', () => {
    expect(findingReport(isUnknown('housing-cap', ['birthDate', 'payLines'], { why: 'above-minimum' }))).toMatchObject({
      verdict: 'unknown',
      differenceCents: null,
      claimCents: 0,
      missing: ['birthDate', 'payLines'],
      why: 'above-minimum',
      citations: [],
      trace: [],
    })
  })

  test('cites a row once, and says when nobody checked it', () => {
    const own = rowOf('DED-07', 'own', null)
    const finding = isFine('a', [
      { id: 'none-forbidden', values: {}, cites: own },
      { id: 'none-forbidden', values: {}, cites: own },
    ])
    const { citations, notVerified, trace } = findingReport(finding)
    expect(citations.map(({ fact, confidence, until }) => [fact, confidence, until])).toEqual([['DED-07', 'own', null]])
    expect(notVerified).toBe(true)
    expect(trace.map((step) => step.citations)).toEqual([['DED-07'], ['DED-07']])
  })

  test('writes a day as a day', () => {
    const until = dayNumberOf('2026-03-05')
    const finding = isFine('income-guarantee', [{ id: 'guarantee-time', values: { months: 2, until }, cites: [] }])
    expect(findingReport(finding).trace[0]).toMatchObject({
      values: { months: 2, until: '2026-03-05' },
      units: { months: 'months', until: 'day' },
    })
  })

  test('is told in the words of the check it belongs to, and labelled when it looks ahead', () => {
    const finding = isFine('a', [{ id: 'none-forbidden', values: {}, cites: [] }])
    const ahead = findingReport(finding, { messages: 'rights', preview: true })
    expect([ahead.trace[0]?.message, ahead.preview]).toEqual(['rights.step.none-forbidden', true])
  })

  test('loses nothing when it is written as text', () => {
    for (const json of [aWeek(paid(50_000)), aWeek(off({ housing: 20_000 })), aWeek({ birthDate: undefined })]) {
      const report = findingReport(findingOf('housing-cap', json))
      expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    }
  })
})
