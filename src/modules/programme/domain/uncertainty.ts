/** From least to most, both between 0 and 1. */
export interface Interval {
  low: number
  high: number
}

/** The 97.5th percentile of the standard normal distribution: with it an interval misses the truth 1 time in 20. */
export const normal975 = 1.959963984540054

/**
 * Wilson's score interval (1927) of a share at 95 %. It stays between 0 and 1 and holds the share, also for few answers
 * and for shares of 0 and 1, where the usual interval is empty.
 *
 * Of a small population that nearly all answered little is left to chance. So the answers are counted as
 * n(N−1)/(N−n): the finite population correction, as the variance of a sample without replacement has it. When everybody
 * answered, nothing is left to chance and the interval is the share itself.
 *
 * @param share between 0 and 1
 * @param answered how many it is a share of; at least 1
 * @param population how many could have answered; null when not known, which gives the widest interval
 * @throws RangeError for a share outside 0–1, no answers, or more answers than people: data that a check has refused
 */
export function shareInterval(share: number, answered: number, population: number | null): Interval {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is not a share`)
  if (!(answered >= 1)) throw new RangeError(`${answered} answers are none`)
  if (population !== null && population < answered) throw new RangeError('more answered than there are')
  if (population === answered) return { low: share, high: share }
  const counted = population === null ? answered : (answered * (population - 1)) / (population - answered)
  const square = normal975 ** 2 / counted
  const middle = share + square / 2
  const half = Math.sqrt(square * (share * (1 - share) + square / 4))
  // Rounding must neither leave 0–1 nor shut the share out.
  return {
    low: Math.min(share, Math.max(0, (middle - half) / (1 + square))),
    high: Math.max(share, Math.min(1, (middle + half) / (1 + square))),
  }
}
