import fc from 'fast-check'
import type { Guide, GuideNode } from '../domain/guide.ts'
import { aGuide, anAction, anOutcome, aQuestion } from './a-guide.ts'

const seed = fc.record({
  kind: fc.constantFrom('question', 'unsure', 'action', 'rule', 'outcome'),
  picks: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
})
type Seed = typeof seed extends fc.Arbitrary<infer T> ? T : never

/**
 * Any sound self-assessment of at most `most` nodes: every edge leads forward to an existing node, the last node is an
 * outcome, and what cannot be reached is left out.
 */
export const anyGuide = (most = 12): fc.Arbitrary<Guide> =>
  fc.array(seed, { minLength: 1, maxLength: most - 1 }).map((seeds) => {
    const all = seeds.map((one, index): [string, GuideNode] => [`n${index}`, nodeFrom(one, index, seeds.length)])
    const nodes = new Map<string, GuideNode>([...all, [`n${seeds.length}`, anOutcome()]])
    return aGuide({
      profile: 'self-assessment',
      start: 'n0',
      nodes: Object.fromEntries([...nodes].filter(([id]) => canReach(nodes, 'n0', id))),
    })
  })

/** Everything a reader could do at a node. */
export function optionsAt(guide: Guide, id: string): string[] {
  const node = guide.nodes[id]
  if (node?.kind === 'question') return Object.keys(node.options)
  return node?.kind === 'action' ? ['done'] : []
}

function nodeFrom({ kind, picks }: Seed, index: number, last: number): GuideNode {
  const [a, b, c] = picks.map((pick) => `n${index + 1 + (pick % (last - index))}`)
  const [one, two, three] = [a ?? '', b ?? '', c ?? '']
  switch (kind) {
    case 'question':
      return aQuestion({ yes: one, no: two })
    case 'unsure':
      return aQuestion({ yes: one, no: two, unsure: three }, { answers: 'yes-no-unsure' })
    case 'action':
      return anAction(one)
    case 'rule':
      return {
        kind: 'rule',
        rule: 'focal-point-known',
        outcomes: { known: one, unknown: two },
        sources: ['X1'],
        confidence: 'own',
      }
    case 'outcome':
      return anOutcome()
  }
}

function canReach(nodes: ReadonlyMap<string, GuideNode>, from: string, to: string): boolean {
  if (from === to) return true
  const node = nodes.get(from)
  const next = node ? targetsOf(node) : []
  return next.some((id) => canReach(nodes, id, to))
}

/** Written apart from the graph code, so that a fault there cannot hide itself. */
export function targetsOf(node: GuideNode): string[] {
  if (node.kind === 'question') return Object.values(node.options)
  if (node.kind === 'rule') return Object.values(node.outcomes)
  return node.kind === 'action' ? [node.next] : []
}
