import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { partialDate } from '#kernel/partial-date.ts'
import { emptyRow } from '../domain/own-hand-over.ts'
import { readRow, typedRow, typedRowFrom } from './own-hand-over-form.ts'

const today = day('2026-11-29')
const formOf = (...pairs: [string, string][]): FormData => {
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  return form
}
const read = (...pairs: [string, string][]) => readRow(typedRow(formOf(...pairs)), today)

describe('the form of a row', () => {
  test('says nothing of what was left open', () => expect(read()).toEqual({ ok: true, value: emptyRow }))

  test('takes a day as people write it, and today when there is none', () =>
    expect(read(['received', 'yes'], ['received', '10-2026'], ['trained', 'no'], ['trained', ''])).toEqual({
      ok: true,
      value: {
        ...emptyRow,
        received: { answer: 'yes', when: '2026-10' },
        trained: { answer: 'no', when: '2026-11-29' },
      },
    }))

  test.each([
    ['2026-11-29', true],
    ['2026-11-30', false],
    ['11-2026', true],
    ['12-2026', false],
    ['2026', true],
    ['2027', false],
  ])('a step that happened on %s: %s', (when, fine) => {
    const came = read(['adopted', 'yes'], ['adopted', when])
    expect(came.ok).toBe(fine)
    if (!came.ok) expect(came.problems).toEqual([{ field: 'adopted', code: 'to-come' }])
  })

  test('tells every step that is wrong', () =>
    expect(read(['received', 'perhaps'], ['received', ''], ['adopted', 'no'], ['adopted', 'ooit'])).toEqual({
      ok: false,
      problems: [
        { field: 'received', code: 'not-an-answer' },
        { field: 'adopted', code: 'not-a-date' },
      ],
    }))

  test('gives back what it was filled with', () => {
    const row = { ...emptyRow, trained: { answer: 'yes' as const, when: partialDate('2026-10') } }
    expect(readRow(typedRowFrom(row), today)).toEqual({ ok: true, value: row })
  })
})
