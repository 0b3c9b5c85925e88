import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aHostileText } from '../testing/hostile-texts.ts'
import { toCsv } from './csv.ts'
import { guardCell, unguardCell } from './plain-cells.ts'
import { readCsv as readWithin } from './read-csv.ts'

const limits = { bytes: 10_000_000, rows: 50_000, columns: 100, cell: 32_767 }
const readCsv = (given: Uint8Array) => readWithin(given, limits)
const bytes = (text: string) => new TextEncoder().encode(text)
const rowsOf = (text: string) => {
  const read = readCsv(bytes(text))
  return read.ok ? read.rows.map(({ cells }) => cells) : read.faults
}
const refusalOf = (text: string | Uint8Array) => {
  const read = readCsv(typeof text === 'string' ? bytes(text) : text)
  return read.faults.map(({ line, column, code }) => [line, column, code])
}

describe('a table from a spreadsheet', () => {
  test.each([
    ['a;b\r\n1;2\r\n', 'semicolons'],
    ['a,b\n1,2\n', 'commas'],
    ['a\tb\r1\t2', 'tabs, and no line end after the last row'],
    ['\uFEFFa;b\r\n1;2\r\n', 'a byte order mark'],
    ['a;b\r\n\r\n1;2\r\n\r\n', 'empty lines'],
    ['"a";b\r\n"1";"2"\r\n', 'quotes that were not needed'],
  ])('%j is read: %s', (text) => expect(rowsOf(text)).toEqual([['1', '2']]))

  test('a quoted cell keeps its delimiters, quotes and line ends, and lines go on being counted', () => {
    const read = readCsv(bytes('a;b\r\n"x;""y""\r\nz";1\r\n2;3\r\n'))
    expect(read.ok && read.rows).toEqual([
      { line: 2, cells: ['x;"y"\r\nz', '1'] },
      { line: 4, cells: ['2', '3'] },
    ])
  })

  test('a quote in the middle of a plain cell is a letter', () => {
    expect(rowsOf('a;b\r\n5" buis;2')).toEqual([['5" buis', '2']])
  })
})

describe('a table that is refused', () => {
  test.each([
    ['', [[1, null, 'empty']]],
    ['\r\n\r\n', [[1, null, 'empty']]],
    ['a;b\n1;2\n3\n', [[3, null, 'cells-differ']]],
    ['a;b\n1;2;3\n', [[2, null, 'cells-differ']]],
    ['a;b\n"1;2\n3;4\n', [[2, null, 'quote-open']]],
    ['a;b\n1;2\n"3"x;4\n', [[3, null, 'quote-inside']]],
    ['a;a\n1;2\n', [[1, 'a', 'column-twice']]],
    ['a;\n1;2\n', [[1, null, 'column-unnamed']]],
    [`a;b\n1;${'x'.repeat(limits.cell + 1)}\n`, [[2, 'b', 'cell-too-long']]],
    ['a;b\n1;\u0000\n', [[2, null, 'not-text']]],
    ['PK\u0003\u0004\n', [[1, null, 'not-text']]],
  ])('%#: %j', (text, refusals) => expect(refusalOf(text)).toEqual(refusals))

  test.each([
    ['Windows-1252', Uint8Array.from([0x61, 0x3b, 0x62, 0x0a, 0xe9, 0x3b, 0x31]), 2, 'Windows-1252, it seems'],
    ['bytes of no encoding', Uint8Array.from([0x61, 0x0a, 0x0a, 0x81, 0xff]), 3, 'no known encoding'],
    ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x3b, 0x00]), 1, 'UTF-16'],
    ['UTF-16 the other way round', Uint8Array.from([0xfe, 0xff, 0x00, 0x61, 0x00, 0x3b]), 1, 'UTF-16'],
    ['UTF-16 without a mark', Uint8Array.from([0x61, 0x00, 0x3b, 0x00, 0x62, 0x00]), 1, 'UTF-16'],
  ])('%s is named, with the line where it begins and what to do', (_, given, line, words) => {
    const read = readCsv(given)
    expect(read.ok ? [] : read.faults).toMatchObject([{ line, code: 'not-utf8' }])
    expect(read.ok ? '' : read.faults[0]?.message).toContain(words)
    expect(read.ok ? '' : read.faults[0]?.message).toContain('save the file as CSV UTF-8')
  })

  test('a file that is too large is not even read', () => {
    expect(refusalOf(new Uint8Array(limits.bytes + 1).fill(0x61))).toEqual([[1, null, 'too-large']])
    expect(refusalOf(new Uint8Array(limits.bytes).fill(0x01))).toEqual([[1, null, 'not-text']])
    expect(readCsv(new Uint8Array(limits.bytes).fill(0x61)).ok).toBe(true)
  })

  test('a quote that is open over eight megabytes is found and does not hang', () => {
    expect(refusalOf(`a\n"${'x""'.repeat(2_000_000)}`)).toEqual([[2, null, 'quote-open']])
  })

  test('one row more than fits is one too many', () => {
    const table = (rows: number) => `a\n${'1\n'.repeat(rows)}`
    expect(readCsv(bytes(table(limits.rows))).ok).toBe(true)
    expect(refusalOf(table(limits.rows + 1))).toEqual([[1, null, 'too-many-rows']])
  })

  test('more than a hundred columns are no register', () => {
    expect(refusalOf(`${Array.from({ length: 101 }, (_, index) => `c${index}`).join(';')}\n`)).toEqual([
      [1, null, 'too-many-columns'],
    ])
  })

  test('every row that is wrong is named, not only the first', () => {
    expect(refusalOf('a;b\n1\n1;2\n1;2;3\n')).toEqual([
      [2, null, 'cells-differ'],
      [4, null, 'cells-differ'],
    ])
  })

  test('the rows that are right can be read beside one that is wrong', () => {
    expect(rowsOf('a;b\n1\n1;2\n')).toEqual([['1', '2']])
  })
})

describe('reading back what was written', () => {
  const cells = fc.array(fc.tuple(aHostileText, aHostileText), { maxLength: 8 })

  test('any text comes back as it was, but for letters that no text has', () => {
    fc.assert(
      fc.property(cells, (rows) => {
        const plain = rows.map((row) => row.map((cell) => cell.replace(/[^\P{Cc}\t\r\n]/gu, '').toWellFormed() || '-'))
        const read = readCsv(
          bytes(
            toCsv(
              ['a', 'b'],
              plain.map((row) => row.map(guardCell)),
            ),
          ),
        )
        expect(read.ok && read.rows.map((row) => row.cells.map(unguardCell))).toEqual(plain)
      }),
    )
  })

  test('any bytes are read or refused with a line, and never thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), aHostileText.map(bytes)), (given) => {
        const read = readCsv(given)
        if (!read.ok) expect(read.faults.every(({ line, message }) => line >= 1 && message.endsWith('.'))).toBe(true)
      }),
    )
  })
})

describe('beside the reader that everybody uses', () => {
  const settings = {
    delimiter: ';',
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
  }
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ';', ',', ' ', '"', "'", '\n', '\r\n', '=') })
  const rows = fc.integer({ min: 2, max: 4 }).chain((width) => {
    const row = fc.array(cell, { minLength: width, maxLength: width })
    return fc.array(row, { minLength: 1, maxLength: 6 })
  })

  test('a table that is written as the standard asks has the same cells in both', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const quoted = given.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(';'))
        const text = `${(given[0] ?? []).map((_, index) => `c${index}`).join(';')}\r\n${quoted.join('\r\n')}\r\n`
        const read = readCsv(bytes(text))
        expect(read.ok && read.rows.map(({ cells }) => cells)).toEqual(parse(text, settings).slice(1))
      }),
    )
  })
})
