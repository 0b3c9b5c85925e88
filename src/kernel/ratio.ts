import { type Cents, cents } from './units.ts'

/**
 * An exact amount of cents: `num / den`, with `den` 1 or more. Verdicts compare these; nothing is rounded on the way.
 */
export interface Ratio {
  readonly num: number
  readonly den: number
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} cannot be counted exactly`)
  return value
}

/** @throws RangeError for what a double cannot hold exactly, or a `den` below 1. */
export function ratio(num: number, den: number): Ratio {
  if (den < 1) throw new RangeError(`${den} is no denominator`)
  return { num: safe(num), den: safe(den) }
}

export const nothing: Ratio = { num: 0, den: 1 }
export const wholeCents = (amount: Cents): Ratio => ({ num: amount, den: 1 })

function commonDivisor(a: number, b: number): number {
  let [large, small] = [Math.abs(a), b]
  while (small !== 0) [large, small] = [small, large % small]
  return large
}

/** In its smallest terms, so that long sums stay exact. */
function reduced(num: number, den: number): Ratio {
  const by = commonDivisor(num, den)
  return { num: num / by, den: den / by }
}

export function plus(a: Ratio, b: Ratio): Ratio {
  if (a.den === b.den) return { num: safe(a.num + b.num), den: a.den }
  const by = commonDivisor(a.den, b.den)
  return reduced(safe(safe(a.num * (b.den / by)) + safe(b.num * (a.den / by))), safe((a.den / by) * b.den))
}

export const minus = (a: Ratio, b: Ratio): Ratio => plus(a, { num: -b.num, den: b.den })

/** `part / of` times the amount. */
export function times(a: Ratio, part: number, of: number): Ratio {
  const by = commonDivisor(part, a.den)
  const under = commonDivisor(a.num, of) || 1
  return ratio(safe((a.num / under) * (part / by)), safe((a.den / by) * (of / under)))
}

/** Below 0 when `a` is the smaller one, 0 when they are equal. Exact. */
export const compare = (a: Ratio, b: Ratio): number =>
  a.den === b.den ? a.num - b.num : safe(a.num * b.den) - safe(b.num * a.den)

export const smaller = (a: Ratio, b: Ratio): Ratio => (compare(a, b) <= 0 ? a : b)
export const larger = (a: Ratio, b: Ratio): Ratio => (compare(a, b) >= 0 ? a : b)

/**
 * The least whole number of cents that is not below the amount. Our own convention for a difference: so many cents, and
 * not one less, put the breach right.
 */
export function centsUp({ num, den }: Ratio): Cents {
  const rest = num % den
  return cents((num - rest) / den + (rest > 0 ? 1 : 0))
}

/** Half a cent goes up: our own convention for showing an amount that is not whole, never for comparing. */
export const centsShown = ({ num, den }: Ratio): Cents => centsUp(ratio(2 * num - den + 1, 2 * den))
