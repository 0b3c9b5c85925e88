import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCsv } from './csv.ts'
import { isLive } from './plain-cells.ts'

/** The cells as a program reads them back. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, cell = '', end] of csv.slice(1).matchAll(/("(?:[^"]|"")*"|[^;\r\n"]*)(;|\r\n)/g)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

describe('a table as CSV', () => {
  test('begins with a byte order mark, has a semicolon between cells and CRLF after every line', () => {
    expect(toCsv(['name', 'number'], [["'s-Hertogenbosch", 3]])).toBe("\uFEFFname;number\r\n's-Hertogenbosch;3\r\n")
  })

  test('not known is an empty cell, and zero is 0', () => {
    expect(toCsv(['a', 'b'], [[null, 0]])).toContain('\r\n;0\r\n')
  })

  test('a share has a decimal comma', () => {
    expect(toCsv(['share'], [[28 / 62]])).toContain('0,45161290322580644')
  })

  test.each(['=1+1', '+31', '-1', '@a', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠a', ' =1', '\u200B=1'])(
    'text %j gets an apostrophe in front',
    (text) => {
      expect(read(toCsv(['a'], [[text]]))).toEqual([['a'], [`'${text}`]])
    },
  )

  test('a number below zero is a number and stays one', () => {
    expect(toCsv(['a'], [[-1.5]])).toContain('\r\n-1,5\r\n')
  })

  test('semicolons, quotes and line ends in a text stay in their cell', () => {
    expect(toCsv(['a', 'b'], [['x;"y"\r\nz', 'b']])).toBe('\uFEFFa;b\r\n"x;""y""\r\nz";b\r\n')
  })

  test('every text comes back as it was, with an apostrophe before what could be a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (rows) => {
        const shown = rows.map((row) => row.map((cell) => (isLive(cell) ? `'${cell}` : cell)))
        expect(read(toCsv(['a', 'b'], rows))).toEqual([['a', 'b'], ...shown])
      }),
    )
  })
})
