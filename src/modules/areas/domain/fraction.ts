/** An exact part, in lowest terms; `denominator` is above 0. */
export interface Fraction {
  numerator: bigint
  denominator: bigint
}

export const whole: Fraction = { numerator: 1n, denominator: 1n }
export const nothing: Fraction = { numerator: 0n, denominator: 1n }

const greatestDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestDivisor(b, a % b))

/** @throws RangeError when `denominator` is not above 0 or `numerator` is negative. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator <= 0n || numerator < 0n) throw new RangeError(`${numerator}/${denominator} is not a part`)
  const divisor = greatestDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export const times = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator)

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const isWhole = ({ numerator, denominator }: Fraction): boolean => numerator === denominator

/** Below 0, 0 or above 0, for sorting from small to large. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The nearest number; for showing, never for adding up. */
export const toNumber = ({ numerator, denominator }: Fraction): number => Number(numerator) / Number(denominator)
