import type { Analyser } from './analyser.ts'

type IdOf = (stem: string) => number | undefined

/** The last part of a compound says what the thing is; a shorter end is more often chance (`weten` has no `eten` in it). */
export const shortestPart = 4
const shortestHead = 3

/** For each word the longer words that are made with it: `toeslag` has `huurtoeslag`. */
export function compoundsIn(terms: readonly string[], idOf: IdOf, analyser: Analyser): Map<number, number[]> {
  const compounds = new Map<number, number[]>()
  for (const [id, term] of terms.entries())
    for (const part of partsOf(term, idOf, analyser, 'both')) compounds.set(part, [...(compounds.get(part) ?? []), id])
  return compounds
}

/** The words of the texts that end in a word that no text has by itself. */
export function endingSo(stem: string, terms: readonly string[]): number[] {
  return terms.flatMap((term, id) => (term.length > stem.length && term.endsWith(stem) ? [id] : []))
}

/** The words of the texts that a word is made of, by the cut that knows the most of them; no stop word is a part. */
export function partsOf(term: string, idOf: IdOf, analyser: Analyser, need: 'both' | 'one will do'): number[] {
  let best: number[] = []
  for (let at = shortestHead; at <= term.length - shortestPart; at += 1) {
    const head = term.slice(0, at)
    if (analyser.isStopWord(head)) continue
    // The head may have a letter that only joins (`Wohnung-s-amt`), which its stem does not.
    const found = [idOf(term.slice(at)), idOf(head) ?? idOf(analyser.stem(head))].filter((id) => id !== undefined)
    if (found.length === 2) return found
    if (need === 'one will do' && best.length === 0) best = found
  }
  return best
}
