import type { Analyser } from './analyser.ts'
import { createLexicon, type Lexicon } from './lexicon.ts'
import { type Phrases, phrasesOf } from './phrases.ts'
import { plainText } from './plain-text.ts'
import type { SearchDocument } from './search-document.ts'

/** How much a word counts by where it stands, and how far the length of that text tempers it (0 not, 1 fully). */
const fields = {
  title: { weight: 4, temper: 0.4 },
  words: { weight: 2.5, temper: 0.5 },
  official: { weight: 2.5, temper: 0.5 },
  lead: { weight: 1.5, temper: 0.6 },
  body: { weight: 1, temper: 0.85 },
} as const
type Field = keyof typeof fields
/** The title is a phrase as well. Where it is the only one it counts less: it was not written as something that people say. */
const titleAsPhrase = 0.5

/** Where a word stands: the numbers of the pages in their order, and how heavily each has it. */
export interface Postings {
  pages: number[]
  counts: number[]
}

/** What was read. */
export interface Texts {
  lexicon: Lexicon
  /** Per word of the lexicon. */
  postings: Postings[]
  /** Per page all its words in their order, with a gap between its texts. */
  sequences: Int32Array[]
  phrases: Phrases
}

/** Reads the texts of all pages: which words there are, and which page has them how heavily. */
export function readTexts(
  documents: readonly SearchDocument[],
  analyser: Analyser,
  textsOf: (page: SearchDocument) => Partial<Record<Field, readonly string[]>>,
): Texts {
  const lexicon = createLexicon(analyser)
  const read = documents.map((page) =>
    Object.entries(textsOf(page)).map(([name, texts]) => {
      const each = texts.map((text) => analyser.words(plainText(text)).map((word) => lexicon.learn(word)))
      return { field: fields[name as Field], name, texts: each, length: each.reduce((sum, one) => sum + one.length, 0) }
    }),
  )
  const usual = usualLengths(read)
  const postings: Postings[] = Array.from({ length: lexicon.size() }, () => ({ pages: [], counts: [] }))
  for (const [page, parts] of read.entries())
    for (const { field, name, texts, length } of parts) {
      const each = field.weight / (1 - field.temper + (field.temper * length) / (usual.get(name) ?? 1))
      for (const terms of texts) {
        // A word that an editor chose by itself says more than one of the words of a whole phrase.
        const shared = name === 'words' ? Math.sqrt(Math.max(1, terms.length - 1)) : 1
        for (const term of terms) count(postings[term], page, each / shared)
      }
    }
  // A gap between the texts, so that the end of a title does not stand together with the begin of a text.
  const gap = Array.from({ length: 8 }, () => -1)
  const sequences = read.map((parts) =>
    Int32Array.from(parts.flatMap(({ texts }) => texts.flatMap((terms) => [...terms, ...gap]))),
  )
  const ofPage = read.map((parts) => {
    const ownTexts = (field: Field) => parts.flatMap(({ name, texts }) => (name === field ? texts : []))
    const chosen = ownTexts('words')
    const title = ownTexts('title')
    return chosen.length > 0 ? { phrases: [...chosen, ...title], worth: 1 } : { phrases: title, worth: titleAsPhrase }
  })
  return { lexicon, postings, sequences, phrases: phrasesOf(ofPage, lexicon.size()) }
}

function count(postings: Postings | undefined, page: number, each: number): void {
  if (!postings) return
  const last = postings.pages.length - 1
  if (postings.pages[last] === page) postings.counts[last] = (postings.counts[last] ?? 0) + each
  else {
    postings.pages.push(page)
    postings.counts.push(each)
  }
}

/** The average length of each field over the pages that have it. */
function usualLengths(read: readonly (readonly { name: string; length: number }[])[]): Map<string, number> {
  const sums = new Map<string, { length: number; count: number }>()
  for (const { name, length } of read.flat()) {
    const sum = sums.get(name) ?? { length: 0, count: 0 }
    if (length > 0) sums.set(name, { length: sum.length + length, count: sum.count + 1 })
  }
  return new Map([...sums].map(([name, { length, count }]) => [name, length / count]))
}
