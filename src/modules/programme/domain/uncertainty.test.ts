import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareInterval } from './uncertainty.ts'

const aShare = fc.double({ min: 0, max: 1, noNaN: true })
const answers = fc.integer({ min: 1, max: 100_000 })
const width = ({ low, high }: { low: number; high: number }) => high - low

describe('the interval of a share', () => {
  test('is the one that Newcombe (1998) prints for 81 of 263: 0.2553 to 0.3662', () => {
    const { low, high } = shareInterval(81 / 263, 263, null)
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2553', '0.3662'])
  })

  test('is the one that Newcombe (1998) prints for 15 of 148: 0.0624 to 0.1605', () => {
    const { low, high } = shareInterval(15 / 148, 148, null)
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0624', '0.1605'])
  })

  test('of nothing in ten ends where the formula worked by hand ends: z² ÷ (10 + z²)', () => {
    // 1.96² is 3.8415; divided by 13.8415 that is 0.2775.
    const { low, high } = shareInterval(0, 10, null)
    expect(low).toBe(0)
    expect(high).toBeCloseTo(0.2775, 4)
  })

  test('of a half of 28 that answered out of 56 is that of 56 with a correction: 28 × 55 ÷ 28 = 55 answers', () => {
    expect(shareInterval(0.5, 28, 56)).toEqual(shareInterval(0.5, 55, null))
  })

  test('leaves nothing to chance when everybody answered', () => {
    expect(shareInterval(0.3, 56, 56)).toEqual({ low: 0.3, high: 0.3 })
  })

  test('lies between 0 and 1 and holds the share', () => {
    fc.assert(
      fc.property(aShare, answers, fc.option(fc.integer({ min: 0, max: 1000 })), (share, answered, more) => {
        const { low, high } = shareInterval(share, answered, more === null ? null : answered + more)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(share)
        expect(high).toBeGreaterThanOrEqual(share)
      }),
    )
  })

  test('gets narrower when more people answer', () => {
    fc.assert(
      fc.property(aShare, answers, fc.integer({ min: 1, max: 1000 }), (share, answered, more) => {
        expect(width(shareInterval(share, answered + more, null))).toBeLessThan(
          width(shareInterval(share, answered, null)),
        )
      }),
    )
  })

  test('is never wider for a population that is known', () => {
    fc.assert(
      fc.property(aShare, answers, fc.integer({ min: 0, max: 1000 }), (share, answered, more) => {
        const known = shareInterval(share, answered, answered + more)
        expect(width(known)).toBeLessThanOrEqual(width(shareInterval(share, answered, null)) + 1e-12)
      }),
    )
  })

  test('of those with and of those without are each other in the mirror', () => {
    fc.assert(
      fc.property(aShare, answers, (share, answered) => {
        const withIt = shareInterval(share, answered, null)
        const without = shareInterval(1 - share, answered, null)
        expect(without.low).toBeCloseTo(1 - withIt.high, 9)
        expect(without.high).toBeCloseTo(1 - withIt.low, 9)
      }),
    )
  })

  test.each([
    [-0.1, 10, null],
    [1.1, 10, null],
    [Number.NaN, 10, null],
    [0.5, 0, null],
    [0.5, 57, 56],
  ])('of %s of %s answers out of %s cannot be', (share, answered, population) => {
    expect(() => shareInterval(share, answered, population)).toThrow(RangeError)
  })
})
