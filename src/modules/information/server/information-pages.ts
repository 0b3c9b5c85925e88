import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/facts.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { SourceEntry } from '#modules/guides/index.ts'
import { factIdsOf, type LoadedArticle } from '../domain/article.ts'
import { type ContentStatus, contentStatus, type Stamps, translationState } from '../domain/status.ts'
import { needsDutch, type WordedArticle } from '../ui/article-view.ts'
import type { InformationPack } from '../ui/information-pack.ts'
import type { InformationLibrary } from './load-information.ts'
import { factsStamp, textStamp } from './stamp.ts'

export interface InformationPages {
  /** All articles of a language with what they need; the server draws its pages from it as a phone does. */
  pack(language: LanguageTag): InformationPack
  /** The languages an article exists in; none when there is no such article. */
  languagesOf(id: string): readonly LanguageTag[]
  /** The areas that articles have something to add for. */
  localAreas(id: string): readonly string[]
  ids: readonly string[]
  status(languages: readonly LanguageTag[], on: Day): ContentStatus
}

export interface PagesContext {
  facts: Facts
  sources: ReadonlyMap<string, SourceEntry>
  /** The language whose words serve a tag; the tag itself, but for made-up languages. */
  contentLanguage(tag: LanguageTag): LanguageTag
}

/** Stamps of a library: the domain asks for them and makes none. */
export const stampsWith = (facts: Facts): Stamps => ({
  dutch: ({ words }) => {
    const dutch = words.get(sourceLanguage)
    return dutch ? textStamp(dutch) : ''
  },
  facts: (loaded) => factsStamp(loaded, facts),
})

/** Read models of the pages with answers. Content does not change while the server runs: a pack is made once a language. */
export function informationPages(library: InformationLibrary, context: PagesContext): InformationPages {
  const { facts, contentLanguage } = context
  const stamps = stampsWith(facts)
  const packs = new Map<LanguageTag, InformationPack>()
  const pack = (tag: LanguageTag): InformationPack => {
    const language = contentLanguage(tag)
    const made = packs.get(language) ?? makePack(library, language, context, stamps)
    packs.set(language, made)
    return made
  }
  const find = (id: string) => library.articles.find(({ article }) => article.id === id)
  return {
    pack,
    ids: library.articles.map(({ article }) => article.id),
    languagesOf: (id) => [...(find(id)?.words.keys() ?? [])],
    localAreas: (id) => find(id)?.local.map(({ area }) => area) ?? [],
    status: (languages, on) => contentStatus(library.articles, languages, { facts, stamps, on }),
  }
}

function makePack(
  library: InformationLibrary,
  language: LanguageTag,
  { facts, sources }: PagesContext,
  stamps: Stamps,
): InformationPack {
  const articles = library.articles.flatMap((loaded) => wordedIn(loaded, language, stamps) ?? [])
  const used = new Set(library.articles.flatMap(factIdsOf))
  const known = [...used].sort().flatMap((id) => facts.get(id) ?? [])
  const codes = new Set(known.flatMap(({ rows }) => rows.flatMap((row) => row.sources)))
  const critical = library.critical.get(language)
  return {
    topics: library.topics,
    articles,
    // What it says for editors is not for readers, and a phone pays for every byte.
    facts: known.map((fact) => ({ ...fact, about: '', law: [] })),
    critical: critical?.sentences ?? {},
    dutchCritical: needsDutch(language, critical?.translation)
      ? (library.critical.get(sourceLanguage)?.sentences ?? {})
      : null,
    everyday: library.everyday.get(language) ?? {},
    sources: [...sources.values()]
      .filter(({ code }) => codes.has(code))
      .map(({ code, title, url }) => ({ code, title, url })),
  }
}

function wordedIn(loaded: LoadedArticle, language: LanguageTag, stamps: Stamps): WordedArticle | undefined {
  const words = loaded.words.get(language)
  if (!words) return undefined
  return {
    article: loaded.article,
    words,
    outdated: translationState(loaded, language, stamps) === 'outdated',
    local: loaded.local.flatMap(({ area, contacts, blocks, words: local }) => {
      const texts = local.get(language)?.blocks
      return texts ? [{ area, contacts, blocks, texts }] : []
    }),
  }
}
