import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aFact } from '#kernel/testing/a-fact.ts'
import { longestQuestion } from '#platform/search/question.ts'
import { aContactView, anArticle, aPack, aWordedArticle, factsOf, informationWords } from '../testing/an-article.ts'
import { findableArticles } from './search-documents.ts'
import { pageFinder, searchView } from './search-view.ts'

const reader = { t: informationWords(), today: day('2026-11-29'), contacts: new Map([['CNLA', aContactView()]]) }
const facts = factsOf(aFact())
const finder = pageFinder('nl', findableArticles(aPack(facts), reader))

describe('a question', () => {
  test('finds an article, with the amount of today in its line', () => {
    expect(searchView(finder, 'hoeveel verdien ik').results).toEqual([
      {
        kind: 'article',
        href: '/nl/articles/wage',
        title: 'Hoeveel verdien ik?',
        lead: 'Je verdient minstens €\u00a014,71 per uur.',
      },
    ])
  })
  test('finds it by its Dutch official word and by a word of the editors', () => {
    expect(searchView(finder, 'minimumloon').results).toHaveLength(1)
    expect(searchView(finder, 'loon').results).toHaveLength(1)
  })
  test.each(['', '   ', '\u0000\u202e\u200b'])('%j is no question', (query) => {
    expect(searchView(finder, query)).toMatchObject({ problem: 'empty', results: [] })
  })
  test('that is very long is cut, and says so', () => {
    expect(searchView(finder, `loon ${'x'.repeat(longestQuestion)}`)).toMatchObject({ cut: true })
    expect(searchView(finder, 'x'.repeat(longestQuestion)).cut).toBe(false)
    expect(searchView(finder, 'loon '.repeat(200_000)).query.length).toBeLessThanOrEqual(longestQuestion)
  })
  test('with a word that nobody knows is offered the known one, as it stands on a page', () => {
    const page = {
      kind: 'article' as const,
      id: 'food',
      title: 'Żywność i pieniądze',
      lead: '',
      body: '',
      words: [],
      official: [],
    }
    const polish = pageFinder('pl', [page])
    expect(searchView(polish, 'żywnośćć').maybe).toBe('żywność')
    expect(searchView(polish, 'zywnosc').maybe).toBeNull()
  })
  test('about something else finds nothing', () => expect(searchView(finder, 'xylofoon').results).toEqual([]))
  test('never breaks, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => void searchView(finder, query)),
      { numRuns: 300 },
    )
  })
})

test('a withdrawn article is not found', () => {
  const gone = aPack(facts, { articles: [aWordedArticle({ article: anArticle({ ends: day('2026-11-29') }) })] })
  expect(findableArticles(gone, reader)).toEqual([])
})
