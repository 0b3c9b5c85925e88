import type { Guide, GuideNode } from './guide.ts'

/** A way from one node to the next: `option` is the option of a question, the result of a rule, or `done`. */
export interface Edge {
  from: string
  option: string
  to: string
}

/** The one option of an action: the reader confirms that it is done. */
export const actionDone = 'done'

/** Where a node leads, per option; an outcome leads nowhere. */
export function exitsOf(node: GuideNode): Readonly<Record<string, string>> {
  switch (node.kind) {
    case 'question':
      return node.options
    case 'rule':
      return node.outcomes
    case 'action':
      return { [actionDone]: node.next }
    case 'outcome':
      return {}
  }
}

/** The node with this id. `undefined` also for names that every object has, such as `constructor`. */
export const nodeOf = (guide: Guide, id: string): GuideNode | undefined =>
  Object.hasOwn(guide.nodes, id) ? guide.nodes[id] : undefined

export interface Shape {
  /** The nodes that can be reached from the start. */
  reached: ReadonlySet<string>
  /** Edges that lead back to a node on the way to it: each closes a circle. */
  backEdges: readonly Edge[]
  /**
   * Steps on the longest way from a reached node to an end, the node itself included, circles walked no time.
   * A rule counts for none: Baken takes it, not the reader.
   */
  stepsLeft: ReadonlyMap<string, number>
}

interface Visit {
  id: string
  exits: [string, string][]
  next: number
  longest: number
}

/**
 * Walks the graph once, depth first, with its own stack so that a very deep guide cannot exhaust the call stack.
 * Linear in nodes and edges: ways are never enumerated.
 */
export function shapeOf(guide: Guide): Shape {
  const reached = new Set<string>()
  const stepsLeft = new Map<string, number>()
  const backEdges: Edge[] = []
  const stack: Visit[] = []

  const enter = (id: string): void => {
    const node = nodeOf(guide, id)
    if (!node) return
    reached.add(id)
    stack.push({ id, exits: Object.entries(exitsOf(node)), next: 0, longest: 0 })
  }
  const leave = (visit: Visit): void => {
    stack.pop()
    stepsLeft.set(visit.id, visit.longest + (nodeOf(guide, visit.id)?.kind === 'rule' ? 0 : 1))
    const parent = stack.at(-1)
    if (parent) parent.longest = Math.max(parent.longest, stepsLeft.get(visit.id) ?? 0)
  }

  enter(guide.start)
  for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
    const exit = visit.exits[visit.next++]
    if (!exit) leave(visit)
    else if (!reached.has(exit[1])) enter(exit[1])
    else if (stepsLeft.has(exit[1])) visit.longest = Math.max(visit.longest, stepsLeft.get(exit[1]) ?? 0)
    else backEdges.push({ from: visit.id, option: exit[0], to: exit[1] })
  }
  return { reached, backEdges, stepsLeft }
}

/**
 * The nodes from which an end can be reached. An edge to a node that does not exist counts as an end here:
 * it is a fault of its own and should not make every node before it a dead end.
 */
export function nodesThatEnd(guide: Guide): ReadonlySet<string> {
  const before = new Map<string, string[]>()
  const ends: string[] = []
  for (const [id, node] of Object.entries(guide.nodes)) {
    if (node.kind === 'outcome') ends.push(id)
    for (const to of Object.values(exitsOf(node))) {
      if (!nodeOf(guide, to)) ends.push(id)
      const sources = before.get(to)
      if (sources) sources.push(id)
      else before.set(to, [id])
    }
  }
  const good = new Set(ends)
  for (const id of good) for (const source of before.get(id) ?? []) good.add(source)
  return good
}
