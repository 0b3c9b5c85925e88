import type { LanguageTag } from '#kernel/language.ts'
import type { ServiceKind } from '../domain/directory.ts'

/** How many services of a kind there are, and in which languages somebody speaks. */
export interface KindLanguages {
  kind: ServiceKind
  services: number
  /** Services of which nobody knows the languages. */
  unknown: number
  /** Services by language; `unsure` are those of which we did not see a source. One per language of the table. */
  counts: readonly { language: LanguageTag; sure: number; unsure: number }[]
}

/** How many articles there are about a topic. */
export interface TopicArticles {
  topic: string
  counts: readonly { language: LanguageTag; count: number }[]
}
