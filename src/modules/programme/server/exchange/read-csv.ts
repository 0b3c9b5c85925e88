import { maximumBytes, maximumCell, maximumColumns, maximumRows } from './limits.ts'
import { unguardCell } from './plain-cells.ts'
import { type Import, type Refusal, refused, refusedFile, someOf } from './refusal.ts'
import type { Table, TableRow } from './table.ts'

export type CsvTable = Pick<Table, 'columns' | 'rows'>

/**
 * Reads a table as spreadsheets save it (RFC 4180): UTF-8, cells between `;`, `,` or tabs, quoted where needed, any
 * line end; empty lines are passed over. Refusals: `too-large`, `too-many-rows`, `too-many-columns`, `not-utf8` – with
 * the encoding it looks like; `not-text`, `empty`, `column-twice`, `column-unnamed`, `quote-open`, `quote-inside`,
 * `cell-too-long`, `cells-differ` – a row with another number of cells than the head.
 */
export function readCsv(bytes: Uint8Array): Import<CsvTable> {
  const text = textIn(bytes)
  if (!text.ok) return text
  const read = cellsIn(text.value, delimiterOf(text.value))
  if (read.refusals.length > 0) return { ok: false, refusals: read.refusals }
  const [head, ...rows] = read.rows
  if (!head) return refusedFile('empty', 'There is nothing in this file.')
  const columns = head.cells.map((name) => name.trim())
  if (rows.length > maximumRows) return tooManyRows(head.line)
  if (columns.length > maximumColumns) return tooManyColumns(head.line)
  const refusals = [...headRefusals(columns, head.line), ...rows.flatMap((row) => rowRefusals(row, columns))]
  return refusals.length > 0 ? { ok: false, refusals: someOf(refusals) } : { ok: true, value: { columns, rows } }
}

export const tooManyRows = (line: number): Import<never> =>
  refusedFile('too-many-rows', `At most ${maximumRows} rows fit in one file.`, line)

export const tooManyColumns = (line: number): Import<never> =>
  refusedFile('too-many-columns', `At most ${maximumColumns} columns fit in one file.`, line)

/** As `readCsv`; apostrophes that `itemsCsv` put before a text come off again. */
export function csvTable(bytes: Uint8Array): Import<Table> {
  const read = readCsv(bytes)
  if (!read.ok) return read
  const rows = read.value.rows.map(({ line, cells }) => ({ line, cells: cells.map(unguardCell) }))
  return { ok: true, value: { columns: read.value.columns, rows, spreadsheet: false, notes: [] } }
}

/** The text in a file of ours. Refusals: `too-large`, `not-utf8`, `not-text`. */
export function textIn(bytes: Uint8Array): Import<string> {
  if (bytes.byteLength > maximumBytes) return tooLarge()
  const wide = utf16In(bytes)
  if (wide) return refusedFile('not-utf8', `The letters are in ${wide}: save the file as CSV UTF-8.`)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // A file of another kind often decodes, and is full of these.
    const control = controlIn(text)
    if (control === null) return { ok: true, value: text }
    return refusedFile('not-text', 'This is not a text file: save the table as CSV UTF-8.', lineAt(text, control))
  } catch {
    const { line, encoding } = wrongLetter(bytes)
    return refusedFile('not-utf8', `From here the letters are in ${encoding}: save the file as CSV UTF-8.`, line)
  }
}

export const tooLarge = (): Import<never> =>
  refusedFile('too-large', `The file is larger than ${maximumBytes / 1_000_000} megabytes: divide it.`)

/** By its mark, or by the zeros that stand between plain letters. */
function utf16In(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return 'UTF-16'
  if (first === 0xfe && second === 0xff) return 'UTF-16'
  const zeros = [first, second, third, fourth].map((byte) => byte === 0)
  const [a, b, c, d] = zeros
  return bytes.length >= 4 && ((!a && b && !c && d) || (a && !b && c && !d)) ? 'UTF-16' : null
}

/** The first byte that is no UTF-8. What Excel calls plain CSV is Windows-1252, which has a few empty places. */
function wrongLetter(bytes: Uint8Array): { line: number; encoding: string } {
  const replaced = new TextDecoder('utf-8').decode(bytes)
  const at = replaced.indexOf('\uFFFD')
  const unused = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
  const western = bytes.every((byte) => byte !== 0 && !unused.includes(byte))
  return { line: lineAt(replaced, Math.max(at, 0)), encoding: western ? 'Windows-1252, it seems' : 'no known encoding' }
}

/** Of the three that are used, the one that stands most often in the head. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const count = (delimiter: string) => head.split(delimiter).length
  return [';', ',', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

interface Reading {
  rows: TableRow[]
  refusals: Refusal[]
}

function cellsIn(text: string, delimiter: string): Reading {
  const rows: TableRow[] = []
  let line = 1
  let row: { line: number; cells: string[] } = { line, cells: [] }
  for (let at = 0; at <= text.length; ) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
    if (typeof cell === 'string') return { rows: [], refusals: [refused(line, null, cell, quoteSentences[cell])] }
    row.cells.push(cell.value)
    const end = endAt(text, cell.until, delimiter)
    line += linesIn(text, at, cell.until + end.length)
    at = cell.until + end.length
    if (end === delimiter) continue
    if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row)
    row = { line, cells: [] }
    if (end === '') break
  }
  return { rows, refusals: [] }
}

interface Cell {
  value: string
  /** Where its delimiter begins. */
  until: number
}

type QuoteFault = 'quote-open' | 'quote-inside'

const quoteSentences: Readonly<Record<QuoteFault, string>> = {
  'quote-open': 'A quote is opened here and never closed.',
  'quote-inside': 'A quote inside a quoted cell must be doubled.',
}

function plainCell(text: string, at: number, delimiter: string): Cell {
  const ends = delimiter === ';' ? /[;\r\n]/g : delimiter === ',' ? /[,\r\n]/g : /[\t\r\n]/g
  ends.lastIndex = at
  const until = ends.exec(text)?.index ?? text.length
  return { value: text.slice(at, until), until }
}

function quotedCell(text: string, at: number, delimiter: string): Cell | QuoteFault {
  let quote = text.indexOf('"', at + 1)
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2)
  if (quote < 0) return 'quote-open'
  const after = text[quote + 1]
  if (after !== undefined && after !== delimiter && after !== '\r' && after !== '\n') return 'quote-inside'
  return { value: text.slice(at + 1, quote).replaceAll('""', '"'), until: quote + 1 }
}

function endAt(text: string, at: number, delimiter: string): string {
  if (text.startsWith('\r\n', at)) return '\r\n'
  const end = text[at] ?? ''
  return end === delimiter || end === '\r' || end === '\n' ? end : ''
}

function linesIn(text: string, from: number, until: number): number {
  let lines = 0
  for (let at = from; at < until; at += 1) {
    const letter = text[at]
    if (letter === '\n' || (letter === '\r' && text[at + 1] !== '\n')) lines += 1
  }
  return lines
}

const lineAt = (text: string, at: number): number => 1 + linesIn(text, 0, at)

/** The first letter that stands in no text; null when there is none. */
function controlIn(text: string): number | null {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return at
  }
  return null
}

export function headRefusals(columns: readonly string[], line: number): Refusal[] {
  return columns.flatMap((name, index) => {
    if (name === '') return [refused(line, null, 'column-unnamed', `Column ${index + 1} has no name.`)]
    if (columns.indexOf(name) < index) return [refused(line, name, 'column-twice', `"${name}" stands there twice.`)]
    return []
  })
}

function rowRefusals({ line, cells }: TableRow, columns: readonly string[]): Refusal[] {
  if (cells.length !== columns.length) {
    const message = `This row has ${cells.length} cells, the head has ${columns.length}.`
    return [refused(line, null, 'cells-differ', message)]
  }
  const long = cells.findIndex((one) => one.length > maximumCell)
  if (long < 0) return []
  return [refused(line, columns[long] ?? null, 'cell-too-long', `At most ${maximumCell} letters fit in a cell.`)]
}
