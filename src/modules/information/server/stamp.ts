import { createHash } from 'node:crypto'
import type { Facts } from '#kernel/facts.ts'
import { type ArticleWords, factIdsOf, type LoadedArticle } from '../domain/article.ts'

/** Twelve hexadecimal digits: enough that two texts of one article never share one by chance. */
const stampLength = 12
const stamp = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, stampLength)

/**
 * The stamp of a Dutch text. A translation keeps the one it was made from: one changed character of the Dutch makes it
 * outdated, a change of the words to search with does not.
 */
export const textStamp = (
  dutch: Partial<Pick<ArticleWords, 'title' | 'summary'>> & Pick<ArticleWords, 'blocks'>,
): string => stamp([dutch.title ?? '', dutch.summary ?? '', Object.entries(dutch.blocks).sort()])

/** The stamp of what the facts of an article say, through all time; who checked them when, and where the law says so, does not count. */
export function factsStamp(loaded: Pick<LoadedArticle, 'article' | 'local'>, facts: Facts): string {
  const ids = factIdsOf(loaded).sort()
  return stamp(
    ids.map((id) => [
      id,
      facts.get(id)?.unit,
      facts.get(id)?.rows.map(({ checkedOn: _on, checkedBy: _by, law: _law, ...row }) => row) ?? null,
    ]),
  )
}
