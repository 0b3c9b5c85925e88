import { type Import, type Refusal, refused } from './refusal.ts'

/** Enough for ten thousand rows; more is refused before it is read. */
export const maximumBytes = 8_000_000
/** Beyond this a file was not made for a register. */
export const maximumRows = 20_000
const maximumCell = 10_000

export interface CsvRow {
  /** Where it begins in the file. */
  line: number
  cells: readonly string[]
}

export interface CsvTable {
  columns: readonly string[]
  rows: readonly CsvRow[]
}

/**
 * Reads a table as spreadsheets save it (RFC 4180): UTF-8, cells between `;`, `,` or tabs, quoted where needed, any
 * line end; empty lines are passed over. Refusals: `too-large`, `too-many-rows`, `not-utf8`, `not-text`, `empty`,
 * `column-twice`, `column-unnamed`, `quote-open`, `quote-inside`, `cell-too-long`, `cells-differ` – a row with another
 * number of cells than the head.
 */
export function readCsv(bytes: Uint8Array): Import<CsvTable> {
  const text = textIn(bytes)
  if (!text.ok) return text
  const read = cellsIn(text.value, delimiterOf(text.value))
  if (read.refusals.length > 0) return { ok: false, refusals: read.refusals }
  const [head, ...rows] = read.rows
  if (!head) return no(1, 'empty', 'There is nothing in this file.')
  const columns = head.cells.map((name) => name.trim())
  if (rows.length > maximumRows) return no(head.line, 'too-many-rows', `At most ${maximumRows} rows fit in one file.`)
  const refusals = [...headRefusals(columns, head.line), ...rows.flatMap((row) => rowRefusals(row, columns))]
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: { columns, rows } }
}

const no = (line: number, code: string, message: string): Import<never> => ({
  ok: false,
  refusals: [refused(line, null, code, message)],
})

function textIn(bytes: Uint8Array): Import<string> {
  if (bytes.byteLength > maximumBytes)
    return no(1, 'too-large', `The file is larger than ${maximumBytes / 1_000_000} megabytes: divide it.`)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // A file of another kind often decodes, and is full of these.
    const control = controlIn(text)
    if (control === null) return { ok: true, value: text }
    return no(lineAt(text, control), 'not-text', 'This is not a text file: save the table as CSV (UTF-8).')
  } catch {
    return no(1, 'not-utf8', 'The letters are in another encoding: save the table as CSV UTF-8.')
  }
}

/** Of the three that are used, the one that stands most often in the head. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const count = (delimiter: string) => head.split(delimiter).length
  return [';', ',', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

interface Reading {
  rows: CsvRow[]
  refusals: Refusal[]
}

function cellsIn(text: string, delimiter: string): Reading {
  const rows: CsvRow[] = []
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

function headRefusals(columns: readonly string[], line: number): Refusal[] {
  return columns.flatMap((name, index) => {
    if (name === '') return [refused(line, null, 'column-unnamed', `Column ${index + 1} has no name.`)]
    if (columns.indexOf(name) < index) return [refused(line, name, 'column-twice', `"${name}" stands there twice.`)]
    return []
  })
}

function rowRefusals({ line, cells }: CsvRow, columns: readonly string[]): Refusal[] {
  if (cells.length !== columns.length) {
    const message = `This row has ${cells.length} cells, the head has ${columns.length}.`
    return [refused(line, null, 'cells-differ', message)]
  }
  const long = cells.findIndex((one) => one.length > maximumCell)
  if (long < 0) return []
  return [refused(line, columns[long] ?? null, 'cell-too-long', `At most ${maximumCell} letters fit in a cell.`)]
}
