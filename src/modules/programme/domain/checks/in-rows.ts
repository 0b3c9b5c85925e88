import { findingIf, type RegisterFinding, type RegisterList, type RowFinding } from './finding.ts'

/** Findings of each row by itself, and rows with an id that stood there before. */
export function inRows<T extends { id: string }>(
  list: RegisterList,
  rows: readonly T[],
  look: (row: T) => RowFinding[],
): RegisterFinding[] {
  return atRows(list, rows, look, ({ id }) => id)
}

/** The same for rows that have something else than an id to tell them apart. */
export function atRows<T>(
  list: RegisterList,
  rows: readonly T[],
  look: (row: T) => RowFinding[],
  keyOf: (row: T) => string,
): RegisterFinding[] {
  const seen = new Set<string>()
  return rows.flatMap((one, row) => {
    const key = keyOf(one)
    const twice = findingIf(seen.has(key), [], 'row-twice', `"${key}" stands there already.`)
    seen.add(key)
    return [...twice, ...look(one)].map((found) => ({ list, row, ...found }))
  })
}
