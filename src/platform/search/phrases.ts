import type { Meanings } from './lexicon.ts'

/** What editors wrote down as said by people, each phrase a text of its own. */
export interface Phrases {
  /** Per page its phrases, as numbers of words, and how far they are what people say: 1 is fully. */
  ofPage: readonly { phrases: readonly (readonly number[])[]; worth: number }[]
  /** Per word how rare it is among all phrases: there are many more of them than pages, so they tell it more finely. */
  rarity: ArrayLike<number>
}

/** One phrase can be chance; so many of the best count, each less than the one before. */
const mostPhrases = 8
const eachNext = 0.85

/** @param words how many words there are. */
export function phrasesOf(ofPage: Phrases['ofPage'], words: number): Phrases {
  const frequency = new Float64Array(words)
  const all = ofPage.flatMap(({ phrases }) => phrases)
  for (const phrase of all) for (const word of new Set(phrase)) frequency[word] = (frequency[word] ?? 0) + 1
  return { ofPage, rarity: frequency.map((often) => Math.log(1 + (all.length - often + 0.5) / (often + 0.5))) }
}

/**
 * How much of a question is said by the phrases of a page: a phrase that has most of the question and little else says
 * much, words scattered over many phrases little. From 0 to `1 / (1 - eachNext)`, and 0 for a page without phrases.
 * @param asked per word of the question what it stands for and how much it says.
 */
export function phrasing(
  asked: readonly { meanings: Meanings | undefined; says: number }[],
  { ofPage, rarity }: Phrases,
): (page: number) => number {
  const masses = asked.map(({ meanings = new Map(), says }) => says * rarityOf(meanings, rarity))
  const all = masses.reduce((sum, mass) => sum + mass, 0)
  if (all === 0) return () => 0
  const hits = hitsOf(asked.map(({ meanings }) => meanings))

  function likeness(phrase: readonly number[]): number {
    const found = new Map<number, number>()
    let whole = 0
    for (const term of phrase) {
      const hit = hits.get(term)
      const rare = rarity[term] ?? 0
      if (hit) found.set(hit.word, Math.max(hit.weight, found.get(hit.word) ?? 0))
      whole += hit ? Math.min(rare, masses[hit.word] ?? 0) : rare
    }
    let mass = 0
    for (const [word, weight] of found) mass += weight * (masses[word] ?? 0)
    return mass === 0 ? 0 : (mass / all) * Math.sqrt(Math.min(1, mass / whole))
  }

  return (page) => {
    const { phrases = [], worth = 0 } = ofPage[page] ?? {}
    const best = phrases.map(likeness).sort((a, b) => b - a)
    return worth * best.slice(0, mostPhrases).reduce((sum, one, place) => sum + one * eachNext ** place, 0)
  }
}

/** As rare as the commonest of the words that it most surely stands for; 0 for a word that nobody knows. */
function rarityOf(meanings: Meanings, rarity: ArrayLike<number>): number {
  let [surest, commonest] = [0, 0]
  for (const [term, weight] of meanings) {
    const rare = rarity[term] ?? 0
    if (weight > surest) commonest = rare
    else if (weight === surest) commonest = Math.min(commonest, rare)
    surest = Math.max(surest, weight)
  }
  return commonest
}

/** For each word of the texts the word of the question that stands for it most surely. */
function hitsOf(meanings: readonly (Meanings | undefined)[]): Map<number, { word: number; weight: number }> {
  const hits = new Map<number, { word: number; weight: number }>()
  for (const [word, own] of meanings.entries())
    for (const [term, weight] of own ?? []) if (weight > (hits.get(term)?.weight ?? 0)) hits.set(term, { word, weight })
  return hits
}
