import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOfNumber } from '#kernel/day-number.ts'
import { aHostileText } from '#platform/testing/hostile-texts.ts'
import { batchColumns } from './batch-columns.ts'
import { largestBatchBytes, mostBatchLines } from './limits.ts'
import { readBatch } from './read-batch.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readBatch(bytes(text))
const slipsOf = (text: string) => {
  const found = read(text)
  if (!found.ok) throw new Error(JSON.stringify(found.refused))
  expect(found.refused).toEqual([])
  return found.lines.map(({ slip }) => slip)
}
const refusedIn = (text: string) => read(text).refused.map(({ line, column, code }) => [line, column, code])
/** One line under a head of these columns. */
const one = (cells: Readonly<Record<string, string>>) =>
  `${Object.keys(cells).join(';')}\n${Object.values(cells).join(';')}\n`

describe('a table of payslips', () => {
  test('is read as a Dutch spreadsheet saves it', () => {
    const text =
      '\uFEFFperson;periodFrom;periodUntil;birthDate;hours;pay.base;off.housing;agencyWorker;fixedMonthlyPay;payslipItems;paidInCash\r\n' +
      'W 1;6-7-2026;12-7-2026;2-3-1995;38,5;€ 1.234,56;120;WAAR;nee;ps-01 PS-03;0\r\n'
    const [slip] = slipsOf(text)
    expect(slip).toMatchObject({
      birthDate: { year: 1995, month: 3, date: 2 },
      minutesWorked: 2310,
      payLines: { base: 123_456 },
      deductions: { housing: 12_000 },
      agencyWorker: true,
      fixedMonthlyPay: false,
      payslipItems: new Set(['PS-01', 'PS-03']),
      paidInCash: 0,
    })
    expect(slip?.first === null || slip?.first === undefined ? '' : dayOfNumber(slip.first)).toBe('2026-07-06')
  })

  test.each([';', ',', '\t'])('with %j between the cells', (mark) => {
    expect(slipsOf(`person${mark}pay.base\na${mark}599.60\n`)).toMatchObject([{ payLines: { base: 59_960 } }])
  })

  test('keeps the place and the reference of every line', () => {
    const found = read('person;hours\na;40\n\n;40\n"b\nc";40\nd;40\n')
    expect(found.ok && found.lines.map(({ line, person }) => [line, person])).toEqual([
      [2, 'a'],
      [4, ''],
      [5, 'b\nc'],
      [7, 'd'],
    ])
  })

  test('in which a cell is empty says nothing about it', () => {
    const [slip] = slipsOf(one({ person: 'a', hours: '', 'pay.base': '', 'off.housing': '', agencyWorker: '' }))
    expect(slip).toMatchObject({ minutesWorked: null, payLines: null, deductions: null, agencyWorker: null })
  })

  test.each([
    [{ 'off.housing': '0' }, { housing: 0 }],
    [{ deductions: 'none' }, {}],
    [{ deductions: 'Geen', 'off.housing': '0' }, { housing: 0 }],
  ])('%j: it is known what came off', (cells, deductions) =>
    expect(slipsOf(one(cells))[0]?.deductions).toEqual(deductions),
  )

  test.each([
    ['none', 0],
    ['geen', 0],
    ['PS-01', 1],
  ])('"%s" on the payslip are %i items', (text, count) =>
    expect(slipsOf(one({ payslipItems: text }))[0]?.payslipItems?.size).toBe(count),
  )

  test('hours may be minutes, or both when they are the same', () => {
    expect(slipsOf(one({ minutesWorked: '2400' }))[0]?.minutesWorked).toBe(2400)
    expect(slipsOf(one({ minutesWorked: '2400', hours: '40' }))[0]?.minutesWorked).toBe(2400)
    expect(refusedIn(one({ minutesWorked: '2401', hours: '40' }))).toEqual([[2, 'minutesWorked', 'hours-and-minutes']])
  })

  test('with lines of nothing at its end, as spreadsheets leave them', () => {
    expect(slipsOf('person;hours\na;40\n;\n;\n')).toHaveLength(1)
  })
})

describe('a cell that is wrong', () => {
  test.each([
    [{ periodFrom: '31-2-2026' }, 'not-a-day'],
    [{ periodFrom: '2026-02-31' }, 'not-a-day'],
    [{ periodFrom: '7/1/2026' }, 'not-a-day'],
    [{ birthDate: '1899-12-31' }, 'day-out-of-range'],
    [{ hours: 'veel' }, 'not-hours'],
    [{ hours: '-4' }, 'negative'],
    [{ hours: '9000' }, 'too-large'],
    [{ minutesWorked: '1e3' }, 'not-whole'],
    [{ minutesWorked: 'NaN' }, 'not-whole'],
    [{ fullTimeHoursPerWeek: '0' }, 'negative'],
    [{ contractHoursPerWeek: '200' }, 'too-large'],
    [{ 'pay.base': '1.234' }, 'two-readings'],
    [{ 'pay.base': '-5' }, 'negative'],
    [{ 'pay.base': 'Infinity' }, 'not-an-amount'],
    [{ 'pay.base': '12,345,6' }, 'not-an-amount'],
    [{ 'off.housing': '1,2345' }, 'too-precise'],
    [{ 'off.housing': '9999999,00' }, 'too-large'],
    [{ deductions: 'no' }, 'not-none'],
    [{ agencyWorker: 'misschien' }, 'not-yes-or-no'],
    [{ payslipItems: 'PS-12' }, 'unknown-kind'],
    [{ payslipItems: '__proto__' }, 'unknown-kind'],
    [{ paidInCash: '=1+1' }, 'not-an-amount'],
  ])('%j is named with its line and column: %s', (cells, code) => {
    const [column] = Object.keys(cells)
    expect(refusedIn(one(cells))).toEqual([[2, column, code]])
  })

  test.each([
    [{ periodFrom: '2026-07-12', periodUntil: '2026-07-06' }, 'periodUntil', 'period-order'],
    [{ periodFrom: '2025-01-01', periodUntil: '2026-07-06' }, 'periodUntil', 'period-too-long'],
    [{ periodFrom: '2026-07-06', periodUntil: '2026-07-06', hours: '25' }, 'hours', 'too-many-minutes'],
    [
      { periodFrom: '2026-07-06', periodUntil: '2026-07-06', minutesWorked: '1441' },
      'minutesWorked',
      'too-many-minutes',
    ],
    [{ periodUntil: '2026-07-06', birthDate: '2026-07-07' }, 'birthDate', 'born-later'],
    [{ periodUntil: '2026-07-06', employmentStart: '2026-07-07' }, 'employmentStart', 'starts-later'],
    [{ deductions: 'none', 'off.housing': '1' }, 'deductions', 'none-and-some'],
  ])('%j: what two cells say together is named at %s', (cells, column, code) =>
    expect(refusedIn(one(cells))).toEqual([[2, column, code]]),
  )

  test('leaves its line out and no other, and every wrong cell of the line is named', () => {
    const found = read('person;hours;pay.base\na;40;599,60\nb;x;1.234\nc;40;599,60\nd;40\n')
    expect(found.ok && found.lines.map(({ person }) => person)).toEqual(['a', 'c'])
    expect(found).toMatchObject({ linesRefused: 2 })
    expect(found.refused.map(({ line, column }) => [line, column])).toEqual([
      [3, 'pay.base'],
      [3, 'hours'],
      [5, null],
    ])
  })

  test('is shown back in short', () => {
    const found = read(one({ hours: 'x'.repeat(150) }))
    expect(found.ok && found.refused[0]?.typed).toBe(`${'x'.repeat(40)}…`)
    expect(refusedIn(one({ hours: 'x'.repeat(201) }))).toEqual([[2, 'hours', 'cell-too-long']])
  })
})

describe('a table that cannot be read at all', () => {
  test.each<[string, string, unknown[]]>([
    ['nothing', '', [[1, null, 'empty']]],
    ['only a head', 'person;hours\n', [[1, null, 'no-lines']]],
    ['only empty lines', 'person;hours\n;\n', [[1, null, 'no-lines']]],
    ['a column that is misspelt', 'person;houres\na;40', [[1, 'houres', 'column-unknown']]],
    [
      'a name of JavaScript itself',
      '__proto__;constructor\na;b',
      [
        [1, '__proto__', 'column-unknown'],
        [1, 'constructor', 'column-unknown'],
      ],
    ],
    ['a nationality', 'person;nationality\na;PL', [[1, 'nationality', 'column-unknown']]],
    ['a column twice', 'hours;hours\n40;41', [[1, 'hours', 'column-twice']]],
    ['a quote that never ends', 'person;hours\n"a;40\n', [[2, null, 'quote-open']]],
    ['a spreadsheet', 'PK\u0003\u0004\u0000', [[1, null, 'not-text']]],
  ])('%s', (_, text, refused) => expect(refusedIn(text)).toEqual(refused))

  test('the letters of another encoding', () => {
    expect(readBatch(Uint8Array.from([0x70, 0x3b, 0xe9, 0x0a])).refused[0]?.code).toBe('not-utf8')
  })

  test('one line, or one byte, more than fits', () => {
    const lines = (count: number) => `hours\n${'40\n'.repeat(count)}`
    expect(slipsOf(lines(mostBatchLines))).toHaveLength(mostBatchLines)
    expect(refusedIn(lines(mostBatchLines + 1))).toEqual([[1, null, 'too-many-rows']])
    expect(readBatch(new Uint8Array(largestBatchBytes + 1).fill(0x61)).refused[0]?.code).toBe('too-large')
    expect(readBatch(new Uint8Array(10_000_000).fill(0x61)).refused[0]?.code).toBe('too-large')
  })
})

test('whatever is in a table, each line is read or left out with a reason, and nothing is thrown', () => {
  const head = fc.subarray([...batchColumns], { minLength: 1 })
  const cell = fc.oneof(aHostileText, fc.constantFrom('', '0', '40', 'ja', 'none', '2026-07-06', '1.234,56', '599,60'))
  fc.assert(
    fc.property(head, fc.array(fc.array(cell, { minLength: 1, maxLength: 40 }), { maxLength: 5 }), (columns, rows) => {
      const lines = rows.map((row) => columns.map((_, at) => `"${(row[at] ?? '').replaceAll('"', '""')}"`).join(';'))
      const found = read(`${columns.join(';')}\n${lines.join('\n')}`)
      for (const { line, code } of found.refused) expect([line > 0, code.length > 0]).toEqual([true, true])
      if (found.ok) expect(found.lines.length + found.linesRefused).toBeLessThanOrEqual(rows.length)
    }),
  )
})
