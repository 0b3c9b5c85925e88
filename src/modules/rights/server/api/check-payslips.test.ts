import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refusals } from '../../domain/read-payslip.ts'
import { mostChecks } from '../../forms/limits.ts'
import { aWeek } from '../../testing/a-payslip.ts'
import { someRules } from '../../testing/some-rules.ts'
import { checkPayslips } from './check-payslips.ts'
import { fieldSentence } from './refusal-sentences.ts'

const rules = someRules()
const sent = (text: string) => checkPayslips(new TextEncoder().encode(text), rules)
const check = (json: unknown) => sent(JSON.stringify(json))
const problemsOf = (answer: ReturnType<typeof sent>) => (answer.ok ? [] : answer.problems)

describe('payslips that are sent', () => {
  test('one is answered with its findings, several in their order', () => {
    const one = check(aWeek())
    expect(one).toMatchObject({ ok: true, answer: { claimCents: 0 } })
    const short = aWeek({ payLines: [{ kind: 'base', cents: 50_000 }] })
    const several = check([short, aWeek()])
    const claims = several.ok && Array.isArray(several.answer) ? several.answer.map((each) => each.claimCents) : []
    expect(claims).toEqual([9960, 0])
    expect(check([])).toEqual({ ok: true, answer: [] })
  })

  test('with a field that is wrong are refused as a whole, each field with its place', () => {
    expect(problemsOf(check(aWeek({ birthDate: '2026-02-31', colour: 'red' })))).toMatchObject([
      { field: 'colour', code: 'unknown-field', detail: 'There is no field "colour".' },
      { field: 'birthDate', code: 'not-a-day' },
    ])
    const two = check([aWeek(), aWeek({ payLines: [{ kind: 'gold', cents: 1 }] }), 3])
    expect(problemsOf(two)).toMatchObject([
      { index: 1, field: 'payLines[0].kind', code: 'unknown-kind' },
      { index: 2, field: '', code: 'not-an-object' },
    ])
  })

  test.each([
    ['no JSON', '{"periodFrom":', 'not-json'],
    ['nothing', '', 'not-json'],
    ['NaN', '{"minutesWorked": NaN}', 'not-json'],
    ['a text', '"loon"', 'not-an-object'],
    ['null', 'null', 'not-an-object'],
    ['lists in lists', '[[]]', 'not-an-object'],
    ['too large a number', '{"minutesWorked": 1e999}', 'not-whole'],
    ['half a cent', '{"paidInCashCents": 0.5}', 'not-whole'],
    ['a name of JavaScript itself', '{"__proto__": {"minutesWorked": 1}}', 'unknown-field'],
    ['a kind of JavaScript itself', '{"payLines": [{"kind": "constructor", "cents": 1}]}', 'unknown-kind'],
    ['a day that no calendar has', '{"periodFrom": "2026-02-31"}', 'not-a-day'],
  ])('%s is refused', (_, text, code) => expect(problemsOf(sent(text)).map((one) => one.code)).toEqual([code]))

  test('may be nested as deep as they like: they are refused', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(problemsOf(sent(deep))).toMatchObject([{ index: 0, code: 'not-an-object' }])
    expect(problemsOf(sent(`{"periodFrom": ${deep}}`))).toMatchObject([{ code: 'not-a-day' }])
  })

  test('in another encoding are refused', () =>
    expect(problemsOf(checkPayslips(Uint8Array.from([0x22, 0xff, 0x22]), rules))).toMatchObject([{ code: 'not-utf8' }]))

  test('may be two hundred and not one more', () => {
    expect(check(Array.from({ length: mostChecks }, () => ({}))).ok).toBe(true)
    expect(problemsOf(check(Array.from({ length: mostChecks + 1 }, () => ({}))))).toMatchObject([{ code: 'too-many' }])
  })

  test('with thousands of wrong fields are told the first of them, in short', () => {
    const wrong = Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`${'x'.repeat(90)}${at}`, 1]))
    const answer = check([wrong, wrong])
    expect(problemsOf(answer)).toHaveLength(200)
    expect(problemsOf(answer)[0]?.field).toHaveLength(81)
    expect(answer.ok ? '' : answer.detail).toContain('5800 more')
  })

  test('whatever is sent, there is an answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), (text) => {
        const answer = sent(text)
        if (!answer.ok) expect(answer.problems.length).toBeGreaterThan(0)
      }),
    )
  })
})

test.each(refusals)('the refusal %s has a sentence', (code) => {
  expect(fieldSentence({ field: 'x', code, typed: '7' })).toMatch(/^["A-Z0-9].*\.$/)
})
