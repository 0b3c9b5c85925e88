import type { Day } from '#kernel/days.ts'
import type { Fact } from '#kernel/facts.ts'
import type { ContactView } from '#modules/guides/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { type EverydayWords, stateOn, type Topic } from '../domain/article.ts'
import { type ArticleLink, type ArticleView, articleView, type WordedArticle } from './article-view.ts'

/** Where something was read. */
export interface Source {
  code: string
  title: string
  url: string | null
}

/** All articles of one language with what they need: what a phone keeps, and what the server draws from as well. */
export interface InformationPack {
  topics: readonly Topic[]
  articles: readonly WordedArticle[]
  facts: readonly Fact[]
  critical: Readonly<Record<string, string>>
  /** Null when no Dutch has to stand beside them. */
  dutchCritical: Readonly<Record<string, string>> | null
  sources: readonly Source[]
  /** What people say when they have a question, by article or step plan: only for search. */
  everyday: EverydayWords
}

/** What a reader's page needs beside the pack. */
export interface Reader {
  t: Translator
  today: Day
  contacts: ReadonlyMap<string, ContactView>
  /** The municipality and regions of the place that was chosen; none when none was. */
  areas: readonly string[]
}

/** A page of an article with the names behind its links. */
export interface ArticleFrame {
  view: ArticleView
  related: readonly ArticleLink[]
  sources: readonly Source[]
}

export interface Shelf extends Topic {
  articles: readonly ArticleLink[]
}

/** What a page about one article shows; undefined for one that this language has not. */
export function articleFrame(pack: InformationPack, id: string, reader: Reader): ArticleFrame | undefined {
  const worded = pack.articles.find(({ article }) => article.id === id)
  if (!worded) return undefined
  const view = articleView(worded, {
    t: reader.t,
    today: reader.today,
    contacts: reader.contacts,
    areas: reader.areas,
    facts: factsOf(pack),
    critical: pack.critical,
    dutchCritical: pack.dutchCritical,
  })
  return {
    view,
    related: linksTo(pack, view.related, reader.today),
    sources: pack.sources.filter(({ code }) => view.sources.includes(code)),
  }
}

/** Every topic with its articles; a withdrawn one is not offered any more. */
export function shelvesOf(pack: InformationPack, today: Day): Shelf[] {
  return pack.topics.map((topic) => ({
    ...topic,
    articles: pack.articles
      .filter(({ article }) => article.topic === topic.id && stateOn(article, today) !== 'withdrawn')
      .map(({ article, words }) => ({ id: article.id, title: words.title })),
  }))
}

const linksTo = (pack: InformationPack, ids: readonly string[], today: Day): ArticleLink[] =>
  ids.flatMap((id) => {
    const found = pack.articles.find(({ article }) => article.id === id && stateOn(article, today) !== 'withdrawn')
    return found ? { id, title: found.words.title } : []
  })

const byPack = new WeakMap<InformationPack, ReadonlyMap<string, Fact>>()

/** The facts of a pack by id, made once for each pack. */
export function factsOf(pack: InformationPack): ReadonlyMap<string, Fact> {
  const made = byPack.get(pack) ?? new Map(pack.facts.map((fact) => [fact.id, fact]))
  byPack.set(pack, made)
  return made
}
