import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aRegister } from '../testing/programme-builders.ts'
import { aDay, aMoment } from '../testing/random-histories.ts'
import {
  countStep,
  focalPointStatements,
  type HandOverStatement,
  handOverBoard,
  handOverSteps,
  stepsKnown,
} from './hand-over.ts'
import { asOf } from './register.ts'
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

describe('a focal point in the list of contacts', () => {
  const listed = {
    municipality: 'GM0001',
    from: day('2026-12-01'),
    until: day('2027-06-01'),
    checkedOn: day('2026-12-10'),
    source: 'GM-1',
  }
  const answerOn = (on: string, points = [listed]) =>
    handOverBoard(focalPointStatements(points, day(on), 'BAKEN'), ['GM0001'], noMergers)[0]?.cells['focal-point-known']

  test.each([
    ['2026-12-09', undefined],
    ['2026-12-10', 'yes'],
    ['2027-05-31', 'yes'],
    ['2027-06-01', undefined],
  ])('counts as known from the day it was checked until it ends: %s', (on, answer) => {
    expect(answerOn(on)?.answer).toBe(answer)
  })

  test('that was checked before it begins counts from its first day', () => {
    const early = [{ ...listed, checkedOn: day('2026-11-20') }]
    expect(answerOn('2026-11-30', early)).toBeNull()
    expect(answerOn('2026-12-01', early)).toMatchObject({ answer: 'yes', sources: ['GM-1'], by: 'BAKEN' })
  })

  test('says nothing of the other steps', () => {
    const [row] = handOverBoard(focalPointStatements([listed], day('2027-01-01'), 'BAKEN'), ['GM0001'], noMergers)
    expect(row && stepsKnown(row.cells)).toBe(1)
  })

  test('gives way to a municipality that later says it has none', () => {
    const none = said({ step: 'focal-point-known', answer: 'no', when: '2027-02', knownOn: day('2027-03-01') })
    const statements = [none, ...focalPointStatements([listed], day('2027-03-01'), 'BAKEN')]
    expect(handOverBoard(statements, ['GM0001'], noMergers)[0]?.cells['focal-point-known']?.answer).toBe('no')
  })
})

describe('the hand-over board of any day', () => {
  const codes = ['GM0001', 'GM0002', 'GM0003']
  const aStatement = fc
    .record({
      municipality: fc.constantFrom(...codes),
      step: fc.constantFrom(...handOverSteps),
      answer: fc.constantFrom('yes' as const, 'no' as const),
      when: aMoment,
      knownOn: aDay,
    })
    .map((one): HandOverStatement => ({ ...said(), ...one }))

  test('has in each cell the known statement that no other comes after, and nothing of what became known later', () => {
    fc.assert(
      fc.property(fc.array(aStatement, { maxLength: 25 }), aDay, (handOver, on) => {
        const board = handOverBoard(asOf(aRegister({ handOver }), on).handOver, codes, noMergers)
        for (const { municipality, cells } of board) {
          for (const step of handOverSteps) {
            const known = handOver.filter(
              (one) => one.municipality === municipality && one.step === step && one.knownOn <= on,
            )
            const key = (one: HandOverStatement) => `${one.when.from} ${one.when.until} ${one.knownOn}`
            const last = known.reduce<HandOverStatement | null>(
              (best, one) => (best === null || key(one) >= key(best) ? one : best),
              null,
            )
            expect(cells[step]).toEqual(last)
          }
        }
        for (const step of handOverSteps) {
          const { yes, no, unknown } = countStep(board, step)
          expect(yes + no + unknown).toBe(codes.length)
        }
      }),
    )
  })
})
