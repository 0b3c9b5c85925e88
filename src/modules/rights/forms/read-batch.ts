import { unguardCell } from '#platform/documents/plain-cells.ts'
import { type CsvFault, type CsvFileFault, type CsvRowFault, readCsv } from '#platform/documents/read-csv.ts'
import type { BatchLine } from '../domain/batch.ts'
import { type BatchColumn, isBatchColumn } from './batch-columns.ts'
import { type CellRefusalCode, readBatchRow } from './batch-row.ts'
import { largestBatchBytes, longestReference, mostBatchLines } from './limits.ts'

/** Why a table cannot be read at all. `column-unknown` – a column that we do not know: its name may be misspelt · `no-lines`. */
export interface FileRefusal {
  line: number
  column: string | null
  code: CsvFileFault | 'column-unknown' | 'no-lines'
}

/** Why one line was left out. */
export interface LineRefusal {
  line: number
  /** Null for the line as a whole. */
  column: string | null
  code: CellRefusalCode | CsvRowFault
  typed: string
}

export type BatchRead =
  | { ok: true; lines: readonly BatchLine[]; refused: readonly LineRefusal[]; linesRefused: number }
  | { ok: false; refused: readonly FileRefusal[] }

const limits = { bytes: largestBatchBytes, rows: mostBatchLines, columns: 200, cell: longestReference }

/**
 * Reads a table of payslips: one line each. A line in which something is wrong is left out and every wrong cell of it is
 * named; the others are read. A table whose head is wrong is refused as a whole: nobody knows what its cells say.
 */
export function readBatch(bytes: Uint8Array): BatchRead {
  const read = readCsv(bytes, limits)
  if (!read.ok) return { ok: false, refused: read.faults.map(({ line, column, code }) => ({ line, column, code })) }
  const columns = columnsOf(read.columns)
  if (!columns.ok) return columns
  const rows = read.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (rows.length + read.faults.length === 0)
    return { ok: false, refused: [{ line: 1, column: null, code: 'no-lines' }] }
  const lines: BatchLine[] = []
  const refused: LineRefusal[] = read.faults.map(ofFault)
  for (const { line, cells } of rows) {
    const byColumn = new Map(columns.value.map((column, at) => [column, unguardCell(cells[at] ?? '').trim()]))
    const one = readBatchRow(byColumn)
    if (one.ok) lines.push({ line, person: byColumn.get('person') ?? '', slip: one.slip })
    else refused.push(...one.refused.map((why) => ({ line, ...why })))
  }
  refused.sort((a, b) => a.line - b.line)
  return { ok: true, lines, refused, linesRefused: new Set(refused.map(({ line }) => line)).size }
}

const ofFault = ({ line, column, code }: CsvFault<CsvRowFault>): LineRefusal => ({ line, column, code, typed: '' })

type ColumnsRead = { ok: true; value: readonly BatchColumn[] } | { ok: false; refused: readonly FileRefusal[] }

function columnsOf(names: readonly string[]): ColumnsRead {
  const value = names.filter(isBatchColumn)
  if (value.length === names.length) return { ok: true, value }
  const unknown = names.filter((name) => !isBatchColumn(name))
  return {
    ok: false,
    refused: unknown.map((column) => ({ line: 1, column: column.slice(0, 60), code: 'column-unknown' })),
  }
}
