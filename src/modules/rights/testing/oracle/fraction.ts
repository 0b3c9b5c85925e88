/** An exact number: `n ÷ d`, with `d` above 0. */
export interface Fraction {
  n: bigint
  d: bigint
}

/** From the least to the most that something can be. */
export interface Range {
  low: Fraction
  high: Fraction
}

export const zero: Fraction = { n: 0n, d: 1n }

export const whole = (n: number | bigint): Fraction => ({ n: BigInt(n), d: 1n })

/** @throws RangeError when `d` is 0. */
export function fraction(n: bigint, d: bigint): Fraction {
  if (d === 0n) throw new RangeError('divided by nothing')
  const common = greatestCommon(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n)
  return { n: n / common, d: d / common }
}

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b)
}

export const add = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d)
export const divide = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n)

export const isBelow = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d
export const isAbove = (a: Fraction, b: Fraction) => isBelow(b, a)
export const isPositive = (a: Fraction) => a.n > 0n

export const lesser = (a: Fraction, b: Fraction) => (isBelow(b, a) ? b : a)
export const greater = (a: Fraction, b: Fraction) => (isBelow(a, b) ? b : a)

export const notNegative = (a: Fraction) => greater(a, zero)

/** @throws RangeError when there is nothing to choose from. */
export function rangeOf(values: readonly Fraction[]): Range {
  const [first, ...others] = values
  if (!first) throw new RangeError('no values')
  return { low: others.reduce(lesser, first), high: others.reduce(greater, first) }
}

/** Whole cents, upwards: 0.1 cent is 1. */
export function centsUp({ n, d }: Fraction): number {
  const down = n / d
  return Number(down * d < n ? down + 1n : down)
}
