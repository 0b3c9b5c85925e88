import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  centsShown,
  centsUp,
  compare,
  larger,
  minus,
  nothing,
  plus,
  type Ratio,
  ratio,
  smaller,
  times,
  wholeCents,
} from './ratio.ts'
import { cents } from './units.ts'

/** Up to ten million euros, by the hundredth part or by the minutes of a full week. */
const anAmount = fc
  .tuple(
    fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    fc.constantFrom(1, 2, 3, 12, 13, 52, 60, 100, 366, 2400),
  )
  .map(([num, den]) => ratio(num, den))
const aPart = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }))

/** The same number, counted without a limit. */
const exactly = ({ num, den }: Ratio) => ({ num: BigInt(num), den: BigInt(den) })
const same = (a: { num: bigint; den: bigint }, b: { num: bigint; den: bigint }) => a.num * b.den === b.num * a.den
const sign = (value: bigint) => (value > 0n ? 1 : value < 0n ? -1 : 0)

const pair = (holds: (a: Ratio, b: Ratio) => void) =>
  fc.assert(
    fc.property(anAmount, anAmount, (a, b) => void holds(a, b)),
    { numRuns: 500 },
  )

describe('an exact amount', () => {
  test('has whole parts and a denominator of 1 or more', () => {
    expect(ratio(1499, 60)).toEqual({ num: 1499, den: 60 })
    expect(ratio(-1, 1)).toEqual({ num: -1, den: 1 })
    expect(nothing).toEqual({ num: 0, den: 1 })
    expect(wholeCents(cents(1499))).toEqual({ num: 1499, den: 1 })
    expect(() => ratio(1, 0)).toThrow(new RangeError('0 is no denominator'))
    expect(() => ratio(1, -2)).toThrow(new RangeError('-2 is no denominator'))
    expect(() => ratio(0.5, 1)).toThrow(new RangeError('0.5 cannot be counted exactly'))
    expect(() => ratio(1, 1.5)).toThrow(RangeError)
  })

  test('that a double cannot hold is a bug, not a rounded number', () => {
    const most = ratio(Number.MAX_SAFE_INTEGER, 1)
    expect(() => plus(most, ratio(1, 1))).toThrow(RangeError)
    expect(() => plus(most, ratio(1, 2))).toThrow(RangeError)
    expect(() => times(most, 2, 1)).toThrow(RangeError)
    expect(() => compare(most, ratio(1, 3))).toThrow(RangeError)
    expect(compare(most, ratio(1, 1))).toBeGreaterThan(0)
  })
})

describe('counting with it is what BigInt says', () => {
  test('adding and taking away', () => {
    pair((a, b) => {
      const [x, y] = [exactly(a), exactly(b)]
      expect(same(exactly(plus(a, b)), { num: x.num * y.den + y.num * x.den, den: x.den * y.den })).toBe(true)
      expect(same(exactly(minus(a, b)), { num: x.num * y.den - y.num * x.den, den: x.den * y.den })).toBe(true)
      expect(plus(a, b).den).toBeGreaterThan(0)
    })
  })

  test('a part of it', () => {
    fc.assert(
      fc.property(anAmount, aPart, (a, [part, of]) => {
        const product = { num: BigInt(a.num) * BigInt(part), den: BigInt(a.den) * BigInt(of) }
        expect(same(exactly(times(a, part, of)), product)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('which is more', () => {
    pair((a, b) => {
      const [x, y] = [exactly(a), exactly(b)]
      expect(Math.sign(compare(a, b))).toBe(sign(x.num * y.den - y.num * x.den))
      expect(compare(smaller(a, b), larger(a, b))).toBeLessThanOrEqual(0)
      expect([a, b]).toContain(smaller(a, b))
      expect([a, b]).toContain(larger(a, b))
    })
    const [half, same] = [ratio(1, 2), ratio(2, 4)]
    expect(compare(half, same)).toBe(0)
    expect([smaller(half, same), larger(half, same)]).toEqual([half, half])
  })

  test('whole cents up', () => {
    fc.assert(
      fc.property(anAmount, (a) => {
        const { num, den } = exactly(a)
        const up = BigInt(centsUp(a))
        expect(up * den >= num && (up - 1n) * den < num).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('whole cents', () => {
  test.each([
    [0, 1, 0],
    [1, 60, 1],
    [59, 60, 1],
    [60, 60, 1],
    [61, 60, 2],
    [-1, 60, 0],
    [-60, 60, -1],
    [-61, 60, -1],
  ])('%i/%i cents are made up by %i', (num, den, up) => expect(centsUp(ratio(num, den))).toBe(up))

  test.each([
    [149, 100, 1],
    [150, 100, 2],
    [151, 100, 2],
    [49, 100, 0],
    [1, 2, 1],
    [1499, 1, 1499],
  ])('%i/%i cents are shown as %i', (num, den, shown) => expect(centsShown(ratio(num, den))).toBe(shown))
})

describe('long sums stay exact', () => {
  test('a year of days with a third of a cent, and of sevenths and elevenths, is in its smallest terms', () => {
    const days = Array.from({ length: 366 }, (_, at) => ratio(1, [3, 7, 11][at % 3] ?? 1))
    const sum = days.reduce(plus, nothing)
    expect(sum).toEqual({ num: 122 * (77 + 33 + 21), den: 231 })
    expect(plus(ratio(1, 6), ratio(1, 3))).toEqual({ num: 1, den: 2 })
    expect(plus(ratio(-1, 6), ratio(1, 2))).toEqual({ num: 1, den: 3 })
    expect(plus(ratio(1, 3), ratio(-2, 6))).toEqual({ num: 0, den: 1 })
  })

  test('a part is taken in smaller terms, so that large amounts fit', () => {
    const large = ratio(9_000_000_000_000_000, 1000)
    expect(times(large, 1000, 9_000_000_000_000_000)).toEqual({ num: 1, den: 1 })
    expect(times(nothing, 1, 2)).toEqual(nothing)
    expect(times(ratio(7, 3), 0, 5)).toMatchObject({ num: 0 })
  })
})
