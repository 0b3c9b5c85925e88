import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { partialDate } from '#kernel/partial-date.ts'
import { handOverBoard, handOverSteps } from './hand-over.ts'
import { emptyRow, type OwnRow, type OwnRowAt, ownStatements } from './own-hand-over.ts'

const yes = (when: string) => ({ answer: 'yes' as const, when: partialDate(when) })
const no = (when: string) => ({ answer: 'no' as const, when: partialDate(when) })
const rowAt = (version: number, on: string, row: Partial<OwnRow>, municipality = 'GM0867'): OwnRowAt => ({
  municipality,
  version,
  on: day(on),
  row: { ...emptyRow, ...row },
})
const inShort = (said: readonly OwnRowAt[], by: string | null) =>
  ownStatements(said, by === null ? null : day(by)).map(
    ({ step, answer, when, knownOn }) => `${step} ${answer} ${when.text} ${knownOn}`,
  )

describe('the row of a municipality as it says itself', () => {
  const said = [
    rowAt(1, '2026-11-02', { received: yes('2026-10') }),
    rowAt(2, '2026-11-10', { received: yes('2026-10'), trained: no('2026-11-10') }),
    rowAt(3, '2026-11-20', { received: yes('2026-09'), trained: no('2026-11-10') }),
  ]

  test.each([
    ['2026-11-01', []],
    ['2026-11-02', ['received yes 2026-10 2026-11-02']],
    ['2026-11-09', ['received yes 2026-10 2026-11-02']],
    ['2026-11-10', ['received yes 2026-10 2026-11-02', 'trained no 2026-11-10 2026-11-10']],
    ['2026-11-19', ['received yes 2026-10 2026-11-02', 'trained no 2026-11-10 2026-11-10']],
    ['2026-11-20', ['received yes 2026-09 2026-11-20', 'trained no 2026-11-10 2026-11-10']],
    [null, ['received yes 2026-09 2026-11-20', 'trained no 2026-11-10 2026-11-10']],
  ])('on %s is what was said by then, known since it was first said', (by, expected) =>
    expect(inShort(said, by)).toEqual(expected),
  )

  test('what is taken back is unknown again, and never "no"', () => {
    const back = [...said, rowAt(4, '2026-11-21', { received: yes('2026-09') })]
    expect(inShort(back, null)).toEqual(['received yes 2026-09 2026-11-20'])
    const [row] = handOverBoard(ownStatements(back, null), ['GM0867'], () => [])
    expect(row?.cells.trained).toBeNull()
  })

  test('an answer that was given again is known since it was given again', () => {
    const again = [...said, rowAt(4, '2026-11-21', {}), rowAt(5, '2026-11-22', { trained: no('2026-11-10') })]
    expect(inShort(again, null)).toEqual(['trained no 2026-11-10 2026-11-22'])
  })
})

const answers = fc.constantFrom(null, yes('2026-10'), yes('2026-11-03'), no('2026'))
const rows = fc.record({ received: answers, adopted: answers, trained: answers, 'focal-point-known': answers })
const histories = fc
  .array(fc.record({ row: rows, later: fc.integer({ min: 0, max: 3 }), other: fc.boolean() }), { maxLength: 10 })
  .map((drawn) => {
    let date = 1
    const versions = { GM0867: 0, GM0758: 0 }
    return drawn.map(({ row, later, other }): OwnRowAt => {
      date = Math.min(28, date + later)
      const municipality = other ? 'GM0758' : 'GM0867'
      versions[municipality] += 1
      return rowAt(versions[municipality], `2026-11-${String(date).padStart(2, '0')}`, row, municipality)
    })
  })

test('whatever is said: the last row holds, every answer once, and none is known before it was said', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 28 }), (said, date) => {
      const by = day(`2026-11-${String(date).padStart(2, '0')}`)
      const statements = ownStatements(said, by)
      for (const municipality of ['GM0867', 'GM0758']) {
        const own = said.filter((one) => one.municipality === municipality && one.on <= by)
        const last = own.at(-1)?.row ?? emptyRow
        const told = statements.filter((one) => one.municipality === municipality)
        expect(told.map(({ step }) => step)).toEqual(handOverSteps.filter((step) => last[step] !== null))
        for (const { step, answer, when, knownOn } of told) {
          expect({ answer, when: when.text }).toEqual({ ...last[step] })
          expect(own.some(({ on }) => on === knownOn)).toBe(true)
        }
      }
    }),
  )
})
