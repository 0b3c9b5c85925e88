import { describe, expect, test } from 'vitest'
import { evaluate } from '#platform/search/evaluate.ts'
import { siteSearch } from './site-search.ts'
import { informationLanguages, questionsIn, realContent } from './testing/real-content.ts'

const content = await realContent()

/** The questions were written by somebody who had not read the articles, and judged without a search engine. */
describe.each(informationLanguages)('search in %s', async (language) => {
  const { search } = await siteSearch(content, language)
  const questions = questionsIn(language)
  const figures = evaluate(search, questions)

  test('has questions enough to be judged by', () => expect(questions.length).toBeGreaterThanOrEqual(40))

  test('puts the right page on top: nDCG@10 at least .80', () => {
    const { ndcg10, zeroResults } = figures
    console.log(
      `${language}: ${questions.length} questions, nDCG@10 ${ndcg10.toFixed(3)}, without results ${zeroResults}`,
    )
    expect(ndcg10).toBeGreaterThanOrEqual(0.8)
  })

  test('hardly ever has nothing to say: at most 2 % without results', () => {
    expect(figures.zeroResults).toBeLessThanOrEqual(0.02)
  })

  test('finds an article by its own title, on top', () => {
    const { articles } = content.information.pack(language)
    const missed = articles.filter(
      ({ article, words }) => search.search(words.title, { language, limit: 1 })[0]?.id !== `article:${article.id}`,
    )
    expect(missed.length, missed.map(({ article }) => article.id).join()).toBeLessThanOrEqual(1)
  })

  test('leads from a Dutch official word to the page in this language: among the first three for nine of ten', () => {
    const words = questions.filter(({ kind }) => kind === 'dutch')
    const found = words.filter(({ query, relevant }) => {
      const first = search.search(query, { language, limit: 3 }).map(({ id }) => id)
      return relevant.some((id) => first.includes(id))
    })
    const missed = words.filter((one) => !found.includes(one)).map(({ query }) => query)
    expect(found.length / words.length, missed.join(' | ')).toBeGreaterThanOrEqual(0.9)
  })
})
