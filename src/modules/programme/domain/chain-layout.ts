import type { ItemId } from './items.ts'

export interface ChainEdge {
  from: ItemId
  to: ItemId
}

/** A box of a flow: `row` from 0 at the top, `column` of `columns` boxes in that row. */
export interface ChainBox {
  id: ItemId
  row: number
  column: number
  columns: number
}

/**
 * Where each item of a chain stands: below everything that led to it, however long the way, and what nothing led to just
 * above what it led to, so that no arrow is longer than it must be. `edges` must not go round; those to items outside the chain are left out.
 */
export function chainBoxes(ids: readonly ItemId[], edges: readonly ChainEdge[]): ChainBox[] {
  const rows = new Map<ItemId, number>(ids.map((id) => [id, 0]))
  const inside = edges.filter(({ from, to }) => rows.has(from) && rows.has(to))
  // The longest way without a circle passes each item once, so as many rounds as items settle it.
  for (const _ of ids) {
    for (const { from, to } of inside) rows.set(to, Math.max(rows.get(to) ?? 0, (rows.get(from) ?? 0) + 1))
  }
  for (const id of ids.filter((one) => inside.every(({ to }) => to !== one))) {
    const next = inside.flatMap(({ from, to }) => (from === id ? [rows.get(to) ?? 0] : []))
    if (next.length > 0) rows.set(id, Math.min(...next) - 1)
  }
  return ids.map((id) => {
    const row = rows.get(id) ?? 0
    const beside = ids.filter((other) => rows.get(other) === row)
    return { id, row, column: beside.indexOf(id), columns: beside.length }
  })
}

/** Words in lines of at most `width` letters, at most `most` lines; a word that is longer stands alone, what is left out is an ellipsis. */
export function textLines(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  return lines.slice(0, most).map((line, index) => (index === most - 1 ? `${line} …` : line))
}
