import { createPageIndex, type PageIndex } from './page-index.ts'
import type { SearchDocument, SearchResult, Suggestion } from './search-document.ts'

export type { SearchDocument, SearchResult, Suggestion } from './search-document.ts'

export interface Asked {
  /** BCP 47: only pages in this language are searched. */
  language: string
  /** How many pages at most; `usualLimit` unless given. */
  limit?: number
}

export interface Search {
  /** The best page first; empty when no page has any word of the question. */
  search(query: string, asked: Asked): SearchResult[]
  /** Empty: every word was found as it is, or nothing looks like it. */
  suggest(query: string, asked: Pick<Asked, 'language'>): Suggestion[]
  /** The languages that have pages, in the order in which they came. */
  languages: readonly string[]
}

export interface SearchOptions {
  /** How many pages an answer has at most when the question does not say. */
  usualLimit?: number
}

/**
 * An index in memory over pages about anything, in any language. It never throws on a question, whatever is in it, and the
 * work on one question is bounded (`question.ts`). The index of a language is built when it is first asked for.
 */
export function createSearch(documents: Iterable<SearchDocument>, { usualLimit = 10 }: SearchOptions = {}): Search {
  const pages = new Map<string, SearchDocument[]>()
  for (const page of documents) {
    const language = page.language.toLowerCase()
    const own = pages.get(language)
    if (own) own.push(page)
    else pages.set(language, [page])
  }
  const built = new Map<string, PageIndex>()
  const indexOf = (language: string): PageIndex | undefined => {
    const tag = language.toLowerCase()
    const own = pages.get(tag)
    if (!own) return undefined
    const index = built.get(tag) ?? createPageIndex(tag, own)
    built.set(tag, index)
    return index
  }
  return {
    search: (query, { language, limit = usualLimit }) => indexOf(language)?.search(query, limit) ?? [],
    suggest: (query, { language }) => indexOf(language)?.suggest(query) ?? [],
    languages: [...pages.keys()],
  }
}
