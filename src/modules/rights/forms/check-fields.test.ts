import { describe, expect, test } from 'vitest'
import { dayNumberOf } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { shortRules } from '../testing/short-rules.ts'
import { areaField, choiceField, dayField, eurosField, numberField, typedIn, yesNoField } from './check-fields.ts'
import { shortCheckIds, shortCheckOf } from './short-checks.ts'

describe('a field', () => {
  test('with nothing in it is not known', () => {
    for (const field of [dayField(), eurosField(), numberField(9), yesNoField(), areaField()])
      expect(field.read('')).toEqual({ ok: true, value: null })
  })
  test.each([
    ['2026-07-01', { ok: true, value: dayNumberOf(day('2026-07-01')) }],
    ['2026-02-30', { ok: false, code: 'not-a-day' }],
    ['1899-12-31', { ok: false, code: 'not-a-day' }],
    ['morgen', { ok: false, code: 'not-a-day' }],
  ])('for a day reads %s', (typed, read) => expect(dayField().read(typed)).toEqual(read))
  test.each([
    ['12,34', { ok: true, value: 1234 }],
    ['1.234', { ok: false, code: 'two-readings' }],
    ['-5', { ok: false, code: 'not-an-amount' }],
    ['99999999', { ok: false, code: 'not-an-amount' }],
  ])('for an amount reads %s', (typed, read) => expect(eurosField().read(typed)).toEqual(read))
  test('for an area keeps half a square metre', () => {
    expect(areaField().read('3,5')).toEqual({ ok: true, value: 350 })
    expect(areaField().read('groot')).toEqual({ ok: false, code: 'not-a-number' })
  })
  test('for a number or a choice takes no other', () => {
    expect(numberField(9).read('10')).toEqual({ ok: false, code: 'not-a-number' })
    expect(numberField(9).read('1e1')).toEqual({ ok: false, code: 'not-a-number' })
    expect(choiceField(['a', 'b']).read('c')).toEqual({ ok: false, code: 'not-a-choice' })
    expect(yesNoField().read('maybe')).toEqual({ ok: false, code: 'not-a-choice' })
  })
  test('of ours is kept, cut where it is too long; others are not', () => {
    const posted: [string, unknown][] = [
      ['day', ' x '.repeat(50)],
      ['other', 'y'],
      ['day2', 3],
    ]
    const typed = typedIn(posted, (name) => name.startsWith('day'))
    expect(Object.keys(typed)).toEqual(['day'])
    expect(typed.day).toHaveLength(60)
  })
})

describe('a short check', () => {
  const book = shortRules()
  test('with nothing filled in has an answer, and no problem', () => {
    for (const id of shortCheckIds) {
      const { findings, problems } = shortCheckOf(id)?.answer({}, book) ?? { findings: [], problems: [] }
      expect([id, problems, findings.length > 0]).toEqual([id, [], true])
      for (const { verdict } of findings) expect(['ok', 'breach']).not.toContain(verdict)
    }
  })
  test('that cannot be read gives no answer', () => {
    const answer = shortCheckOf('holiday-pay')?.answer({ wage: 'veel', paid: '10' }, book)
    expect(answer).toEqual({ findings: [], problems: [{ field: 'wage', code: 'not-an-amount', typed: 'veel' }] })
  })
  test('of a period that ends before it begins says so', () => {
    const typed = { periodFrom: '2026-07-02', periodUntil: '2026-07-01' }
    expect(shortCheckOf('holiday-pay')?.answer(typed, book).problems).toMatchObject([
      { field: 'periodUntil', code: 'order' },
    ])
  })
  test('that does not exist is not there', () => expect(shortCheckOf('toString')).toBeUndefined())
})
