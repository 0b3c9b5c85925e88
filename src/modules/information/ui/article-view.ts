import type { Day } from '#kernel/days.ts'
import { type Fact, factOn, nextChange } from '#kernel/facts.ts'
import { type LanguageTag, sourceLanguage, type TranslationStatus } from '#kernel/language.ts'
import { type Confidence, confidences, type SourceCode } from '#kernel/sources.ts'
import type { ContactView } from '#modules/guides/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import {
  type Article,
  type ArticleState,
  type ArticleWords,
  type Block,
  type Owner,
  type Part,
  parts,
  stateOn,
  type TopicId,
} from '../domain/article.ts'
import { piecesOf } from '../domain/placeholders.ts'

/** A text with its numbers filled in; a telephone number stands apart so that it can be tapped. */
export type TextPiece = string | { phone: string; trusted: boolean }

export interface BlockView {
  id: string
  text: readonly TextPiece[]
  /** The weakest of the facts it rests on; null for plain advice. */
  confidence: Confidence | null
  /** Facts it needs that say nothing about today: their places in the text say so. */
  unknown: boolean
}

export interface SectionView {
  part: Part
  blocks: readonly BlockView[]
}

export interface CriticalView {
  id: string
  text: readonly TextPiece[]
  /** The Dutch, beside a translation that nobody has checked. */
  dutch: readonly TextPiece[] | null
}

export interface ArticleLink {
  id: string
  title: string
}

/** A page with an answer, as a reader sees it on a day. */
export interface ArticleView {
  id: string
  topic: TopicId
  title: string
  summary: readonly TextPiece[]
  /** The weakest of the facts of the answer, which the summary tells. */
  summaryConfidence: Confidence | null
  pictogram: string
  state: ArticleState
  translation: TranslationStatus
  /** The Dutch changed since this was translated. */
  outdated: boolean
  sensitive: boolean
  critical: readonly CriticalView[]
  sections: readonly SectionView[]
  /** What holds for the place the reader chose: by area, with the blocks that are there in this language. */
  local: readonly { area: string; blocks: readonly BlockView[]; contacts: readonly ContactView[] }[]
  contacts: readonly ContactView[]
  guides: readonly string[]
  related: readonly string[]
  reviewedOn: Day
  reviewBefore: Day
  ends: Day | null
  owner: Owner
  /** Until when what is shown may be relied on: the review, or the first change of a fact that it shows. */
  reliableUntil: Day
  sources: readonly SourceCode[]
}

/** An article in one language with everything it needs: the server takes it from its library, a phone from its pack. */
export interface WordedArticle {
  article: Article
  words: ArticleWords
  outdated: boolean
  /** Only what this language has words for. */
  local: readonly {
    area: string
    contacts: readonly string[]
    blocks: readonly Block[]
    texts: Readonly<Record<string, string>>
  }[]
}

export interface ViewSource {
  t: Translator
  today: Day
  facts: ReadonlyMap<string, Fact>
  contacts: ReadonlyMap<string, ContactView>
  critical: Readonly<Record<string, string>>
  /** The Dutch of the critical sentences; null when they need no Dutch beside them. */
  dutchCritical: Readonly<Record<string, string>> | null
  /** The areas that the reader's place lies in: its municipality and regions. */
  areas: readonly string[]
}

/** What a reader sees. A fact that says nothing about today is never filled in with another day's. */
export function articleView({ article, words, outdated, local }: WordedArticle, source: ViewSource): ArticleView {
  const { today, contacts, facts } = source
  const view = (text: string) => filledText(text, source)
  const people = (ids: readonly string[]) => ids.flatMap((id) => contacts.get(id) ?? [])
  const here = local.filter(({ area }) => source.areas.includes(area))
  const blocks = [...article.blocks, ...here.flatMap((one) => one.blocks)]
  const used = [...new Set(blocks.flatMap((block) => block.facts))].flatMap((id) => facts.get(id) ?? [])
  const rows = used.flatMap((fact) => {
    const row = factOn(fact, today)
    return row.ok ? [row.value] : []
  })
  const sections = parts.map((part) => ({
    part,
    blocks: blockViews(
      article.blocks.filter((block) => block.part === part),
      words.blocks,
      source,
    ),
  }))
  return {
    id: article.id,
    topic: article.topic,
    title: words.title,
    summary: view(words.summary),
    summaryConfidence: weakest(
      sections
        .filter(({ part }) => part === 'answer')
        .flatMap(({ blocks }) => blocks.flatMap(({ confidence }) => confidence ?? [])),
    ),
    pictogram: article.pictogram,
    state: stateOn(article, today),
    translation: words.translation,
    outdated,
    sensitive: article.sensitive,
    critical: article.critical.flatMap((id) => criticalView(id, source)),
    sections,
    local: here.map((one) => ({
      area: one.area,
      blocks: blockViews(one.blocks, one.texts, source),
      contacts: people(one.contacts),
    })),
    contacts: people(article.contacts),
    guides: article.guides,
    related: article.related,
    reviewedOn: article.reviewedOn,
    reviewBefore: article.reviewBefore,
    ends: article.ends,
    owner: article.owner,
    reliableUntil:
      [article.reviewBefore, ...used.flatMap((fact) => nextChange(fact, today) ?? [])].sort()[0] ??
      article.reviewBefore,
    sources: [...new Set(rows.flatMap((row) => row.sources))].sort(),
  }
}

function criticalView(id: string, source: ViewSource): CriticalView[] {
  const text = source.critical[id]
  if (text === undefined) return []
  const dutch = source.dutchCritical?.[id]
  return [{ id, text: filledText(text, source), dutch: dutch === undefined ? null : filledText(dutch, source) }]
}

const weakest = (given: readonly Confidence[]): Confidence | null =>
  given.toSorted((a, b) => confidences.indexOf(b) - confidences.indexOf(a))[0] ?? null

function blockViews(
  blocks: readonly Block[],
  texts: Readonly<Record<string, string>>,
  source: ViewSource,
): BlockView[] {
  return blocks.flatMap(({ id, facts }) => {
    const text = texts[id]
    if (text === undefined) return []
    const rows = facts.map((fact) => {
      const known = source.facts.get(fact)
      return known ? factOn(known, source.today) : undefined
    })
    const given = rows.flatMap((row) => (row?.ok ? [row.value.confidence] : []))
    return [
      {
        id,
        text: filledText(text, source),
        confidence: weakest(given),
        unknown: rows.some((row) => !row?.ok),
      },
    ]
  })
}

/** A text for this reader and this day. */
export function filledText(
  text: string,
  { t, today, facts, contacts }: Pick<ViewSource, 't' | 'today' | 'facts' | 'contacts'>,
): TextPiece[] {
  const pieces = piecesOf(text).map((piece): TextPiece => {
    if (piece.kind === 'text') return piece.text
    if (piece.kind === 'fact') return factText(facts.get(piece.id), t, today)
    const contact = contacts.get(piece.id)
    if (piece.kind === 'contact') return contact?.name ?? piece.id
    return contact?.phone ? { phone: contact.phone, trusted: contact.trusted } : t('information.number-unknown')
  })
  return joined(pieces)
}

/** Neighbouring words as one piece. */
function joined(pieces: readonly TextPiece[]): TextPiece[] {
  const whole: TextPiece[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') whole[whole.length - 1] = last + piece
    else whole.push(piece)
  }
  return whole
}

/** The value of a fact today in the reader's writing: `€ 14,99`, `25 %`, `12`; or that it is not known. */
export function factText(fact: Fact | undefined, t: Translator, today: Day): string {
  const row = fact ? factOn(fact, today) : undefined
  if (!fact || !row?.ok || row.value.value === null || row.value.confidence === 'uncertain')
    return t('information.amount-unknown')
  const { value } = row.value
  if (fact.unit === 'cents') return t.euros(value)
  if (fact.unit === 'per-mille') return t.percent(value / 1000, 2)
  return t.number(value)
}

/** A text without its taps, for a title, a search index or a description. */
export const plainText = (pieces: readonly TextPiece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.phone)).join('')

/** Whether the Dutch stands beside critical sentences: in a translation that nobody has checked. */
export const needsDutch = (language: LanguageTag, translation: TranslationStatus | undefined): boolean =>
  language !== sourceLanguage && translation !== 'checked'
