import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainBoxes, textLines } from './chain-layout.ts'

const boxes = (ids: string[], ...edges: string[]) =>
  chainBoxes(
    ids,
    edges.map((text) => ({ from: text.charAt(0), to: text.charAt(1) })),
  ).map(({ id, row, column, columns }) => `${id} ${row} ${column}/${columns}`)

describe('a flow', () => {
  test('puts two ideas that led to one pilot just above it, and what led to one of them higher', () => {
    expect(boxes(['a', 'b', 'c', 'p'], 'ab', 'bp', 'cp')).toEqual(['a 0 0/1', 'b 1 0/2', 'c 1 1/2', 'p 2 0/1'])
  })

  test('of one item is one box', () => expect(boxes(['a'], 'ax')).toEqual(['a 0 0/1']))

  test('leads downwards only, and no two boxes stand on each other', () => {
    const size = 7
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 0, max: size - 1 })))
    fc.assert(
      fc.property(pairs, (drawn) => {
        const ids = Array.from({ length: size }, (_, index) => `I-${index}`)
        const edges = drawn
          .filter(([one, other]) => one < other)
          .map(([one, other]) => ({ from: `I-${one}`, to: `I-${other}` }))
        const placed = chainBoxes(ids, edges)
        const rowOf = new Map(placed.map(({ id, row }) => [id, row]))
        for (const { from, to } of edges) expect(rowOf.get(from)).toBeLessThan(rowOf.get(to) ?? -1)
        expect(new Set(placed.map(({ row, column }) => `${row} ${column}`)).size).toBe(size)
        expect(placed.every(({ column, columns }) => column < columns)).toBe(true)
      }),
    )
  })
})

describe('words in a box', () => {
  test('are broken between words', () => {
    expect(textLines('Businesscase voor een punt', 16, 3)).toEqual(['Businesscase', 'voor een punt'])
    expect(textLines('  ', 10, 2)).toEqual([])
  })

  test('that do not fit end with an ellipsis', () => {
    expect(textLines('een twee drie vier', 8, 2)).toEqual(['een twee', 'drie …'])
    expect(textLines('een twee drie', 8, 2)).toEqual(['een twee', 'drie'])
  })
})
