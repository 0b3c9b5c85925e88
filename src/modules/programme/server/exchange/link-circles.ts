import type { ItemId } from '../../domain/items.ts'

/** One arrow between two items. */
export interface Arrow {
  from: ItemId
  to: ItemId
}

/**
 * One way round among the arrows, each once followed; null when there is none. Looks at every arrow twice at most, so
 * that ten thousand rows are no matter.
 */
export function circleIn(arrows: readonly Arrow[]): readonly ItemId[] | null {
  const next = grouped(arrows, ({ from, to }) => [from, to])
  const before = grouped(arrows, ({ from, to }) => [to, from])
  const left = new Map([...next].map(([id, ways]) => [id, ways.length]))
  // What leads nowhere is in no circle, nor is what leads there only.
  const dead = [...before.keys()].filter((id) => !next.has(id))
  for (let id = dead.pop(); id !== undefined; id = dead.pop()) {
    for (const other of before.get(id) ?? []) {
      const ways = (left.get(other) ?? 0) - 1
      left.set(other, ways)
      if (ways === 0) dead.push(other)
    }
  }
  const start = [...left].find(([, ways]) => ways > 0)?.[0]
  return start === undefined
    ? null
    : walkFrom(start, (id) => (next.get(id) ?? []).find((to) => (left.get(to) ?? 0) > 0))
}

function walkFrom(start: ItemId, nextOf: (id: ItemId) => ItemId | undefined): readonly ItemId[] {
  const place = new Map<ItemId, number>()
  let id: ItemId | undefined = start
  while (id !== undefined && !place.has(id)) {
    place.set(id, place.size)
    id = nextOf(id)
  }
  return [...place.keys()].slice(id === undefined ? 0 : place.get(id))
}

function grouped(arrows: readonly Arrow[], sides: (arrow: Arrow) => [ItemId, ItemId]): Map<ItemId, ItemId[]> {
  const found = new Map<ItemId, ItemId[]>()
  for (const arrow of arrows) {
    const [key, value] = sides(arrow)
    const known = found.get(key)
    if (known) known.push(value)
    else found.set(key, [value])
  }
  return found
}
