import type { LanguageTag } from '#kernel/language.ts'
import { longestQuestion } from '#platform/search/question.ts'
import { createSearch, type Search } from '#platform/search/search.ts'
import { wordsIn } from '#platform/search/words-in.ts'
import { documentsOf, type Findable, type FoundKind, keyOf } from './search-documents.ts'

/** Pages of one language with the index over them: made once, asked often. */
export interface PageFinder {
  language: LanguageTag
  pages: ReadonlyMap<string, Findable>
  search: Search
  /** A word that search knows, as it first stands on a page. */
  written(known: string): string
}

export interface FoundPage {
  kind: FoundKind
  href: string
  title: string
  lead: string
}

/** What a page with answers to a question shows. */
export interface SearchView {
  query: string
  /** `empty` – nothing was asked. */
  problem: 'empty' | null
  /** True when only the beginning of a very long question was used. */
  cut: boolean
  results: readonly FoundPage[]
  /** What was probably meant; null when the words were known, or nothing looks like them. */
  maybe: string | null
}

/** What fits on one screen of a phone after some scrolling; the right page is nearly always among the first three. */
const mostResults = 12

const folders: Readonly<Record<FoundKind, string>> = { article: 'articles', guide: 'guides', point: 'help' }

export function pageFinder(language: LanguageTag, findable: readonly Findable[]): PageFinder {
  const pages = new Map(findable.map((page) => [keyOf(page), page]))
  let spellings: ReadonlyMap<string, string> | undefined
  return {
    language,
    pages,
    search: createSearch(documentsOf(findable, { language })),
    written(known) {
      spellings ??= spellingsOn(pages.values(), language)
      return spellings.get(known) ?? known
    },
  }
}

/** The same answer on the server and on a phone without a connection. */
export function searchView(finder: PageFinder, asked: string): SearchView {
  const { language, pages, search } = finder
  const whole = asked
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  const query = Array.from(whole).slice(0, longestQuestion).join('')
  if (query === '') return { query, problem: 'empty', cut: false, results: [], maybe: null }
  const results = search.search(query, { language, limit: mostResults }).flatMap(({ id }) => {
    const page = pages.get(id)
    return page
      ? { kind: page.kind, href: `/${language}/${folders[page.kind]}/${page.id}`, title: page.title, lead: page.lead }
      : []
  })
  return { query, problem: null, cut: query.length < whole.length, results, maybe: corrected(query, finder) }
}

/** The question with its unknown words as they were probably meant; null when there is nothing to offer. */
function corrected(query: string, { search, language, written }: PageFinder): string | null {
  const meant = new Map(search.suggest(query, { language }).map(({ typed, known }) => [typed, known]))
  if (meant.size === 0) return null
  const words = query.split(' ').map((word) => {
    const known = meant.get(wordsIn(word, language)[0] ?? '')
    return known === undefined ? word : written(known)
  })
  const whole = words.join(' ')
  return whole === query ? null : whole
}

/** Search knows words without their marks; a reader is shown one as it first stands on a page. */
function spellingsOn(pages: Iterable<Findable>, language: LanguageTag): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>()
  for (const { title, lead, body, words } of pages)
    for (const written of [title, ...words, lead, body].join(' ').split(/[^\p{L}\p{M}\p{N}'’-]+/u)) {
      const known = wordsIn(written, language)[0]
      if (known !== undefined && !spellings.has(known)) spellings.set(known, written.toLowerCase())
    }
  return spellings
}
