/** What two groups of numbers say about their means. */
export interface Compared {
  /** Mean of the first less that of the second, without the slowest and fastest hundredth of both together. */
  difference: number
  /** Welch’s t: how many standard errors that is. Beyond 4.5 it is hardly ever chance. */
  t: number
}

/** Compares two groups by Welch’s t-test. What lies beyond the first and the last hundredth of both together is left out: a machine that does something else makes some slow. */
export function welch(first: readonly number[], second: readonly number[]): Compared {
  const sorted = [...first, ...second].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  const [least, most] = [at(0.01), at(0.99)]
  const usual = (group: readonly number[]) => group.filter((value) => value >= least && value <= most)
  const [a, b] = [momentsOf(usual(first)), momentsOf(usual(second))]
  const difference = a.mean - b.mean
  const error = Math.sqrt(a.variance / a.count + b.variance / b.count)
  return { difference, t: error === 0 ? 0 : difference / error }
}

function momentsOf(group: readonly number[]): { mean: number; variance: number; count: number } {
  const count = group.length
  if (count < 2) throw new RangeError('two numbers at least say how far they lie apart')
  const mean = group.reduce((sum, value) => sum + value, 0) / count
  const variance = group.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1)
  return { mean, variance, count }
}
