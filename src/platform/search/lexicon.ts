import SearchableMap from 'minisearch/SearchableMap'
import type { Analyser } from './analyser.ts'
import { compoundsIn, endingSo, partsOf, shortestPart } from './compounds.ts'
import { corrected } from './corrected.ts'
import { createHearing, take } from './hearing.ts'

/** Words of the texts that a word of a question may stand for, and how much each counts: 1 is the word itself. */
export type Meanings = ReadonlyMap<number, number>

/** How sure a word was found: itself or a form of it, as a part or beginning of words, or only after correction. */
export type Found = 'word' | 'part' | 'corrected' | 'unknown'

export interface Meaning {
  meanings: Meanings
  found: Found
  /** The word of the texts that was meant, when it had to be corrected. */
  known: string | null
}

/** The words that one set of texts has. */
export interface Lexicon {
  /** The number of a word while reading texts; forms of a word have the same number. */
  learn(word: string): number
  /** What a word of a question stands for in these texts; asked when all texts were read. */
  meaningOf(word: string): Meaning
  size(): number
}

/** What each kind of meeting is worth beside the word itself. */
const weights = {
  compound: 0.5,
  form: 0.7,
  beginning: 0.45,
  tail: 0.45,
  part: 0.3,
  split: 0.5,
  corrected: 0.6,
  sound: 0.8,
}
/** A shorter word is the beginning of too much. */
const shortestBeginning = 3
/** A beginning such as `ver` has hundreds of ends: with more than these it says nothing. */
const mostBeginnings = 40

type Add = (id: number, weight: number) => void

export function createLexicon(analyser: Analyser): Lexicon {
  const terms: string[] = []
  const ids = new SearchableMap<number>()
  const surfaces = new Map<string, number>()
  const idOf = (stem: string): number | undefined => (stem === '' ? undefined : ids.get(stem))
  // What only some questions need is made when the first of them comes.
  const compounds = once(() => (analyser.joinsWords ? compoundsIn(terms, idOf, analyser) : new Map<number, number[]>()))
  const spelled = once(() => mapOf(surfaces))
  const hearing = once(() => createHearing(surfaces, analyser))

  function itself(stem: string, add: Add): void {
    const id = idOf(stem)
    if (id === undefined) return
    add(id, 1)
    addAll(compounds().get(id) ?? [], weights.compound, add)
    if (analyser.joinsWords) addAll(partsOf(stem, idOf, analyser, 'both'), weights.part, add)
  }

  function parts(stem: string, add: Add): void {
    if (!analyser.joinsWords) return
    if (stem.length >= shortestPart) addAll(endingSo(stem, terms), weights.tail, add)
    addAll(partsOf(stem, idOf, analyser, 'one will do'), weights.split, add)
  }

  /** Stops at the first kind of meeting that gives anything: what is less sure only adds noise then. */
  function meaningOf(word: string): Meaning {
    const stem = analyser.stem(word)
    const meanings = new Map<number, number>()
    const add: Add = (id, weight) => void meanings.set(id, Math.max(weight, meanings.get(id) ?? 0))
    itself(stem, add)
    if (meanings.size === 0) addAll(hearing().same(word), weights.sound, add)
    if (meanings.size > 0) return { meanings, found: 'word', known: null }
    addBeginnings(stem, ids, add)
    parts(stem, add)
    if (meanings.size > 0) return { meanings, found: 'part', known: null }
    const known = corrected(word, spelled())
    addAll(
      known.flatMap((near) => surfaces.get(near) ?? []),
      weights.corrected,
      add,
    )
    if (known.length === 0) addAll(hearing().like(word), weights.corrected, add)
    return { meanings, found: meanings.size > 0 ? 'corrected' : 'unknown', known: known[0] ?? null }
  }

  return {
    learn(word) {
      const before = surfaces.get(word)
      if (before !== undefined) return before
      const stem = analyser.stem(word)
      const id = idOf(stem) ?? terms.push(stem) - 1
      ids.set(stem, id)
      surfaces.set(word, id)
      return id
    },
    meaningOf,
    size: () => terms.length,
  }
}

/** Words that begin so, and the longest word that this one begins with. */
function addBeginnings(stem: string, ids: SearchableMap<number>, add: Add): void {
  const longer = stem.length >= shortestBeginning ? take(ids.atPrefix(stem), mostBeginnings + 1) : []
  if (longer.length <= mostBeginnings)
    for (const [term, id] of longer) add(id, term.length - stem.length <= 3 ? weights.form : weights.beginning)
  for (let length = stem.length - 1; length >= Math.max(4, stem.length - 3); length -= 1) {
    const id = ids.get(stem.slice(0, length))
    if (id === undefined) continue
    add(id, weights.form)
    return
  }
}

function addAll(ids: Iterable<number>, weight: number, add: Add): void {
  for (const id of ids) add(id, weight)
}

function mapOf(surfaces: ReadonlyMap<string, number>): SearchableMap<number> {
  const map = new SearchableMap<number>()
  for (const [word, id] of surfaces) map.set(word, id)
  return map
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
