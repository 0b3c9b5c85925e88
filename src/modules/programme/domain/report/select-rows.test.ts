import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aLink, aNote, anItem, aRegister, aStatement } from '../../testing/programme-builders.ts'
import type { Item } from '../items.ts'
import { asOf, type Register } from '../register.ts'
import { selectRows } from './select-rows.ts'

const aMotion = (id: string): Item => anItem({ id, type: 'motion', document: null, knownOn: '2020-06-19' })
const rows = ['S1-01', 'S1-02', 'S1-03'].map((id) => anItem({ id }))
const early = anItem({ id: 'S2-01', document: 'S2', knownOn: '2019-02-01' })
const pilot = anItem({ id: 'P-1', type: 'pilot', document: null, knownOn: '2020-12-01' })

const register = (changes: Partial<Register> = {}) =>
  aRegister({
    documents: [aNote(), aNote({ id: 'S2', knownOn: day('2019-02-01') })],
    items: [aMotion('M1'), aMotion('M2'), ...rows, early, pilot],
    ...changes,
  })

const selected = (of: Register, motions: readonly string[], from = '2020-01-01', to = '2020-12-31') =>
  selectRows(asOf(of, day(to)), { form: 'memo', from: day(from), to: day(to), motions })

describe('the rows of a note', () => {
  test.each([
    ['2020-12-01', ['S1-01', 'S1-02', 'S1-03']],
    ['2020-12-02', undefined],
  ])('from %s on: a row that became known on the first day is in the period', (from, ids) => {
    expect(selected(register(), [], from).groups[0]?.rows).toEqual(ids)
  })

  test.each([
    ['2020-11-30', ['S2-01']],
    ['2020-12-01', ['S1-01', 'S1-02', 'S1-03', 'S2-01']],
  ])('up to %s: a row that became known on the last day is in the period', (to, ids) => {
    expect(selected(register(), [], '2019-01-01', to).groups[0]?.rows).toEqual(ids)
  })

  test('belong to a motion they answer, led to or are part of, however far', () => {
    const links = [
      aLink('S1-01', 'answers', 'M1'),
      aLink('S1-02', 'part-of', 'S1-01'),
      aLink('S2-01', 'led-to', 'S1-02'),
    ]
    expect(selected(register({ links }), ['M1']).groups).toEqual([
      { motion: 'M1', rows: ['S1-01', 'S1-02', 'S2-01'], toldBefore: [] },
      { motion: null, rows: ['S1-03'], toldBefore: [] },
    ])
  })

  test('belong to the motion that the subject of their note answers', () => {
    const inPart = (part: string) => aStatement({ part, rows: ['S1-01'] })
    const links = [aLink('S1-01', 'answers', 'M1')]
    const bySubject = register({ links, statements: [inPart('subject')] })
    expect(selected(bySubject, ['M1']).groups[0]?.rows).toEqual(['S1-01', 'S1-02', 'S1-03'])
    const byTheWay = register({ links, statements: [inPart('follow-up')] })
    expect(selected(byTheWay, ['M1']).groups[0]?.rows).toEqual(['S1-01'])
  })

  test('are told under the first motion, and pointed to from the second', () => {
    const links = [aLink('S1-01', 'answers', 'M1'), aLink('S1-01', 'answers', 'M2'), aLink('S1-02', 'answers', 'M2')]
    expect(selected(register({ links }), ['M1', 'M2']).groups.slice(0, 2)).toEqual([
      { motion: 'M1', rows: ['S1-01'], toldBefore: [] },
      { motion: 'M2', rows: ['S1-02'], toldBefore: ['S1-01'] },
    ])
  })

  test('lead on to what came of them, which is told of and is no row', () => {
    const links = [aLink('S1-01', 'led-to', 'P-1')]
    const { related, notes } = selected(register({ links }), [])
    expect([related, notes]).toEqual([['P-1'], ['S1']])
  })
})
