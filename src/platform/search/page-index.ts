import { analyserOf } from './analyser.ts'
import { nearness } from './nearness.ts'
import { phrasing } from './phrases.ts'
import { type QuestionWord, wordsOfQuestion } from './question.ts'
import { readTexts } from './read-texts.ts'
import { type Sought, scorePages } from './score-pages.ts'
import type { SearchDocument, SearchResult, Suggestion } from './search-document.ts'

/** The pages of one language. */
export interface PageIndex {
  search(query: string, limit: number): SearchResult[]
  suggest(query: string): Suggestion[]
}

/** What words that stand together are worth, at most, beside the words themselves. */
const together = 0.7
/** What it is worth, beside the words themselves, that the phrases of editors say the question. */
const said = 4
/** So many of the best pages are read for words that stand together. */
const reread = 60

export function createPageIndex(language: string, documents: readonly SearchDocument[]): PageIndex {
  const own = analyserOf(language)
  const main = readTexts(documents, own, (page) => ({
    title: [page.title],
    words: page.words ?? [],
    lead: [page.lead ?? ''],
    body: [page.body ?? ''],
  }))
  const official = readTexts(documents, analyserOf('nl'), (page) => ({ official: page.official ?? [] }))

  const wordsOf = (query: string): QuestionWord[] => wordsOfQuestion(query, own)

  function sought({ word, says }: QuestionWord): Sought {
    const here = main.lexicon.meaningOf(word)
    const there = official.lexicon.meaningOf(word)
    // A Dutch word that is known as such is not corrected into a word of another language.
    if (there.found === 'word' && here.found !== 'word') return { word, says, parts: [[official, there.meanings]] }
    const dutch = there.found === 'word' || here.found !== 'word' ? there.meanings : new Map<number, number>()
    return {
      word,
      says,
      parts: [
        [main, here.meanings],
        [official, dutch],
      ],
    }
  }

  return {
    search(query, limit) {
      const asked = wordsOf(query).map(sought)
      const { pages, total, wordsOn, rarity } = scorePages(enoughSaid(asked), documents.length)
      const meant = asked.map(({ parts, says }) => ({ says, meanings: parts.find(([texts]) => texts === main)?.[1] }))
      const near = nearness(
        meant.map(({ meanings }) => meanings),
        rarity,
      )
      const like = phrasing(meant, main.phrases)
      return pages
        .map((page) => ({ page, score: total(page) }))
        .sort(better)
        .slice(0, Math.max(reread, limit))
        .map(({ page, score }) => ({
          page,
          score: score * (1 + together * near(main.sequences[page] ?? []) + said * like(page)),
        }))
        .sort(better)
        .slice(0, limit)
        .flatMap(({ page, score }) => {
          const id = documents[page]?.id
          return id === undefined ? [] : [{ id, score, terms: wordsOn(page) }]
        })
    },
    suggest: (query) =>
      wordsOf(query).flatMap(({ word: typed }) => {
        const [here, there] = [main.lexicon.meaningOf(typed), official.lexicon.meaningOf(typed)]
        if (here.found === 'word' || here.found === 'part' || there.found === 'word') return []
        const known = here.known ?? there.known
        return known === null ? [] : [{ typed, known }]
      }),
  }
}

/** The best first; equally good pages in the order in which they came. */
const better = (a: { page: number; score: number }, b: { page: number; score: number }): number =>
  b.score - a.score || a.page - b.page

/** Stop words answer by themselves when they are most of a question; beside strange words they are noise. */
function enoughSaid(asked: readonly Sought[]): readonly Sought[] {
  const telling = asked.filter(({ says }) => says === 1)
  const known = telling.some(({ parts }) => parts.some(([, meanings]) => meanings.size > 0))
  return known || asked.length >= 2 * telling.length + 1 ? asked : []
}
