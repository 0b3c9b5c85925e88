import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import type { CellView } from '../../domain/framework-views.ts'
import type { Theme } from '../../domain/policy.ts'
import type { FrameworkView } from './framework-view.ts'
import { type InventoryRow, inventoryPage } from './inventory-page.ts'

type Column = (row: InventoryRow, cell: CellView, on: string) => CsvCell

/** Several codes in one cell; none is an empty cell. */
const words = (list: readonly string[]): string | null => (list.length === 0 ? null : list.join(' '))

const columns: Readonly<Record<string, Column>> = {
  on: (_row, _cell, on) => on,
  code: ({ code }) => code,
  name: ({ name }) => name,
  region_code: ({ region }) => region?.code ?? null,
  region_name: ({ region }) => region?.name ?? null,
  theme: (_row, { theme }) => theme,
  status: (_row, { status }) => status,
  date: (_row, { date }) => date,
  rests_on: (_row, { basis }) => basis,
  document: (_row, { document }) => document,
  said_by: (_row, { saidBy }) => saidBy,
  sources: (_row, { sources }) => words(sources),
  confidence: (_row, { confidence }) => confidence,
}

/** One row per municipality and theme, the same as the page; described in `data/policy/tables-schema.json`. */
export function inventoryCsv(view: FrameworkView, region: string | null, theme: Theme | null): string {
  const rows = inventoryPage(view, region, theme).rows.flatMap((row) => row.cells.map((cell) => ({ row, cell })))
  return toCsv(
    Object.keys(columns),
    rows.map(({ row, cell }) => Object.values(columns).map((value) => value(row, cell, view.on))),
  )
}
