import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { longestRemark, remarkIn, weekOf } from './remark.ts'

describe('what a reader missed', () => {
  test.each(['', '   ', '\n\t', '\u0000\u202e'])('%j is nothing', (text) => {
    expect(remarkIn(text)).toEqual({ ok: true, value: null })
  })

  test('is one line without signs that cannot be seen', () => {
    expect(remarkIn(' ik mis\r\n\u202e de  prijs\u0000 ')).toEqual({ ok: true, value: 'ik mis de prijs' })
  })

  test.each([
    'bel mij 06 12 34 56 78',
    'bsn 123456789',
    'NL91 ABNA 0417 1643 00',
    'mail me@example.org',
    'kijk op www.example.org',
    'https://example.org',
    'ik woon op 1234 AB',
    '06-1.2.3(4)5',
  ])('%j is never kept', (text) => expect(remarkIn(text)).toEqual({ ok: false, error: 'personal' }))

  test.each(['ik werk 40 uur, 5 dagen', 'de 25 % was niet duidelijk', 'formulier M 2025'])('%j is kept', (text) =>
    expect(remarkIn(text)).toEqual({ ok: true, value: text }),
  )

  test('has a longest length', () => {
    expect(remarkIn('a'.repeat(longestRemark)).ok).toBe(true)
    expect(remarkIn('a'.repeat(longestRemark + 1))).toEqual({ ok: false, error: 'too-long' })
  })

  test('never breaks, whatever is sent', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void remarkIn(text)))
  })
})

describe('the week of a day', () => {
  test.each([
    ['2026-11-29', '2026-11-23'],
    ['2026-11-30', '2026-11-30'],
    ['2026-12-06', '2026-11-30'],
    ['2027-01-01', '2026-12-28'],
  ])('of %s begins on %s', (on, monday) => expect(weekOf(day(on))).toBe(monday))

  test('is the same for seven days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 6 }), (start, more) => {
        const monday = weekOf(addDays(day('2026-01-01'), start))
        expect(weekOf(addDays(monday, more))).toBe(monday)
      }),
    )
  })
})
