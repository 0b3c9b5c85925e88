/** What a reader of tables takes at most. */
export interface CsvLimits {
  bytes: number
  rows: number
  columns: number
  /** Letters in one cell. */
  cell: number
}

export interface CsvRow {
  /** The line on which it begins, from 1. */
  line: number
  cells: readonly string[]
}

/** Of a whole file: nothing of it can be read. */
export type CsvFileFault =
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'not-utf8'
  | 'not-text'
  | 'empty'
  | 'column-twice'
  | 'column-unnamed'
  | 'quote-open'
  | 'quote-inside'
/** Of one row: the others can be read. */
export type CsvRowFault = 'cell-too-long' | 'cells-differ'

/** What is wrong, in words for the person who offers the file. */
export interface CsvFault<Code extends string = CsvFileFault | CsvRowFault> {
  line: number
  /** Null for the line as a whole. */
  column: string | null
  code: Code
  message: string
}

export type CsvRead =
  | { ok: true; columns: string[]; rows: CsvRow[]; faults: CsvFault<CsvRowFault>[] }
  | { ok: false; faults: CsvFault<CsvFileFault>[] }
type TextRead = { ok: true; text: string } | { ok: false; faults: CsvFault<CsvFileFault>[] }

const faulty = <Code extends string>(line: number, column: string | null, code: Code, message: string) => ({
  line,
  column,
  code,
  message,
})
const faultyFile = (code: CsvFileFault, message: string, line = 1) => ({
  ok: false as const,
  faults: [faulty(line, null, code, message)],
})

/**
 * Reads a table as spreadsheets save it (RFC 4180): UTF-8, cells between `;`, `,` or tabs, quoted where needed, any
 * line end; empty lines are passed over. A file is refused as a whole for a `CsvFileFault` – `not-utf8` with the encoding
 * it looks like; a row is left out and named for a `CsvRowFault` – `cells-differ`: another number of cells than the head.
 */
export function readCsv(bytes: Uint8Array, limits: CsvLimits): CsvRead {
  const read = textIn(bytes, limits.bytes)
  if (!read.ok) return read
  const found = cellsIn(read.text, delimiterOf(read.text))
  if (!found.ok) return found
  const [head, ...rows] = found.rows
  if (!head) return faultyFile('empty', 'There is nothing in this file.')
  const columns = head.cells.map((name) => name.trim())
  if (rows.length > limits.rows)
    return faultyFile('too-many-rows', `At most ${limits.rows} rows fit in one file.`, head.line)
  if (columns.length > limits.columns)
    return faultyFile('too-many-columns', `At most ${limits.columns} columns fit in one file.`, head.line)
  const wrong = headFaults(columns, head.line)
  if (wrong.length > 0) return { ok: false, faults: wrong }
  const checked = rows.map((row) => ({ row, faults: rowFaults(row, columns, limits.cell) }))
  return {
    ok: true,
    columns,
    rows: checked.filter(({ faults }) => faults.length === 0).map(({ row }) => row),
    faults: checked.flatMap(({ faults }) => faults),
  }
}

/** The text in a file. Refusals: `too-large`, `not-utf8`, `not-text`. */
export function textIn(bytes: Uint8Array, largestBytes: number): TextRead {
  if (bytes.byteLength > largestBytes)
    return faultyFile('too-large', `The file is larger than ${largestBytes / 1_000_000} megabytes: divide it.`)
  const wide = utf16In(bytes)
  if (wide) return faultyFile('not-utf8', `The letters are in ${wide}: save the file as CSV UTF-8.`)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // A file of another kind often decodes, and is full of these.
    const control = controlIn(text)
    if (control === null) return { ok: true, text }
    return faultyFile('not-text', 'This is not a text file: save the table as CSV UTF-8.', lineAt(text, control))
  } catch {
    const { line, encoding } = wrongLetter(bytes)
    return faultyFile('not-utf8', `From here the letters are in ${encoding}: save the file as CSV UTF-8.`, line)
  }
}

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

type CellsRead = { ok: true; rows: CsvRow[] } | { ok: false; faults: CsvFault<CsvFileFault>[] }

function cellsIn(text: string, delimiter: string): CellsRead {
  const rows: CsvRow[] = []
  let line = 1
  let row: { line: number; cells: string[] } = { line, cells: [] }
  for (let at = 0; at <= text.length; ) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
    if (typeof cell === 'string') return faultyFile(cell, quoteSentences[cell], line)
    row.cells.push(cell.value)
    const end = endAt(text, cell.until, delimiter)
    line += linesIn(text, at, cell.until + end.length)
    at = cell.until + end.length
    if (end === delimiter) continue
    if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row)
    row = { line, cells: [] }
    if (end === '') break
  }
  return { ok: true, rows }
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

/** Names of columns that are missing or twice there. */
export function headFaults(columns: readonly string[], line: number): CsvFault<'column-twice' | 'column-unnamed'>[] {
  return columns.flatMap((name, index): CsvFault<'column-twice' | 'column-unnamed'>[] => {
    if (name === '') return [faulty(line, null, 'column-unnamed' as const, `Column ${index + 1} has no name.`)]
    if (columns.indexOf(name) < index)
      return [faulty(line, name, 'column-twice' as const, `"${name}" stands there twice.`)]
    return []
  })
}

function rowFaults({ line, cells }: CsvRow, columns: readonly string[], longest: number): CsvFault<CsvRowFault>[] {
  if (cells.length !== columns.length) {
    const message = `This row has ${cells.length} cells, the head has ${columns.length}.`
    return [faulty(line, null, 'cells-differ', message)]
  }
  const long = cells.findIndex((one) => one.length > longest)
  if (long < 0) return []
  return [faulty(line, columns[long] ?? null, 'cell-too-long', `At most ${longest} letters fit in a cell.`)]
}
