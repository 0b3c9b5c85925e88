import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents, days, minutes, perMille, sumOf } from './units.ts'

// That two units do not mix is proved in tests/house/compiler.test.ts: such a line does not compile.

describe('a number that counts one thing', () => {
  test('is whole: € 14.99 is 1499 cents, 25 % is 250 per mille, 40 hours are 2400 minutes', () => {
    expect([cents(1499), perMille(250), minutes(2400), days(7)]).toEqual([1499, 250, 2400, 7])
    expect(cents(-500)).toBe(-500)
    expect(cents(0)).toBe(0)
  })

  test.each([
    [cents, 14.99, '14.99 is not a whole number of cents'],
    [minutes, 0.5, '0.5 is not a whole number of minutes'],
    [perMille, Number.NaN, 'NaN is not a whole number of per-mille'],
    [days, Number.POSITIVE_INFINITY, 'Infinity is not a whole number of days'],
  ])('a part of one is a bug: %s', (unit, value, says) => expect(() => unit(value)).toThrow(new RangeError(says)))

  test('is one that a double holds exactly', () => {
    expect(cents(Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER)
    expect(() => cents(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError)
    expect(cents(Number.MIN_SAFE_INTEGER)).toBe(Number.MIN_SAFE_INTEGER)
    expect(() => cents(Number.MIN_SAFE_INTEGER - 1)).toThrow(RangeError)
  })

  test('sums stay in their unit, whatever the order; of nothing the sum is 0', () => {
    expect(sumOf([])).toBe(0)
    expect(sumOf([cents(1499), cents(1), cents(-500)])).toBe(1000)
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        const amounts = values.map(cents)
        expect(sumOf(amounts)).toBe(sumOf([...amounts].reverse()))
        expect(sumOf([...amounts, cents(1)])).toBe(sumOf(amounts) + 1)
      }),
    )
  })
})
