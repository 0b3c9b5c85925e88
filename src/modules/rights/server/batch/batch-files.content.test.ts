import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { isLive } from '#platform/documents/plain-cells.ts'
import { readCsv } from '#platform/documents/read-csv.ts'
import { cataloguesOf, readSections } from '#platform/i18n/read-catalogues.ts'
import { createTranslator, type MessageKey } from '#platform/i18n/translator.ts'
import { checkBatch } from '../../domain/batch.ts'
import { readBatch } from '../../forms/read-batch.ts'
import { someRules } from '../../testing/some-rules.ts'
import { resultColumns, resultsCsv } from './batch-csv.ts'
import { resultsJson } from './batch-json.ts'
import { batchTemplate } from './batch-template.ts'

const catalogues = cataloguesOf(readSections(join(import.meta.dirname, '../../../../../content/interface')))
const t = createTranslator('nl', catalogues.get('nl') ?? {})
const today = day('2026-11-29')
const rules = someRules()

function checked(text: string) {
  const read = readBatch(new TextEncoder().encode(text))
  if (!read.ok) throw new Error(JSON.stringify(read.refused))
  return { batch: checkBatch(read.lines, rules), refused: read.refused, linesRefused: read.linesRefused }
}
function rowsOf(csv: string) {
  const read = readCsv(new TextEncoder().encode(csv), { bytes: 1e8, rows: 1e6, columns: 100, cell: 1e5 })
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.rows.map(({ cells }) => Object.fromEntries(read.columns.map((name, at) => [name, cells[at] ?? ''])))
}
const hostile = ['=1+1', '+31 6', '-2+3', '@SUM(A1)', '\t=1', '＝1', '＋1', '－1', '＠a', ' =1', '\u200B=1', '<script>']
const table = `person;periodFrom;periodUntil;birthDate;hours;pay.base;off.housing;landlordCertified\n${hostile
  .map((person) => `"${person}";2026-07-06;2026-07-12;1995-03-02;40;500;200;nee`)
  .join('\n')}\nx;2026-02-31;;;;1.234;;\n`

describe('the results as a table', () => {
  const csv = resultsCsv({ ...checked(table), today, t })
  const rows = rowsOf(csv)

  test('have a row for each rule of each payslip, and for each cell that was not read', () => {
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(rows).toHaveLength(hostile.length * 11 + 2)
    expect(Object.keys(rows[0] ?? {})).toEqual([...resultColumns])
    expect(
      rows.filter(({ verdict }) => verdict === 'left-out').map(({ line, why }) => [line, why?.split(':')[0]]),
    ).toEqual([
      ['14', 'pay.base'],
      ['14', 'periodFrom'],
    ])
  })

  test('say the day they were made and the days of the rules they rest on', () => {
    expect(rows.every(({ checkedOn }) => checkedOn === today)).toBe(true)
    expect(rows[0]).toMatchObject({
      rule: 'minimum-wage',
      verdict: 'breach',
      differenceEuro: '99,6',
      claimEuro: '99,6',
    })
    expect(rows[0]?.['restsOn']).toContain('minimum-wage-hour 2026-07-01/2027-01-01')
  })

  test('hold nothing that a spreadsheet would run', () => {
    for (const row of rows) for (const cell of Object.values(row)) expect(isLive(cell), cell).toBe(false)
    expect(rows[0]?.['person']).toBe("'=1+1")
  })

  test('of a table that was given twice are the same: a reference with an apostrophe comes back as it was', () => {
    const again = table.replace('"=1+1"', `"'=1+1"`)
    expect(checked(again).batch.lines[0]?.person).toBe('=1+1')
  })
})

describe('the results as JSON', () => {
  const json = JSON.parse(resultsJson({ ...checked(table), today }))

  test('have every payslip with the way to its numbers, and what each row says once', () => {
    expect(json).toMatchObject({ checkedOn: today, linesChecked: hostile.length, linesLeftOut: 1 })
    expect(json.lines[0]).toMatchObject({ line: 2, person: '=1+1', periodFrom: '2026-07-06' })
    const [wage] = json.lines[0].findings
    expect(wage).toMatchObject({ id: 'minimum-wage', verdict: 'breach', differenceCents: 9960 })
    expect(wage.trace.length).toBeGreaterThan(0)
    for (const name of wage.citations) expect(json.citations[name]).toMatchObject({ fact: name.split('@')[0] })
  })

  test('name what was left out, in a sentence', () => {
    expect(json.leftOut).toMatchObject([
      { line: 14, column: 'pay.base', code: 'two-readings', detail: expect.stringMatching(/\.$/) },
      { line: 14, column: 'periodFrom', code: 'not-a-day' },
    ])
  })

  test('add up to what the table says', () => {
    expect(json.claimCents).toBe(
      json.people.reduce((sum: number, one: { claimCents: number }) => sum + one.claimCents, 0),
    )
  })
})

test.each(['nl', 'en'])('the template in %s can be given as it is, and is about nobody', (language) => {
  const words = createTranslator(language, catalogues.get(language) ?? {})
  const { batch, linesRefused } = checked(batchTemplate(words))
  expect([batch.lines.length, linesRefused]).toEqual([2, 0])
  expect(batch.lines.map(({ person }) => person).join(' ')).toMatch(/^(voorbeeld|example) 1 (voorbeeld|example) 2$/)
})

test('every reason that a cell or a table may be refused for has words', () => {
  const codes = [
    'not-whole',
    'negative',
    'too-large',
    'unknown-kind',
    'period-order',
    'parts-sum',
    'two-readings',
    'none-and-some',
  ]
  for (const code of codes) expect(t(`payslip.refused.${code}` as MessageKey, { typed: 'x' }).length).toBeGreaterThan(5)
})
