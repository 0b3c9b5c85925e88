import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLink } from '../testing/programme-builders.ts'
import { chainOf, circlesIn, goalsByItem } from './links.ts'

describe('links that go round', () => {
  test('are found, with the way round from the first id', () => {
    const links = [aLink('C', 'led-to', 'A'), aLink('A', 'led-to', 'B'), aLink('B', 'led-to', 'C')]
    expect(circlesIn(links)).toEqual([{ type: 'led-to', items: ['A', 'B', 'C'] }])
  })

  test('an item that is part of itself is one', () => {
    expect(circlesIn([aLink('A', 'part-of', 'A')])).toEqual([{ type: 'part-of', items: ['A'] }])
  })

  test('there and back by links of two types is none', () => {
    expect(circlesIn([aLink('A', 'led-to', 'B'), aLink('B', 'part-of', 'A')])).toEqual([])
  })

  test('two ways to the same end are none', () => {
    const links = [
      aLink('A', 'led-to', 'B'),
      aLink('A', 'led-to', 'C'),
      aLink('B', 'led-to', 'D'),
      aLink('C', 'led-to', 'D'),
    ]
    expect(circlesIn(links)).toEqual([])
  })

  test('links that only go forwards never go round, and one that goes back to the start does', () => {
    const forwards = fc
      .array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 40 })
      .map((pairs) =>
        pairs
          .filter(([one, other]) => one !== other)
          .map(([one, other]) => aLink(`N${Math.min(one, other) + 100}`, 'led-to', `N${Math.max(one, other) + 100}`)),
      )
    fc.assert(
      fc.property(forwards, (links) => {
        expect(circlesIn(links)).toEqual([])
        const first = links[0]
        if (first) expect(circlesIn([...links, aLink(first.to, 'led-to', first.from)])).not.toEqual([])
      }),
    )
  })
})

describe('a chain', () => {
  const links = [
    aLink('IDEA', 'led-to', 'PILOT'),
    aLink('OTHER', 'led-to', 'PILOT'),
    aLink('PILOT', 'led-to', 'PRACTICE'),
    aLink('PRACTICE', 'led-to', 'POLICY'),
    aLink('PART', 'part-of', 'PILOT'),
  ]

  test('goes from what led to it to what it led to', () => {
    expect(chainOf(links, 'PILOT')).toEqual(['OTHER', 'IDEA', 'PILOT', 'PRACTICE', 'POLICY'])
    expect(chainOf(links, 'POLICY')).toEqual(['OTHER', 'IDEA', 'PILOT', 'PRACTICE', 'POLICY'])
  })

  test('of what nothing led to is the item alone', () => {
    expect(chainOf(links, 'PART')).toEqual(['PART'])
  })

  test('that goes round comes to an end', () => {
    expect(chainOf([aLink('A', 'led-to', 'B'), aLink('B', 'led-to', 'A')], 'A').sort()).toEqual(['A', 'B'])
  })
})

describe('the goals of an item', () => {
  const links = [aLink('ROW', 'part-of', 'WHOLE'), aLink('WHOLE', 'part-of', 'G1'), aLink('ROW', 'part-of', 'G2')]

  test('are those it is part of, also by what it is part of', () => {
    const goals = goalsByItem(links, ['G1', 'G2', 'G3'])
    expect(goals.get('ROW')).toEqual(['G1', 'G2'])
    expect(goals.get('WHOLE')).toEqual(['G1'])
  })

  test('a goal is its own, and an item without links has none', () => {
    const goals = goalsByItem(links, ['G1', 'G3'])
    expect(goals.get('G3')).toEqual(['G3'])
    expect(goals.get('ELSE')).toBeUndefined()
  })
})
