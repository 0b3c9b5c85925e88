import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type NoteQuery, noteQueryIn } from './note-query-form.ts'

const limits = {
  first: day('2018-11-09'),
  today: day('2026-11-21'),
  findMotion: (text: string, on: string) => (text === 'M108' && on >= '2020-06-19' ? 'M108-2020' : undefined),
}
const read = (query: Partial<NoteQuery>) =>
  noteQueryIn({ form: null, from: null, to: null, motions: [], ...query }, limits)

describe('what a note is asked to be about', () => {
  test('is everything up to today, as the official note, when nothing is said', () => {
    expect(read({})).toEqual({
      asked: { form: 'statenmededeling', from: '2018-11-09', to: '2026-11-21', motions: [] },
      problems: [],
    })
  })

  test('is read whole, with each motion once', () => {
    const query = { form: 'memo', from: ' 2020-01-01 ', to: '2020-12-31', motions: ['M108', ' M108', ''] }
    expect(read(query)).toEqual({
      asked: { form: 'memo', from: '2020-01-01', to: '2020-12-31', motions: ['M108-2020'] },
      problems: [],
    })
  })

  test.each([
    [{ to: '2021-02-29' }, { field: 'to', problem: 'not-a-day', typed: '2021-02-29' }],
    [{ from: 'gisteren' }, { field: 'from', problem: 'not-a-day', typed: 'gisteren' }],
    [{ to: '2026-11-22' }, { field: 'to', problem: 'to-come', typed: '2026-11-22' }],
    [
      { from: '2020-02-02', to: '2020-02-01' },
      { field: 'from', problem: 'ends-before-it-begins', typed: '2020-02-02' },
    ],
    [{ form: 'brief' }, { field: 'form', problem: 'not-a-form', typed: 'brief' }],
    [{ motions: ['M1'] }, { field: 'motion', problem: 'not-a-motion', typed: 'M1' }],
    [
      { motions: ['M108'], to: '2020-06-18' },
      { field: 'motion', problem: 'not-a-motion', typed: 'M108' },
    ],
    [{ form: 'x'.repeat(5_000) }, { field: 'form', problem: 'not-a-form', typed: 'x'.repeat(40) }],
  ])('%j is named as wrong', (query, problem) => {
    expect(read(query).problems).toEqual([problem])
  })

  test('today itself, and a period of one day, are good', () => {
    expect(read({ to: '2026-11-21' }).problems).toEqual([])
    expect(read({ from: '2020-02-02', to: '2020-02-02' }).problems).toEqual([])
  })
})
