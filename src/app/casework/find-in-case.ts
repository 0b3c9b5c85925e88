import MiniSearch from 'minisearch'
import type { FindableText } from '#modules/reporting/index.ts'

/** How much is shown around what was found, in characters to each side. */
const around = 60

export type Found = FindableText & { around: string }

/** Looks for words in what was opened. The index is in the memory of this page and nowhere else. */
export function finderIn(texts: readonly FindableText[]): (words: string) => Found[] {
  const index = new MiniSearch<FindableText>({ fields: ['text'], processTerm: folded })
  index.addAll(texts)
  const byId = new Map(texts.map((one) => [one.id, one]))
  return (words) =>
    words.trim() === ''
      ? []
      : index
          .search(words, { prefix: true, combineWith: 'AND', fuzzy: (term) => (term.length > 5 ? 0.2 : false) })
          .flatMap(({ id, terms }) => {
            const one = byId.get(id)
            return one ? [{ ...one, around: wordsAround(one.text, terms) }] : []
          })
}

const folded = (term: string): string => term.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The part of a text around the first of these words. */
function wordsAround(text: string, terms: readonly string[]): string {
  const places = terms.map((term) => folded(text).indexOf(term)).filter((place) => place >= 0)
  const at = places.length === 0 ? 0 : Math.min(...places)
  const [from, until] = [Math.max(0, at - around), Math.min(text.length, at + around)]
  return `${from > 0 ? '…' : ''}${text.slice(from, until).replaceAll(/\s+/g, ' ')}${until < text.length ? '…' : ''}`
}
