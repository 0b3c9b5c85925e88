import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { countStep, type HandOverStatement, handOverBoard } from './hand-over.ts'
import { when } from './when.ts'

const said = (changes: Partial<Omit<HandOverStatement, 'when'>> & { when?: string } = {}): HandOverStatement => {
  const { when: text = '2027-01', ...rest } = changes
  return {
    municipality: 'GM0001',
    step: 'received',
    answer: 'yes',
    knownOn: day('2027-02-01'),
    knownBasis: 'published',
    by: 'TF-RIEC',
    sources: ['S1'],
    confidence: 'seen',
    ...rest,
    when: when(text),
  }
}
const noMergers = () => []

describe('the hand-over board', () => {
  test('has every municipality, and all is unknown until somebody says something', () => {
    const board = handOverBoard([], ['GM0001', 'GM0002'], noMergers)
    expect(board.map(({ cells }) => Object.values(cells))).toEqual([
      [null, null, null, null],
      [null, null, null, null],
    ])
    expect(countStep(board, 'received')).toEqual({ yes: 0, no: 0, unknown: 2 })
  })

  test('one answer says nothing of the other steps or municipalities', () => {
    const board = handOverBoard([said()], ['GM0001', 'GM0002'], noMergers)
    expect(countStep(board, 'received')).toEqual({ yes: 1, no: 0, unknown: 1 })
    expect(countStep(board, 'adopted')).toEqual({ yes: 0, no: 0, unknown: 2 })
  })

  test('the last that happened counts, and no is not unknown', () => {
    const board = handOverBoard(
      [said({ when: '2027-03', answer: 'no' }), said({ when: '2027-01' })],
      ['GM0001'],
      noMergers,
    )
    expect(board[0]?.cells.received?.answer).toBe('no')
    expect(countStep(board, 'received')).toEqual({ yes: 0, no: 1, unknown: 0 })
  })

  test('what was said of a municipality that merged stands beside the new one and does not count for it', () => {
    const board = handOverBoard([said()], ['GM0009'], (code) => (code === 'GM0009' ? ['GM0001'] : []))
    expect(board[0]?.cells.received).toBeNull()
    expect(board[0]?.ofPredecessors).toHaveLength(1)
    expect(countStep(board, 'received').unknown).toBe(1)
  })
})
