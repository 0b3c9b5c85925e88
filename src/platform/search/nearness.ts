import type { Meanings } from './lexicon.ts'

/** So many words stand together: about a sentence. */
const window = 14

/**
 * How much of a question stands together in one sentence of a page, by the rarity of its words: 0 for none, 1 for all.
 * @param meanings per word of the question, what it stands for.
 */
export function nearness(
  meanings: readonly (Meanings | undefined)[],
  rarity: readonly number[],
): (sequence: ArrayLike<number>) => number {
  const all = rarity.reduce((sum, rare) => sum + rare, 0)
  if (meanings.length < 2 || all === 0) return () => 0
  const wordOf = new Map<number, number>()
  for (const [word, own] of meanings.entries())
    for (const term of own?.keys() ?? []) if (!wordOf.has(term)) wordOf.set(term, word)
  return (sequence) => heaviestWindow(placesIn(sequence, wordOf), rarity) / all
}

interface Place {
  at: number
  word: number
}

function placesIn(sequence: ArrayLike<number>, wordOf: ReadonlyMap<number, number>): Place[] {
  const places: Place[] = []
  for (let at = 0; at < sequence.length; at += 1) {
    const word = wordOf.get(sequence[at] ?? -1)
    if (word !== undefined) places.push({ at, word })
  }
  return places
}

/** Slides the window over the places; each word counts once in it. */
function heaviestWindow(places: readonly Place[], rarity: readonly number[]): number {
  const inside = new Map<number, number>()
  let [mass, best, first] = [0, 0, 0]
  const count = (word: number, change: 1 | -1): void => {
    const before = inside.get(word) ?? 0
    inside.set(word, before + change)
    if (before === 0) mass += rarity[word] ?? 0
    if (before + change === 0) mass -= rarity[word] ?? 0
  }
  for (const { at, word } of places) {
    count(word, 1)
    for (let old = places[first]; old && old.at <= at - window; old = places[first]) {
      count(old.word, -1)
      first += 1
    }
    best = Math.max(best, mass)
  }
  return best
}
