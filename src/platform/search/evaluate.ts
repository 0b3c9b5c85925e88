import type { Search } from './search.ts'

/** A question and the pages that answer it. */
export interface JudgedQuery {
  id: string
  language: string
  query: string
  relevant: readonly string[]
}

export interface Figures {
  /** Mean over the questions, 0 to 1: how high the relevant pages stand among the first ten. */
  ndcg10: number
  /** Share of the questions without any answer, 0 to 1. */
  zeroResults: number
  p50ms: number
  p95ms: number
}

export interface Evaluation extends Figures {
  perLanguage: Record<string, Figures>
}

const first = 10

/**
 * How well a search answers questions whose answers are known. Relevance is yes or no; the gain of a place is 1 / log2(place + 1),
 * and the ideal has as many of the relevant pages on top as ten places can hold.
 * @param clock milliseconds.
 */
export function evaluate(
  search: Pick<Search, 'search'>,
  queries: readonly JudgedQuery[],
  clock: () => number = () => performance.now(),
): Evaluation {
  const languages = [...new Set(queries.map(({ language }) => language))]
  // The first question in a language builds its index; that is not the time of a question.
  for (const language of languages) search.search('', { language })
  const asked = queries.map(({ language, query, relevant }) => {
    const begin = clock()
    const ids = search.search(query, { language, limit: first }).map(({ id }) => id)
    return { language, ms: clock() - begin, zero: ids.length === 0, ndcg: ndcgOf(ids, relevant) }
  })
  const perLanguage = languages.map(
    (tag) => [tag, figuresOf(asked.filter(({ language }) => language === tag))] as const,
  )
  return { ...figuresOf(asked), perLanguage: Object.fromEntries(perLanguage) }
}

function figuresOf(asked: readonly { ms: number; zero: boolean; ndcg: number }[]): Figures {
  const times = asked.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (share: number): number => times[Math.max(0, Math.ceil(share * times.length) - 1)] ?? 0
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
  return {
    ndcg10: mean(asked.map(({ ndcg }) => ndcg)),
    zeroResults: mean(asked.map(({ zero }) => (zero ? 1 : 0))),
    p50ms: at(0.5),
    p95ms: at(0.95),
  }
}

function ndcgOf(ids: readonly string[], relevant: readonly string[]): number {
  const wanted = new Set(relevant)
  const gain = (place: number): number => 1 / Math.log2(place + 2)
  const found = [...new Set(ids)]
    .slice(0, first)
    .reduce((sum, id, place) => sum + (wanted.has(id) ? gain(place) : 0), 0)
  const ideal = Array.from({ length: Math.min(first, wanted.size) }, (_, place) => gain(place)).reduce(
    (a, b) => a + b,
    0,
  )
  return ideal === 0 ? 0 : found / ideal
}
