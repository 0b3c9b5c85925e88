import { describe, expect, test } from 'vitest'
import { runCommand } from '../testing/run-command.ts'
import { payslipBatchCommands } from './payslip-batch.ts'

const baken = (line: string, table: string | Uint8Array = '') =>
  runCommand(payslipBatchCommands, line, {
    input: async () => (typeof table === 'string' ? new TextEncoder().encode(table) : table),
  })
const head = 'person;periodFrom;periodUntil;birthDate;hours;pay.base;deductions'
const good = 'a;2026-07-06;2026-07-12;1995-03-02;40;599,60;none'
const short = 'b;2026-07-06;2026-07-12;1995-03-02;40;500;none'

describe('baken payslip batch', () => {
  test('counts and adds up, and tells each person', async () => {
    const { code, out, err } = await baken('payslip batch', `${head}\n${good}\n${short}\n`)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('2 payslips checked, 0 lines left out.')
    expect(out).toContain('Certainly due, all together: 99.60 euro.')
    expect(out).toMatch(/minimum-wage +· 1 ok, 1 breach · 99\.60 euro, 99\.60 certain/)
    expect(out).toMatch(/^b · 1 payslips · 1 breach/m)
  })

  test('gives the same as JSON', async () => {
    const { code, out } = await baken('payslip batch --json', `${head}\n${good}\n${short}\n`)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ checkedOn: '2026-11-21', linesChecked: 2, claimCents: 9960 })
  })

  test('names every cell that is wrong, checks the rest, and is found wanting', async () => {
    const { code, out, err } = await baken('payslip batch', `${head}\n${good}\nc;31-2-2026;;;x;1.234;\n`)
    expect(code).toBe(1)
    expect(out).toContain('1 payslips checked, 1 lines left out.')
    expect(err.split('\n')).toEqual([
      'line 3, pay.base: "1.234" may mean two things: write the cents too, as in 1234,00.',
      'line 3, hours: "x" are no hours: write 38:30 or 38,5.',
      'line 3, periodFrom: "31-2-2026" is no day of the calendar: write YYYY-MM-DD or D-M-YYYY.',
    ])
  })

  test.each([
    ['', 'line 1: There is nothing in this file.'],
    ['person;nationality\na;PL\n', 'line 1: There is no column "nationality".'],
    [new Uint8Array(10_000_000).fill(0x61), 'line 1: The file is too large: divide it.'],
    [Uint8Array.from([0x50, 0x4b, 3, 4, 0]), 'line 1: This is no text: save the table as CSV UTF-8.'],
  ])('%#: what is no table is refused in words', async (table, said) => {
    expect(await baken('payslip batch', table)).toEqual({ code: 1, out: '', err: said })
  })

  test('has no other options', async () => expect((await baken('payslip batch --loud')).code).toBe(2))
})
