import type { Meanings } from './lexicon.ts'
import type { QuestionWord } from './question.ts'
import type { Postings, Texts } from './read-texts.ts'

/** How soon more of the same word stops to count, as in BM25. */
const saturation = 3
/** A page with all the words of a question goes before a page that has one of them often. */
const coverage = 0.25

/** A word of a question and what it stands for in each set of texts. */
export interface Sought extends QuestionWord {
  parts: [Texts, Meanings][]
}

/** Adds up, for every page that has one of the words, how rare the word is and how heavily the page has it. */
export function scorePages(sought: readonly Sought[], count: number) {
  const score = new Float64Array(count)
  const covered = new Float64Array(count)
  const has = new Int32Array(count)
  const pages: number[] = []
  const weigh = weigher(count)
  const rarity = sought.map(({ parts, says }, index) => {
    const { touched, exactly, take } = weigh(parts)
    if (touched.length === 0) return 0
    const frequency = exactly || touched.length
    const rare = says * Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))
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
    wordsOn(page: number): string[] {
      const words = sought.filter((_, index) => ((has[page] ?? 0) & (1 << index)) !== 0)
      const telling = words.filter(({ says }) => says === 1)
      return (telling.length > 0 ? telling : words).map(({ word }) => word)
    },
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
