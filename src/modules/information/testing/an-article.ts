import { day } from '#kernel/days.ts'
import type { Fact, Facts } from '#kernel/facts.ts'
import type { ContactView } from '#modules/guides/index.ts'
import { createTranslator, type Translator } from '#platform/i18n/translator.ts'
import words from '../../../../content/interface/information/nl.json' with { type: 'json' }
import nl from '../../../../content/interface/nl.json' with { type: 'json' }
import type { Article, ArticleWords, LoadedArticle } from '../domain/article.ts'
import type { ArticleSurroundings } from '../domain/check-article.ts'
import type { WordedArticle } from '../ui/article-view.ts'
import type { InformationPack } from '../ui/information-pack.ts'

/** An article about a wage with one block of each part. */
export const anArticle = (changes: Partial<Article> = {}): Article => ({
  id: 'wage',
  topic: 'work-and-pay',
  pictogram: 'money',
  audience: ['worker'],
  owner: 'information-editors',
  reviewedOn: day('2026-11-21'),
  reviewBefore: day('2027-05-20'),
  ends: null,
  sensitive: false,
  contacts: ['CNLA'],
  guides: [],
  related: [],
  critical: [],
  dutch: ['minimumloon'],
  blocks: [
    { id: 'answer', part: 'answer', facts: ['wage'], ask: false },
    { id: 'do', part: 'do', facts: [], ask: false },
    { id: 'cost', part: 'cost', facts: [], ask: false },
    { id: 'wrong', part: 'wrong', facts: [], ask: false },
  ],
  seen: null,
  ...changes,
})

/** Its Dutch words. */
export const someWords = (changes: Partial<ArticleWords> = {}): ArticleWords => ({
  translation: 'source',
  of: null,
  title: 'Hoeveel verdien ik?',
  summary: 'Je verdient minstens {wage} per uur.',
  words: ['loon'],
  blocks: {
    answer: 'Je verdient minstens {wage} per uur.',
    do: 'Bel de {contact:CNLA} op {phone:CNLA}.',
    cost: 'Bellen is gratis.',
    wrong: 'Wacht niet te lang.',
  },
  negationDiffers: [],
  ...changes,
})

/** A translation that says the same. */
export const polishWords = (changes: Partial<ArticleWords> = {}): ArticleWords =>
  someWords({
    translation: 'draft',
    title: 'Ile zarabiam?',
    summary: 'Zarabiasz co najmniej {wage} na godzinę.',
    words: ['płaca'],
    blocks: {
      answer: 'Zarabiasz co najmniej {wage} na godzinę.',
      do: 'Zadzwoń do {contact:CNLA}: {phone:CNLA}.',
      cost: 'Telefon jest bezpłatny.',
      wrong: 'Nie czekaj zbyt długo.',
    },
    ...changes,
  })

export const aLoadedArticle = (
  article: Partial<Article> = {},
  own: readonly [string, ArticleWords][] = [
    ['nl', someWords()],
    ['pl', polishWords()],
  ],
): LoadedArticle => ({ article: anArticle(article), words: new Map(own), local: [] })

export const factsOf = (...facts: readonly Fact[]): Facts => new Map(facts.map((fact) => [fact.id, fact]))

/** What `anArticle` refers to. */
export const surroundings = (facts: Facts, changes: Partial<ArticleSurroundings> = {}): ArticleSurroundings => ({
  topics: new Set(['work-and-pay']),
  articles: new Set(['wage', 'payslip']),
  guides: new Set(['is-this-normal']),
  contacts: new Set(['CNLA']),
  critical: new Set(['danger']),
  facts,
  ...changes,
})

export const aContactView = (changes: Partial<ContactView> = {}): ContactView => ({
  id: 'CNLA',
  name: 'Arbeidsinspectie',
  purpose: 'melden',
  note: null,
  phone: '0800-5151',
  phoneAbroad: null,
  trusted: true,
  url: null,
  cost: 'free',
  anonymous: 'possible',
  checkedOn: day('2026-11-21'),
  expired: false,
  ...changes,
})

export const aWordedArticle = (changes: Partial<WordedArticle> = {}): WordedArticle => ({
  article: anArticle(),
  words: someWords(),
  outdated: false,
  local: [],
  ...changes,
})

export const aPack = (facts: Facts, changes: Partial<InformationPack> = {}): InformationPack => ({
  topics: [{ id: 'work-and-pay', pictogram: 'money' }],
  articles: [aWordedArticle()],
  facts: [...facts.values()],
  critical: { danger: 'Bel meteen {phone:CNLA}.' },
  dutchCritical: null,
  everyday: {},
  sources: [{ code: 'W12', title: 'A table of wages', url: null }],
  ...changes,
})

/** The words of the Dutch interface with those of the information point. */
export const informationWords = (): Translator => createTranslator('nl', { ...nl, ...words })
