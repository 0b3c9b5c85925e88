import type { Day } from '#kernel/days.ts'
import type { LanguageTag, TranslationStatus } from '#kernel/language.ts'

/** What a paragraph is for, in the order of the page: the answer, what to do, what it costs, what can go wrong. */
export const parts = ['answer', 'do', 'cost', 'wrong'] as const
export type Part = (typeof parts)[number]

/** For whom an article is written. */
export const readers = ['worker', 'employer', 'neighbour'] as const
export type Reader = (typeof readers)[number]

/** One paragraph or step; its words are in the file of each language. */
export interface Block {
  id: string
  part: Part
  /** The facts it rests on; none for plain advice that claims nothing about law or money. */
  facts: readonly string[]
  /** True when it says that something is not certain and whom to ask: the only way to speak of an uncertain fact. */
  ask: boolean
}

/** What a reader can come for. The order in which topics are offered and their pictograms are in `topics.yaml`. */
export const topicIds = [
  'work-and-pay',
  'hours-and-rest',
  'agency-work',
  'housing',
  'transport',
  'health-and-insurance',
  'illness-and-end-of-work',
  'registration-and-documents',
  'money-tax-and-allowances',
  'family-school-and-language',
  'exploitation-and-safety',
  'losing-job-and-home',
] as const
export type TopicId = (typeof topicIds)[number]

/** Who keeps an article right: a role, never a person. */
export const owners = ['information-editors'] as const
export type Owner = (typeof owners)[number]

/** An answer to one question: everything that is the same in every language. */
export interface Article {
  id: string
  topic: TopicId
  pictogram: string
  audience: readonly Reader[]
  owner: Owner
  /** When somebody last held it against its facts. */
  reviewedOn: Day
  /** From this day on the page says that it is overdue. */
  reviewBefore: Day
  /** From this day on the page is withdrawn and points to help; null when no end is known. */
  ends: Day | null
  /** True when it touches exploitation or danger: the page gets the quick way out. */
  sensitive: boolean
  /** Whom to ask, best first: ids of `content/contacts/`. */
  contacts: readonly string[]
  guides: readonly string[]
  related: readonly string[]
  /** Safety-critical sentences on top of the page. */
  critical: readonly string[]
  /** Dutch official words as they stand in letters; searched in every language. */
  dutch: readonly string[]
  blocks: readonly Block[]
  /** Stamp of the facts as they were when it was last reviewed; null before the first stamp. */
  seen: string | null
}

/** The words of an article in one language. */
export interface ArticleWords {
  translation: TranslationStatus
  /** Stamp of the Dutch text that it was translated from; null for the Dutch itself, or when nobody wrote it down. */
  of: string | null
  title: string
  /** The answer in one sentence. */
  summary: string
  /** What readers may search with that is not in the text. */
  words: readonly string[]
  blocks: Readonly<Record<string, string>>
  /** Blocks that rightly say with a negation what the Dutch says without one, or the other way round. */
  negationDiffers: readonly string[]
}

/** What is added to an article for the readers of one municipality or region. */
export interface LocalAddition {
  /** `GM0855` or the code of a region. */
  area: string
  contacts: readonly string[]
  blocks: readonly Block[]
  words: ReadonlyMap<LanguageTag, LocalWords>
}
export type LocalWords = Pick<ArticleWords, 'translation' | 'of' | 'blocks' | 'negationDiffers'>

/** An article with its words and what is added to it locally. */
export interface LoadedArticle {
  article: Article
  words: ReadonlyMap<LanguageTag, ArticleWords>
  local: readonly LocalAddition[]
}

/** The blocks of an article, with those that it has for some places only. */
export const blocksOf = ({ article, local }: Pick<LoadedArticle, 'article' | 'local'>): readonly Block[] => [
  ...article.blocks,
  ...local.flatMap(({ blocks }) => blocks),
]

/** The facts an article rests on, each once. */
export const factIdsOf = (loaded: Pick<LoadedArticle, 'article' | 'local'>): string[] => [
  ...new Set(blocksOf(loaded).flatMap((block) => block.facts)),
]

export interface Topic {
  id: TopicId
  pictogram: string
}

/** Sentences on which safety depends, in one language. `second` is the independent second translation of a draft. */
export interface CriticalWords {
  translation: TranslationStatus
  sentences: Readonly<Record<string, string>>
  second: Readonly<Record<string, string>>
}

/** `current` – as reviewed · `overdue` – the review is late · `withdrawn` – must not be relied on any more. */
export type ArticleState = 'current' | 'overdue' | 'withdrawn'

export function stateOn({ reviewBefore, ends }: Pick<Article, 'reviewBefore' | 'ends'>, today: Day): ArticleState {
  if (ends !== null && today >= ends) return 'withdrawn'
  return today >= reviewBefore ? 'overdue' : 'current'
}

/** By the id of an article, or `guide:` with that of a step plan: phrases in which people put its question. */
export type EverydayWords = Readonly<Record<string, readonly string[]>>
