import { describe, expect, test } from 'vitest'
import { aWeek, paid, type SlipJson } from '../testing/a-payslip.ts'
import { someRules } from '../testing/some-rules.ts'
import { type BatchLine, checkBatch } from './batch.ts'
import { readPayslip } from './read-payslip.ts'

const rules = someRules()

function line(person: string, json: SlipJson): Omit<BatchLine, 'line'> {
  const read = readPayslip(json)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return { person, slip: read.value }
}
const tooLittle = (short: number) => aWeek(paid(59_960 - short, { 'holiday-allowance': 4797 }))
/** Breaches that claim nothing: items that are missing from a payslip, in so many payslips. */
const unclear = aWeek({ payslipItems: ['PS-01'] })

/** `person: claim in cents, breaches`, in the order in which they are told. */
const people = (...lines: readonly Omit<BatchLine, 'line'>[]): string[] =>
  checkBatch(
    lines.map((one, at) => ({ ...one, line: at + 1 })),
    rules,
  ).people.map(({ person, claim, counts }) => `${person}: ${claim}, ${counts.breach}`)

describe('the people of a table', () => {
  test('who can claim the most come first, wherever they stand', () => {
    const told = ['Ana: 900, 1', 'Bo: 500, 1', 'Cas: 100, 1']
    const [ana, bo, cas] = [line('Ana', tooLittle(900)), line('Bo', tooLittle(500)), line('Cas', tooLittle(100))]
    expect(people(ana, bo, cas)).toEqual(told)
    expect(people(cas, bo, ana)).toEqual(told)
    expect(people(bo, cas, ana)).toEqual(told)
  })

  test('with the same claim, those with more breaches come first', () => {
    const told = ['Bo: 0, 2', 'Cas: 0, 1', 'Ana: 0, 0']
    const [ana, cas] = [line('Ana', aWeek()), line('Cas', unclear)]
    const bo = [line('Bo', unclear), line('Bo', unclear)]
    expect(people(ana, cas, ...bo)).toEqual(told)
    expect(people(...bo, cas, ana)).toEqual(told)
    expect(people(cas, ana, ...bo)).toEqual(told)
  })

  test('a claim of a cent comes before any number of breaches without one', () => {
    const [ana, bo] = [line('Ana', tooLittle(1)), [line('Bo', unclear), line('Bo', unclear)]]
    expect(people(...bo, ana)).toEqual(['Ana: 1, 1', 'Bo: 0, 2'])
    expect(people(ana, ...bo)).toEqual(['Ana: 1, 1', 'Bo: 0, 2'])
  })

  test('with the same of both, they stay as in the table', () => {
    expect(people(line('Cas', aWeek()), line('Ana', aWeek()), line('Bo', aWeek()))).toEqual([
      'Cas: 0, 0',
      'Ana: 0, 0',
      'Bo: 0, 0',
    ])
  })

  test('without a reference are told without one', () => {
    expect(people(line('', tooLittle(2)), line('', tooLittle(1)))).toEqual([': 2, 1', ': 1, 1'])
  })
})
