import { type ItemId, type Link, type LinkType, linkTypes } from './items.ts'

/** Items and links that go round: each leads to the next and the last to the first. */
export interface Circle {
  type: LinkType
  items: readonly ItemId[]
}

/**
 * Every circle among links of one type, each once and beginning with its first id. Nothing can be part of itself, lead
 * to itself, answer itself or measure itself, however long the way round.
 */
export function circlesIn(links: readonly Link[]): Circle[] {
  return linkTypes.flatMap((type) => {
    const next = nextOf(links.filter((link) => link.type === type))
    const found = new Map<string, Circle>()
    for (const start of next.keys()) {
      const items = wayBack(start, next)
      if (items) found.set([...items].sort().join(' '), { type, items: fromSmallest(items) })
    }
    return [...found.values()]
  })
}

/** The items that lead to an item and those it led to, over any number of links, each once; itself among them. */
export function chainOf(links: readonly Link[], id: ItemId): ItemId[] {
  const ways = links.filter(({ type }) => type === 'led-to')
  const backwards = ways.map(({ from, to }) => ({ from: to, to: from }))
  return [...new Set([...reachable(id, backwards).reverse(), ...reachable(id, ways)])]
}

/** The goals an item is part of, directly or by what it is part of; in the order of their ids. */
export function goalsByItem(links: readonly Link[], goals: readonly ItemId[]): ReadonlyMap<ItemId, readonly ItemId[]> {
  const wholes = nextOf(links.filter(({ type }) => type === 'part-of'))
  const wanted = new Set(goals)
  const found = new Map<ItemId, readonly ItemId[]>(goals.map((goal) => [goal, [goal]]))
  for (const id of wholes.keys()) {
    if (wanted.has(id)) continue
    const over = reachableIn(id, wholes).filter((whole) => wanted.has(whole))
    found.set(id, over.toSorted())
  }
  return found
}

type Next = ReadonlyMap<ItemId, readonly ItemId[]>

function nextOf(links: readonly Pick<Link, 'from' | 'to'>[]): Next {
  const next = new Map<ItemId, ItemId[]>()
  for (const { from, to } of links) next.set(from, [...(next.get(from) ?? []), to])
  return next
}

const reachable = (id: ItemId, links: readonly Pick<Link, 'from' | 'to'>[]): ItemId[] => reachableIn(id, nextOf(links))

/** Nearest first, itself at the head. */
function reachableIn(id: ItemId, next: Next): ItemId[] {
  const seen = new Set([id])
  for (const one of seen) for (const other of next.get(one) ?? []) seen.add(other)
  return [...seen]
}

/** The shortest way from an item back to itself; undefined when there is none. */
function wayBack(start: ItemId, next: Next): readonly ItemId[] | undefined {
  const cameFrom = new Map<ItemId, ItemId | null>([[start, null]])
  for (const [one] of cameFrom) {
    for (const other of next.get(one) ?? []) {
      if (other === start) return pathTo(one, cameFrom)
      if (!cameFrom.has(other)) cameFrom.set(other, one)
    }
  }
  return undefined
}

function pathTo(end: ItemId, cameFrom: ReadonlyMap<ItemId, ItemId | null>): ItemId[] {
  const path: ItemId[] = []
  for (let at: ItemId | null = end; at !== null; at = cameFrom.get(at) ?? null) path.unshift(at)
  return path
}

function fromSmallest(items: readonly ItemId[]): ItemId[] {
  const smallest = items.indexOf([...items].sort()[0] ?? '')
  return [...items.slice(smallest), ...items.slice(0, smallest)]
}
