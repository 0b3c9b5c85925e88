import type { Analyser } from './analyser.ts'

type IdOf = (stem: string) => number | undefined

/** The last part of a compound says what the thing is; a shorter end is more often chance (`weten` has no `eten` in it). */
export const shortestPart = 4
const shortestHead = 3
/** A tail so long is hardly chance, so that nobody needs to know the head. */
const tellingTail = 6
/** What German and Dutch put before a word to make another: no part of a compound. */
const prefixes = new Set([
  'ver',
  'ent',
  'ont',
  'zer',
  'her',
  'hin',
  'emp',
  'miss',
  'wider',
  'unter',
  'uber',
  'onder',
  'over',
  'weder',
])

/** For each word the longer words that are made with it: `toeslag` has `huurtoeslag`. */
export function compoundsIn(terms: readonly string[], idOf: IdOf, analyser: Analyser): Map<number, number[]> {
  const compounds = new Map<number, number[]>()
  for (const [id, term] of terms.entries())
    for (const part of partsOf(term, idOf, analyser, 'both')) {
      const made = compounds.get(part)
      if (made) made.push(id)
      else compounds.set(part, [id])
    }
  return compounds
}

/** The words of the texts that end in a word that no text has by itself. */
export function endingSo(stem: string, terms: readonly string[]): number[] {
  return terms.flatMap((term, id) => {
    const head = term.length - stem.length
    return head >= shortestHead && term.endsWith(stem) && !prefixes.has(term.slice(0, head)) ? [id] : []
  })
}

/** The words of the texts that a word is made of, by the cut that knows the most of them; no stop word is a part. */
export function partsOf(term: string, idOf: IdOf, analyser: Analyser, need: 'both' | 'one will do'): number[] {
  let best: number[] = []
  for (let at = shortestHead; at <= term.length - shortestPart; at += 1) {
    const head = term.slice(0, at)
    if (prefixes.has(head) || analyser.isStopWord(head)) continue
    const tail = idOf(term.slice(at))
    // The head may have a letter that only joins (`Wohnung-s-amt`), which its stem does not.
    const found = [tail, idOf(head) ?? idOf(analyser.stem(head))].filter((id) => id !== undefined)
    if (found.length === 2) return found
    const enough = need === 'one will do' || (tail !== undefined && term.length - at >= tellingTail)
    if (enough && best.length === 0) best = found
  }
  return best
}
