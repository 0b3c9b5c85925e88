import type { Declared } from './declared.ts'
import type { OwnCounts } from './make-edition.ts'

/** One count as the database has it: how many cases of an organisation, in a municipality, with this category of this variable. */
export interface CountRow {
  organisation: string
  /** A municipality; empty: not known. */
  area: string
  variable: string
  category: string
  cases: number
}

/**
 * Counts by part of the province. What lies in none (`partOf` gives null) is in no figure. A category that is not declared counts as the one that says nothing:
 * `unknown`, of an outcome `none`.
 */
export function foldCounts(
  rows: readonly CountRow[],
  { variables }: Declared,
  partOf: (municipality: string) => string | null,
): OwnCounts[] {
  const known = new Map(variables.map(({ id, levels }) => [id, new Set(levels[0]?.map((group) => group.id))]))
  const found = new Map<string, OwnCounts & { counts: Record<string, Record<string, number>> }>()
  for (const { organisation, area, variable, category, cases } of rows) {
    const part = partOf(area)
    if (part === null) continue
    const key = `${organisation} ${part}`
    const one = found.get(key) ?? { organisation, part, total: 0, counts: {} }
    found.set(key, one)
    if (variable === 'all') one.total += cases
    const categories = known.get(variable)
    if (!categories) continue
    const named = categories.has(category) ? category : variable === 'outcome' ? 'none' : 'unknown'
    const before = one.counts[variable] ?? {}
    one.counts[variable] = { ...before, [named]: (before[named] ?? 0) + cases }
  }
  return [...found.values()]
}
