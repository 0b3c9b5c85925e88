import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { someAreas } from '../testing/some-areas.ts'
import { moveStatement } from './move-statement.ts'
import { translate } from './translate.ts'

const rowsFrom = (from: string) => {
  const rows = translate(someAreas(), day(from), day('2022-01-01'))
  if (!rows.ok) throw new Error(rows.error)
  return rows.value
}
const merger = rowsFrom('2021-01-01')
const saidOf = (said: Record<string, string>, rows = merger) => {
  const moved = moveStatement(rows, new Map(Object.entries(said)))
  return moved.ok ? moved.value : moved.error
}

describe('statements after a change of the division', () => {
  test('a municipality that went on keeps its own statement and has no predecessors', () => {
    expect(saidOf({ GM9001: 'housing' })).toMatchObject([
      { municipality: 'GM9001', own: 'housing', predecessors: null },
      { municipality: 'GM9004' },
    ])
  })

  test.each([
    ['both said the same', { GM9003: 'housing', GM9005: 'housing' }, 'same'],
    ['they differ', { GM9003: 'housing', GM9005: 'integral' }, 'mixed'],
    ['of one it is not known', { GM9003: 'housing' }, 'unknown'],
    ['of none it is known', {}, 'unknown'],
  ])('a new municipality has said nothing itself: %s', (_, said, agreement) => {
    expect(saidOf(said)).toMatchObject([
      {},
      { municipality: 'GM9004', own: null, predecessors: { label: 'said-by-predecessor', agreement } },
    ])
  })

  test('each predecessor is named with what it said, and whether it went over whole', () => {
    expect(saidOf({ GM9002: 'a', GM9003: 'b' }, rowsFrom('2020-01-01'))).toMatchObject([
      { predecessors: { said: [{ by: 'GM9002', wentOverWhole: false, statement: 'a' }] } },
      {
        predecessors: {
          agreement: 'mixed',
          said: [
            { by: 'GM9002', wentOverWhole: false, statement: 'a' },
            { by: 'GM9003', wentOverWhole: true, statement: 'b' },
            { by: 'GM9005', wentOverWhole: true, statement: null },
          ],
        },
      },
    ])
  })

  test('a municipality that grew keeps its own statement beside that of its predecessor', () => {
    expect(saidOf({ GM9001: 'own', GM9002: 'other' }, rowsFrom('2020-01-01'))).toMatchObject([
      { municipality: 'GM9001', own: 'own', predecessors: { agreement: 'same', said: [{ statement: 'other' }] } },
      {},
    ])
  })

  test('the caller decides when two statements are the same', () => {
    const said = new Map([
      ['GM9003', { field: 'housing' }],
      ['GM9005', { field: 'housing' }],
    ])
    const agreementOf = (areSame?: (a: { field: string }, b: { field: string }) => boolean) => {
      const moved = moveStatement(merger, said, areSame)
      return moved.ok ? moved.value[1]?.predecessors?.agreement : moved.error
    }
    expect(agreementOf((a, b) => a.field === b.field)).toBe('same')
    expect(agreementOf()).toBe('mixed')
  })

  test('a statement of a municipality that is not there would get lost and is refused', () => {
    expect(saidOf({ GM9002: 'housing' })).toBe('unknown-municipality')
  })
})
