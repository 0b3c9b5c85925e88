import type SearchableMap from 'minisearch/SearchableMap'

/** In shorter words one other letter makes another word: `loon` and `loop`. */
const lettersForOneFault = 5
const lettersForTwoFaults = 8
/** More words than these that are equally near say that nobody knows what was meant. */
const mostCandidates = 4

export const faultsIn = (word: string): number => {
  if (word.length < lettersForOneFault || /\d/.test(word)) return 0
  return word.length >= lettersForTwoFaults ? 2 : 1
}

/** The known words that a wrong one was probably meant to be, best first: letters swapped, else one or two letters wrong. */
export function corrected(word: string, known: SearchableMap<number>): string[] {
  const faults = faultsIn(word)
  if (faults === 0) return []
  const swapped = swaps(word).find((one) => known.has(one))
  if (swapped) return [swapped]
  const near = [...known.fuzzyGet(word, faults)].map(([other, [, distance]]) => ({ other, distance }))
  const nearest = Math.min(...near.map(({ distance }) => distance))
  const rank = (other: string): number => (other[0] === word[0] ? 0 : 1)
  return near
    .filter(({ distance, other }) => distance === nearest && other.length >= lettersForOneFault - 1)
    .map(({ other }) => other)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .slice(0, mostCandidates)
}

function swaps(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
  )
}
