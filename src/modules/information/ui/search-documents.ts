import type { Translator } from '#platform/i18n/translator.ts'
import type { SearchDocument } from '#platform/search/search.ts'
import { stateOn } from '../domain/article.ts'
import { filledText, plainText, type ViewSource } from './article-view.ts'
import { factsOf, type InformationPack } from './information-pack.ts'

/** What a page found is: its address and icon follow from it. */
export type FoundKind = 'article' | 'guide' | 'point'

/** A page that search can find, of whatever module. */
export interface Findable {
  kind: FoundKind
  id: string
  title: string
  /** One line under the link. */
  lead: string
  body: string
  words: readonly string[]
  official: readonly string[]
}

/** Every article of a language as search sees it: with the amounts of today filled in. Withdrawn ones are not found. */
export function findableArticles(
  pack: InformationPack,
  { t, today, contacts }: Pick<ViewSource, 't' | 'today' | 'contacts'>,
): Findable[] {
  const say = (text: string) => plainText(filledText(text, { t, today, contacts, facts: factsOf(pack) }))
  return pack.articles
    .filter(({ article }) => stateOn(article, today) !== 'withdrawn')
    .map(({ article, words, local }) => ({
      kind: 'article',
      id: article.id,
      title: words.title,
      lead: say(words.summary),
      body: [...Object.values(words.blocks), ...local.flatMap(({ texts }) => Object.values(texts))].map(say).join(' '),
      words: [...words.words, ...(pack.everyday[article.id] ?? [])],
      official: article.dutch,
    }))
}

/** The key by which search knows a page: ids of different kinds may be the same. */
export const keyOf = ({ kind, id }: Pick<Findable, 'kind' | 'id'>): string => `${kind}:${id}`

export const documentsOf = (
  findable: readonly Findable[],
  { language }: Pick<Translator, 'language'>,
): SearchDocument[] =>
  findable.map((page) => ({
    id: keyOf(page),
    language,
    title: page.title,
    lead: page.lead,
    body: page.body,
    words: page.words,
    official: page.official,
  }))
