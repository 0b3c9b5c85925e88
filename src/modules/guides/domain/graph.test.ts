import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aGuide, aGuideOf, anAction, anOutcome, aQuestion } from '../testing/a-guide.ts'
import { anyGuide, targetsOf } from '../testing/any-guide.ts'
import { nodeOf, nodesThatEnd, shapeOf } from './graph.ts'
import type { Guide } from './guide.ts'

const stepsFrom = (guide: Guide, id = guide.start): number | undefined => shapeOf(guide).stepsLeft.get(id)

/** Enumerates every way, which is only possible in small guides. */
function longestByHand(guide: Guide, id: string): number {
  const node = guide.nodes[id]
  if (!node) return 0
  const own = node.kind === 'rule' ? 0 : 1
  return own + Math.max(0, ...targetsOf(node).map((to) => longestByHand(guide, to)))
}

describe('the shape of a guide', () => {
  test('the longest way counts questions, actions and the outcome, and no rules', () => {
    // danger, who, apart, feeling, (rule), outcome
    expect(stepsFrom(aGuide())).toBe(5)
    expect(stepsFrom(aGuide(), 'focal-point-known')).toBe(1)
    expect(stepsFrom(aGuide(), 'call-112')).toBe(1)
  })

  test('the longest way found in one pass is the longest of all ways', () => {
    fc.assert(
      fc.property(anyGuide(10), (guide) => {
        for (const id of Object.keys(guide.nodes)) expect(stepsFrom(guide, id)).toBe(longestByHand(guide, id))
      }),
    )
  })

  test('in a sound guide everything is reached, everything ends and nothing leads back', () => {
    fc.assert(
      fc.property(anyGuide(20), (guide) => {
        const ids = new Set(Object.keys(guide.nodes))
        expect(shapeOf(guide).reached).toEqual(ids)
        expect(nodesThatEnd(guide)).toEqual(ids)
        expect(shapeOf(guide).backEdges).toEqual([])
      }),
    )
  })

  test('an edge that closes a circle is found where it leads back', () => {
    const nodes = { ask: aQuestion({ yes: 'wait', no: 'end' }), wait: anAction('ask'), end: anOutcome() }
    const { backEdges, stepsLeft } = shapeOf(aGuide({ start: 'ask', nodes }))
    expect(backEdges).toEqual([{ from: 'wait', option: 'done', to: 'ask' }])
    expect(stepsLeft.get('ask')).toBe(2)
  })

  test('a guide that is a hundred thousand steps deep does not exhaust the call stack', () => {
    const count = 100_000
    const chain = Array.from({ length: count }, (_, index) => [`s${index}`, anAction(`s${index + 1}`)] as const)
    const nodes = { ...Object.fromEntries(chain), [`s${count}`]: anOutcome() }
    expect(stepsFrom(aGuide({ start: 's0', nodes }))).toBe(count + 1)
  })

  test('a guide with more ways than can be counted is measured at once', () => {
    // Sixty questions, each with two answers to the next: 2^60 ways.
    const chain = Array.from({ length: 60 }, (_, index) => {
      const next = `s${index + 1}`
      return [`s${index}`, aQuestion({ yes: next, no: next })] as const
    })
    expect(stepsFrom(aGuide({ start: 's0', nodes: { ...Object.fromEntries(chain), s60: anOutcome() } }))).toBe(61)
  })

  test('names that every object has are not nodes', () => {
    for (const name of ['constructor', 'toString', '__proto__']) expect(nodeOf(aGuide(), name)).toBeUndefined()
  })

  test.each([40, 57, 100, 200, 333])('the builder makes a guide of exactly %i nodes and twelve steps', (count) => {
    const guide = aGuideOf(count)
    expect(Object.keys(guide.nodes)).toHaveLength(count)
    expect(stepsFrom(guide)).toBe(12)
    expect(shapeOf(guide).reached.size).toBe(count)
  })
})
