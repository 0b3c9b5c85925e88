import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'

/** Why something in a table was not taken over, in words for the person who offers it. Lines start at 1. */
export interface Refusal {
  line: number
  /** Null for the line as a whole. */
  column: string | null
  code: string
  message: string
}

/** One row by the names of the columns; every cell without spaces around it. */
export interface TableRow {
  line: number
  cells: Readonly<Record<string, string>>
}

/** All of it or nothing. */
export type TableRead = { ok: true; rows: TableRow[] } | { ok: false; refusals: Refusal[] }

/** Far more than there are municipalities, themes and rules; more was not made for this. */
const maximumBytes = 4_000_000

/** A spreadsheet would run a cell that begins so; no date, code or name does. */
const formula = /^[=+\-@\t\r]/

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/**
 * Reads a table as spreadsheets save it: UTF-8, `;` or `,` between the cells, a head with the names of the columns.
 * Refusals: `too-large`, `not-utf8`, `not-a-table`, `empty`, `column-missing`, `column-unknown`, `column-twice`,
 * `cells-differ`, `formula` – a cell that a spreadsheet would run.
 */
export function readTable(bytes: Uint8Array, columns: readonly string[]): TableRead {
  if (bytes.byteLength > maximumBytes) return no('too-large', 'The file is too large: divide it.')
  const text = textIn(bytes)
  if (text === undefined) return no('not-utf8', 'The letters are in another encoding: save the table as CSV UTF-8.')
  const read = recordsIn(text)
  if (!Array.isArray(read)) return { ok: false, refusals: [read] }
  const [head, ...rows] = read
  if (!head) return no('empty', 'There is nothing in this file.')
  const names = head.cells.map((name) => name.trim())
  const refusals = headRefusals(names, columns)
  if (refusals.length > 0) return { ok: false, refusals }
  if (rows.length === 0) return no('empty', 'There are no rows under the head.')
  const wrong = rows.flatMap(({ line, cells }) => rowRefusals(line, cells, names))
  if (wrong.length > 0) return { ok: false, refusals: wrong }
  return {
    ok: true,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(names.map((name, index) => [name, cells[index]?.trim() ?? ''])),
    })),
  }
}

const no = (code: string, message: string): TableRead => ({
  ok: false,
  refusals: [{ line: 1, column: null, code, message }],
})

function textIn(bytes: Uint8Array): string | undefined {
  try {
    // One kind of line end, so that lines are counted the same everywhere.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    return undefined
  }
}

function recordsIn(text: string): { line: number; cells: string[] }[] | Refusal {
  const [head = ''] = text.split('\n', 1)
  const delimiter = head.split(';').length >= head.split(',').length ? ';' : ','
  try {
    // `info.lines` is the last line of a record; a cell may hold line ends of its own.
    const read = records.parse(parse(text, { delimiter, info: true, skip_empty_lines: true, relax_column_count: true }))
    return read.map(({ record, info }) => ({ line: info.lines - lineEnds(record), cells: record }))
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = z.object({ lines: z.number() }).safeParse(cause)
    return {
      line: line.success ? line.data.lines : 1,
      column: null,
      code: 'not-a-table',
      message: 'Quotes do not come in pairs here.',
    }
  }
}

const lineEnds = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)

function headRefusals(names: readonly string[], columns: readonly string[]): Refusal[] {
  const at = (column: string, code: string, message: string): Refusal => ({ line: 1, column, code, message })
  return [
    ...columns
      .filter((column) => !names.includes(column))
      .map((column) => at(column, 'column-missing', `The column "${column}" is missing.`)),
    ...names.flatMap((name, index) => {
      if (names.indexOf(name) < index) return [at(name, 'column-twice', `The column "${name}" is there twice.`)]
      return columns.includes(name) ? [] : [at(name, 'column-unknown', `There is no column "${name}".`)]
    }),
  ]
}

function rowRefusals(line: number, cells: readonly string[], names: readonly string[]): Refusal[] {
  if (cells.length !== names.length) {
    const message = `This row has ${cells.length} cells, the head has ${names.length}.`
    return [{ line, column: null, code: 'cells-differ', message }]
  }
  return names.flatMap((column, index) =>
    formula.test(cells[index] ?? '')
      ? [{ line, column, code: 'formula', message: 'A spreadsheet would run this: begin with a letter or a digit.' }]
      : [],
  )
}
