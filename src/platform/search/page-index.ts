import { type Analyser, analyserOf } from './analyser.ts'
import { createLexicon, type Lexicon, type Meanings } from './lexicon.ts'
import { nearness } from './nearness.ts'
import { plainText } from './plain-text.ts'
import { wordsOfQuestion } from './question.ts'
import type { SearchDocument, SearchResult, Suggestion } from './search.ts'

/** The pages of one language. */
export interface PageIndex {
  search(query: string, limit: number): SearchResult[]
  suggest(query: string): Suggestion[]
}

/** How much a word counts by where it stands, and how far the length of that text tempers it (0 not, 1 fully). */
const fields = {
  title: { weight: 3, temper: 0.5 },
  words: { weight: 2.5, temper: 0.5 },
  official: { weight: 2.5, temper: 0.5 },
  lead: { weight: 1.5, temper: 0.6 },
  body: { weight: 1, temper: 0.8 },
} as const
type Field = keyof typeof fields

/** How soon more of the same word stops to count, as in BM25. */
const saturation = 1.5
/** A page with all the words of a question goes before a page that has one of them often. */
const coverage = 0.5
/** What words that stand together are worth, at most, beside the words themselves. */
const together = 1
/** So many of the best pages are read for words that stand together. */
const reread = 60

interface Postings {
  pages: number[]
  counts: number[]
}

interface Texts {
  lexicon: Lexicon
  /** Per term in which pages it stands, and how heavily. */
  postings: Postings[]
}

export function createPageIndex(language: string, documents: readonly SearchDocument[]): PageIndex {
  const own = analyserOf(language)
  const dutch = analyserOf('nl')
  const main = readTexts(documents, own, (page) => ({
    title: [page.title],
    words: page.words ?? [],
    lead: [page.lead ?? ''],
    body: [page.body ?? ''],
  }))
  const official = readTexts(documents, dutch, (page) => ({ official: page.official ?? [] }))
  const words = (query: string): string[] =>
    wordsOfQuestion(query, own, (word) => main.lexicon.has(word) || official.lexicon.has(word))

  function meant(word: string): Sought {
    const here = main.lexicon.meaningOf(word)
    const there = official.lexicon.size() > 0 ? official.lexicon.meaningOf(word) : undefined
    // A Dutch word that is known as such is not corrected into a word of another language.
    if (there?.found === 'word' && here.found !== 'word') return { word, parts: [[official, there.meanings]] }
    const parts: Sought['parts'] = here.found === 'unknown' ? [] : [[main, here.meanings]]
    if (there && there.found !== 'unknown' && (there.found === 'word' || here.found !== 'word'))
      parts.push([official, there.meanings])
    return { word, parts }
  }

  return {
    search(query, limit) {
      const sought = words(query).map(meant)
      const scored = scorePages(sought, documents.length)
      const ranked = [...scored.pages].sort((a, b) => scored.total(b) - scored.total(a) || a - b)
      const near = nearness(
        sought.map(({ parts }) => parts.find(([texts]) => texts === main)?.[1]),
        scored.rarity,
      )
      const final = new Map(
        ranked.slice(0, Math.max(reread, limit)).map((page) => {
          const bonus = near(main.sequences[page] ?? [])
          return [page, scored.total(page) * (1 + together * bonus)] as const
        }),
      )
      return [...final]
        .sort(([a, x], [b, y]) => y - x || a - b)
        .slice(0, limit)
        .flatMap(([page, score]) => {
          const id = documents[page]?.id
          return id === undefined
            ? []
            : [{ id, score, terms: scored.wordsOf(page).map((index) => sought[index]?.word ?? '') }]
        })
    },
    suggest(query) {
      return words(query).flatMap((typed) => {
        const { found, known } = main.lexicon.meaningOf(typed)
        const dutchWord = official.lexicon.meaningOf(typed)
        if (found === 'word' || found === 'part' || dutchWord.found === 'word') return []
        const better = known ?? dutchWord.known
        return better === null ? [] : [{ typed, known: better }]
      })
    },
  }
}

interface Sought {
  word: string
  parts: [Texts, Meanings][]
}

/** Adds up, for every page that has one of the words, how rare the word is and how heavily the page has it. */
function scorePages(sought: readonly Sought[], count: number) {
  const score = new Float64Array(count)
  const covered = new Float64Array(count)
  const has = new Int32Array(count)
  const pages: number[] = []
  const weigh = weigher(count)
  const rarity = sought.map(({ parts }, index) => {
    const { touched, exactly, take } = weigh(parts)
    if (touched.length === 0) return 0
    const frequency = exactly || touched.length
    const rare = Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))
    for (const page of touched) {
      const { often, sure } = take(page)
      const before = has[page] ?? 0
      if (before === 0) pages.push(page)
      has[page] = before | (1 << index)
      score[page] = (score[page] ?? 0) + (rare * often) / (often + saturation)
      covered[page] = (covered[page] ?? 0) + rare * sure
    }
    return rare
  })
  const all = rarity.reduce((sum, rare) => sum + rare, 0) || 1
  return {
    pages,
    rarity,
    total: (page: number) => (score[page] ?? 0) * ((covered[page] ?? 0) / all) ** coverage,
    wordsOf: (page: number) => sought.flatMap((_, index) => ((has[page] ?? 0) & (1 << index) ? [index] : [])),
  }
}

/** Weighs one word of a question in all pages, whatever it stands for: how heavily a page has it and how surely. */
function weigher(count: number) {
  const heavy = new Float64Array(count)
  const surest = new Float64Array(count)
  const add = ({ pages, counts }: Postings, weight: number, touched: number[]): void => {
    for (const [at, page] of pages.entries()) {
      if (heavy[page] === 0) touched.push(page)
      heavy[page] = (heavy[page] ?? 0) + weight * (counts[at] ?? 0)
      surest[page] = Math.max(surest[page] ?? 0, weight)
    }
  }
  const take = (page: number) => {
    const taken = { often: heavy[page] ?? 0, sure: surest[page] ?? 0 }
    heavy[page] = 0
    surest[page] = 0
    return taken
  }
  return (parts: Sought['parts']) => {
    const touched: number[] = []
    let exactly = 0
    for (const [texts, meanings] of parts)
      for (const [term, weight] of meanings) {
        const postings = texts.postings[term]
        if (!postings) continue
        if (weight === 1) exactly = Math.max(exactly, postings.pages.length)
        add(postings, weight, touched)
      }
    return { touched, exactly, take }
  }
}

/** Reads the texts of all pages: which words there are, and which page has them how heavily. */
function readTexts(
  documents: readonly SearchDocument[],
  analyser: Analyser,
  textsOf: (page: SearchDocument) => Partial<Record<Field, readonly string[]>>,
): Texts & { sequences: Int32Array[] } {
  const lexicon = createLexicon(analyser)
  const read = documents.map((page) =>
    Object.entries(textsOf(page)).map(([name, texts]) => ({
      field: fields[name as Field],
      name,
      terms: texts.flatMap((text) => analyser.words(plainText(text))).map((word) => lexicon.learn(word)),
    })),
  )
  const usual = usualLengths(read)
  const postings: Postings[] = Array.from({ length: lexicon.size() }, () => ({ pages: [], counts: [] }))
  for (const [page, parts] of read.entries())
    for (const { field, name, terms } of parts) {
      const each = field.weight / (1 - field.temper + (field.temper * terms.length) / (usual.get(name) ?? 1))
      for (const term of terms) count(postings[term], page, each)
    }
  // A gap between the fields, so that the end of a title does not stand together with the begin of a text.
  const gap = Array.from({ length: 8 }, () => -1)
  const sequences = read.map((parts) => Int32Array.from(parts.flatMap(({ terms }) => [...terms, ...gap])))
  return { lexicon, postings, sequences }
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
function usualLengths(read: readonly (readonly { name: string; terms: readonly number[] }[])[]): Map<string, number> {
  const sums = new Map<string, { length: number; count: number }>()
  for (const { name, terms } of read.flat()) {
    const sum = sums.get(name) ?? { length: 0, count: 0 }
    if (terms.length > 0) sums.set(name, { length: sum.length + terms.length, count: sum.count + 1 })
  }
  return new Map([...sums].map(([name, { length, count }]) => [name, length / count]))
}
