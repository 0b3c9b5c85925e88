import MiniSearch from 'minisearch'
import type { FindableText } from '#modules/reporting/index.ts'

/** How much is shown around what was found, in characters to each side. */
const around = 60

/** Looks for words in texts; its index is in the memory of this page and nowhere else. */
export interface Finder<Text extends FindableText> {
  add(texts: readonly Text[]): void
  /** The texts in which all of these words stand, best first, each with what stands around the first of them; of no words none. */
  find(words: string): (Text & { around: string })[]
}

export function growingFinder<Text extends FindableText>(): Finder<Text> {
  const index = new MiniSearch<FindableText>({ fields: ['text'], processTerm: folded })
  const byId = new Map<string, Text>()
  return {
    add(texts) {
      index.addAll(texts)
      for (const one of texts) byId.set(one.id, one)
    },
    find: (words) =>
      words.trim() === ''
        ? []
        : index
            .search(words, { prefix: true, combineWith: 'AND', fuzzy: (term) => (term.length > 5 ? 0.2 : false) })
            .flatMap(({ id, terms }) => {
              const one = byId.get(id)
              return one ? [{ ...one, around: wordsAround(one.text, terms) }] : []
            }),
  }
}

/** Looks for words in what was opened of one case. */
export function finderIn(texts: readonly FindableText[]): Finder<FindableText>['find'] {
  const finder = growingFinder()
  finder.add(texts)
  return finder.find
}

const folded = (term: string): string => term.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The part of a text around the first of these words. */
function wordsAround(text: string, terms: readonly string[]): string {
  const places = terms.map((term) => folded(text).indexOf(term)).filter((place) => place >= 0)
  const at = places.length === 0 ? 0 : Math.min(...places)
  const [from, until] = [Math.max(0, at - around), Math.min(text.length, at + around)]
  return `${from > 0 ? '…' : ''}${text.slice(from, until).replaceAll(/\s+/g, ' ')}${until < text.length ? '…' : ''}`
}
