import type { CellView, Named, ThemeCount } from '../../domain/framework-views.ts'
import { countInventory, inventoryCell } from '../../domain/inventory.ts'
import { type MunicipalityCode, type Theme, themes } from '../../domain/policy.ts'
import { type FrameworkView, regionOn } from './framework-view.ts'

export interface InventoryRow extends Named {
  region: Named | null
  /** One for each theme that was asked for, in their order. */
  cells: readonly CellView[]
}

export interface InventoryPage {
  themes: readonly Theme[]
  counts: readonly ThemeCount[]
  rows: readonly InventoryRow[]
}

/** @param region,theme what was asked for; null is all of them */
export function inventoryPage(view: FrameworkView, region: string | null, theme: Theme | null): InventoryPage {
  const asked = theme === null ? themes : [theme]
  const rows = view.division
    .map(({ code, name }) => ({ code, name, region: regionOn(view, code) }))
    .filter((row) => region === null || row.region?.code === region)
  const counts = countInventory(view.policy, rows, view.on)
  return {
    themes: asked,
    counts: asked.map((one) => ({ theme: one, counts: counts[one] })),
    rows: rows.map((row) => ({ ...row, cells: asked.map((one) => cellView(view, row.code, one)) })),
  }
}

/** How far one municipality was with one theme. */
export function cellView(view: FrameworkView, municipality: MunicipalityCode, theme: Theme): CellView {
  const { status, evidence } = inventoryCell(view.policy, municipality, theme, view.on)
  return {
    theme,
    status,
    date: evidence?.date ?? null,
    basis: evidence?.basis ?? null,
    document: evidence?.basis === 'document' ? evidence.id : null,
    saidBy: evidence?.saidBy ?? null,
    sources: evidence?.sources ?? [],
    confidence: evidence?.confidence ?? null,
  }
}
