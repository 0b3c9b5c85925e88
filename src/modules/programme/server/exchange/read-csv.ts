import { unguardCell } from '#platform/documents/plain-cells.ts'
import { type CsvFault, headFaults, readCsv as readAnyCsv, textIn as textInAny } from '#platform/documents/read-csv.ts'
import { maximumBytes, maximumCell, maximumColumns, maximumRows } from './limits.ts'
import { type Import, type Refusal, refused, refusedFile, someOf } from './refusal.ts'
import type { Table } from './table.ts'

export type CsvTable = Pick<Table, 'columns' | 'rows'>

const limits = { bytes: maximumBytes, rows: maximumRows, columns: maximumColumns, cell: maximumCell }

const refusalOf = ({ line, column, code, message }: CsvFault): Refusal => refused(line, column, code, message)

/** As `readCsv` of the platform; one row that is wrong refuses the file. */
export function readCsv(bytes: Uint8Array): Import<CsvTable> {
  const read = readAnyCsv(bytes, limits)
  if (read.faults.length > 0) return { ok: false, refusals: someOf(read.faults.map(refusalOf)) }
  if (!read.ok) return refusedFile('empty', 'There is nothing in this file.')
  return { ok: true, value: { columns: read.columns, rows: read.rows } }
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
  const read = textInAny(bytes, maximumBytes)
  return read.ok ? { ok: true, value: read.text } : { ok: false, refusals: read.faults.map(refusalOf) }
}

export const tooLarge = (): Import<never> =>
  refusedFile('too-large', `The file is larger than ${maximumBytes / 1_000_000} megabytes: divide it.`)

export const headRefusals = (columns: readonly string[], line: number): Refusal[] =>
  headFaults(columns, line).map(refusalOf)
