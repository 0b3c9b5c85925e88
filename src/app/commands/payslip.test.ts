import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { runCommand } from '../testing/run-command.ts'
import { payslipCommands } from './payslip.ts'

const week = {
  periodFrom: '2026-07-06',
  periodUntil: '2026-07-12',
  birthDate: '1995-03-02',
  minutesWorked: 2400,
  payLines: [{ kind: 'base', cents: 59_960 }],
  deductions: [],
}
const short = { ...week, payLines: [{ kind: 'base', cents: 50_000 }] }
const wrong = { ...week, birthDate: '1995-02-31', minutesWorked: -1 }

const baken = (line: string, input: unknown, today?: string) =>
  runCommand(payslipCommands, line, {
    input: async () =>
      input instanceof Uint8Array
        ? input
        : new TextEncoder().encode(typeof input === 'string' ? input : JSON.stringify(input)),
    ...(today ? { today: day(today) } : {}),
  })
const minimumWage = (findings: { id: string }[]) => findings.find(({ id }) => id === 'minimum-wage')
const wagesEnd = 'The minimum wage is known up to and including 2026-12-31, and not after it.'

describe('baken payslip check', () => {
  test('gives every finding with its verdict, difference, what is missing, citations and trace', async () => {
    const { code, out } = await baken('payslip check --json', short)
    const { findings, claimCents } = JSON.parse(out)
    expect([code, claimCents]).toEqual([0, 9960])
    expect(findings.map(({ id }: { id: string }) => id)).toEqual([
      'minimum-wage',
      'holiday-allowance',
      'housing-cap',
      'housing-conditions',
      'health-insurance-cap',
      'health-conditions',
      'forbidden-deductions',
      'payslip-items',
      'cash-payment',
      'et-scheme',
      'income-guarantee',
    ])
    expect(minimumWage(findings)).toMatchObject({ verdict: 'breach', differenceCents: 9960, missing: [] })
    for (const finding of findings) expect(Object.keys(finding)).toEqual(expect.arrayContaining(['citations', 'trace']))
  })

  test('a list gives a list, in its order; for people each finding is one line', async () => {
    const listed = JSON.parse((await baken('payslip check --json', [week, short])).out)
    expect(listed.map((one: { claimCents: number }) => one.claimCents)).toEqual([0, 9960])
    const { out } = await baken('payslip check', [week, short])
    const [first, second] = out.split('\n\n').map((one) => one.split('\n'))
    expect([first?.length, second?.length]).toEqual([11, 11])
    expect(first?.[0]).toMatch(/^minimum-wage +ok/)
    expect(second?.[0]).toMatch(/^minimum-wage +breach · 99\.60 euro/)
  })

  test('says that the last known wage is about to end, and only then', async () => {
    expect((await baken('payslip check', week, '2026-11-21')).err).toBe(wagesEnd)
    expect((await baken('payslip check', week, '2026-08-01')).err).toBe('')
  })

  test('names every field that is wrong, and of which payslip; checks the others', async () => {
    const { code, out, err } = await baken('payslip check', [week, wrong])
    expect(code).toBe(1)
    expect(out).toMatch(/\n\nnot checked$/)
    expect(err.split('\n')).toEqual([
      wagesEnd,
      'payslip 2, birthDate: "1995-02-31" is no day of the calendar: write YYYY-MM-DD.',
      'payslip 2, minutesWorked: -1 cannot be: give 0 or more, and more than 0 for a full week.',
    ])
  })

  test('the JSON of a refusal has the code, what was typed and the sentence', async () => {
    const { code, out } = await baken('payslip check --json', wrong)
    expect(code).toBe(1)
    expect(JSON.parse(out).refused[0]).toEqual({
      field: 'birthDate',
      code: 'not-a-day',
      typed: '1995-02-31',
      detail: '"1995-02-31" is no day of the calendar: write YYYY-MM-DD.',
    })
  })

  test.each(['', '{', Uint8Array.from([0xff, 0xfe, 0x7b])])('%#: what is no JSON is refused', async (input) => {
    const { code, out, err } = await baken('payslip check --json', input)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^This is no JSON: /)
  })

  test('what is JSON and no payslip is refused as such', async () => {
    expect((await baken('payslip check', '7')).err).toContain('input: This must be an object.')
    expect(JSON.parse((await baken('payslip check --json', [])).out)).toEqual([])
  })

  test('a look ahead says that it is one', async () => {
    const { err } = await baken('payslip check --preview', week)
    expect(err).toContain('A look ahead: what was only proposed is counted as if it were the law.')
  })

  test('has no other options', async () => expect((await baken('payslip check --loud', week)).code).toBe(2))
})
