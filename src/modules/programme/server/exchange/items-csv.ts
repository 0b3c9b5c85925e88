import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import { guardCell } from '#platform/documents/plain-cells.ts'
import type { ItemOn } from '../../domain/history.ts'
import type { RegisterView } from '../register-view.ts'
import { itemCells, itemColumns } from './item-cells.ts'

/** The rows as a table: a cell that a spreadsheet would run as a formula becomes a text. */
export function itemsCsv(view: RegisterView, rows: readonly ItemOn[]): string {
  const safe = (cell: CsvCell): CsvCell => (typeof cell === 'string' ? guardCell(cell) : cell)
  return toCsv(
    itemColumns,
    itemCells(view, rows).map((cells) => cells.map(safe)),
  )
}
