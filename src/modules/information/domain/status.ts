import type { Day } from '#kernel/days.ts'
import { changedSince, type Facts, factOn } from '#kernel/facts.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { factIdsOf, type LoadedArticle, stateOn } from './article.ts'

/** `complete` – there and of the Dutch as it is now · `outdated` – the Dutch changed since · `missing` – not there. */
export type TranslationState = 'complete' | 'outdated' | 'missing'

export interface LanguageStatus {
  language: LanguageTag
  complete: number
  outdated: readonly string[]
  missing: readonly string[]
  /** Not yet checked by a person who reads the language. */
  drafts: number
}

/** Why an article must be looked at: its day has come, or a fact that it rests on changed or ended. */
export interface ReviewNeed {
  article: string
  why: 'overdue' | 'withdrawn' | 'fact-changed' | 'fact-ended' | 'fact-edited'
  /** The facts it is about. */
  facts: readonly string[]
}

/** What editors have to do on a day. */
export interface ContentStatus {
  on: Day
  articles: number
  topics: number
  languages: readonly LanguageStatus[]
  review: readonly ReviewNeed[]
}

/** What stamps say now; made outside, because the domain makes no hashes. */
export interface Stamps {
  dutch(article: LoadedArticle): string
  facts(article: LoadedArticle): string
}

export function translationState(loaded: LoadedArticle, language: LanguageTag, stamps: Stamps): TranslationState {
  const words = loaded.words.get(language)
  if (!words) return 'missing'
  return language === sourceLanguage || words.of === stamps.dutch(loaded) ? 'complete' : 'outdated'
}

export function contentStatus(
  articles: readonly LoadedArticle[],
  languages: readonly LanguageTag[],
  { facts, stamps, on }: { facts: Facts; stamps: Stamps; on: Day },
): ContentStatus {
  return {
    on,
    articles: articles.length,
    topics: new Set(articles.map(({ article }) => article.topic)).size,
    languages: languages.map((language) => languageStatus(articles, language, stamps)),
    review: articles.flatMap((loaded) => reviewNeeds(loaded, facts, stamps, on)),
  }
}

function languageStatus(articles: readonly LoadedArticle[], language: LanguageTag, stamps: Stamps): LanguageStatus {
  const withState = articles.map((loaded) => ({ loaded, state: translationState(loaded, language, stamps) }))
  const idsOf = (wanted: TranslationState) =>
    withState.filter(({ state }) => state === wanted).map(({ loaded }) => loaded.article.id)
  return {
    language,
    complete: idsOf('complete').length,
    outdated: idsOf('outdated'),
    missing: idsOf('missing'),
    drafts: articles.filter(({ words }) => words.get(language)?.translation === 'draft').length,
  }
}

function reviewNeeds(loaded: LoadedArticle, facts: Facts, stamps: Stamps, on: Day): ReviewNeed[] {
  const { article } = loaded
  const known = factIdsOf(loaded).flatMap((id) => facts.get(id) ?? [])
  const ended = known.filter((fact) => !factOn(fact, on).ok).map(({ id }) => id)
  const changed = known.filter((fact) => changedSince(fact, article.reviewedOn, on)).map(({ id }) => id)
  const stillThere = changed.filter((id) => !ended.includes(id))
  const state = stateOn(article, on)
  const needs: [boolean, ReviewNeed['why'], readonly string[]][] = [
    [state === 'withdrawn', 'withdrawn', []],
    [state === 'overdue', 'overdue', []],
    [ended.length > 0, 'fact-ended', ended],
    [stillThere.length > 0, 'fact-changed', stillThere],
    [article.seen !== null && article.seen !== stamps.facts(loaded), 'fact-edited', []],
  ]
  return needs.flatMap(([needed, why, about]) => (needed ? [{ article: article.id, why, facts: about }] : []))
}
