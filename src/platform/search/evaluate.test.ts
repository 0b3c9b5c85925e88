import { expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'

/** A search that gives for each question what stands in it. */
const echo = {
  search: (query: string) =>
    query
      .split(' ')
      .filter(Boolean)
      .map((id) => ({ id, score: 1, terms: [] })),
}
const asked = (query: string, relevant: string[], language = 'en') => ({ id: query, language, query, relevant })
const ndcg = (query: string, ...relevant: string[]) => evaluate(echo, [asked(query, relevant)]).ndcg10

test('the one relevant page counts by its place, down to the tenth', () => {
  expect(ndcg('a b c', 'a')).toBe(1)
  expect(ndcg('b a c', 'a')).toBeCloseTo(1 / Math.log2(3))
  expect(ndcg('1 2 3 4 5 6 7 8 9 a', 'a')).toBeCloseTo(1 / Math.log2(11))
  expect(ndcg('1 2 3 4 5 6 7 8 9 0 a', 'a')).toBe(0)
  expect(ndcg('', 'a')).toBe(0)
})

test('the ideal has all relevant pages on top, ten at most', () => {
  expect(ndcg('a b', 'b', 'a')).toBe(1)
  expect(ndcg('a x b', 'a', 'b')).toBeCloseTo(1.5 / (1 + 1 / Math.log2(3)))
  const twelve = [...'abcdefghijkl']
  expect(ndcg(twelve.slice(0, 10).join(' '), ...twelve)).toBe(1)
})

test('a page that is given twice counts once, and so does one that is named twice', () => {
  expect(ndcg('a a', 'a', 'b')).toBeCloseTo(1 / (1 + 1 / Math.log2(3)))
  expect(ndcg('a', 'a', 'a')).toBe(1)
})

test('gives the figures for all and for each language', () => {
  let now = 0
  const clock = () => {
    now += 5
    return now
  }
  const figures = evaluate(echo, [asked('a', ['a']), asked('', ['a']), asked('b', ['b'], 'nl')], clock)
  expect(figures).toMatchObject({ ndcg10: 2 / 3, zeroResults: 1 / 3, p50ms: 5, p95ms: 5 })
  expect(figures.perLanguage['en']).toMatchObject({ ndcg10: 0.5, zeroResults: 0.5 })
  expect(figures.perLanguage['nl']).toMatchObject({ ndcg10: 1, zeroResults: 0 })
})

test('without questions all figures are 0', () => {
  expect(evaluate(echo, [])).toEqual({ ndcg10: 0, zeroResults: 0, p50ms: 0, p95ms: 0, perLanguage: {} })
})
