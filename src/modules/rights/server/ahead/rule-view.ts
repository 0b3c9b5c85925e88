import { addDays, type Day } from '#kernel/days.ts'
import { type Fact, type Facts, factOn } from '#kernel/facts.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'
import type { Catalogue, Translator } from '#platform/i18n/translator.ts'
import { lawText } from '../letter/letter-lines.ts'
import type { RuleRow } from './changes-ahead.ts'

/** How a rule stands on a day. */
export type RuleState = 'now' | 'ahead' | 'proposed' | 'withdrawn'

/** A rule as a reader sees it: in words, with its days, how sure it is, and where it stands. */
export interface RuleView {
  id: string
  title: string
  /** Another language than the page's when nobody wrote words for it yet. */
  language: LanguageTag
  state: RuleState
  from: Day
  /** The last day of a stretch that ends by itself; null otherwise, also where only our knowledge ends. */
  lastDay: Day | null
  /** `25 %`, `7 jaar`; null for a rule, and for what is uncertain. */
  value: string | null
  before: string | null
  /** A rule of today that rests on what nobody checked is told with that beside it; an uncertain one is a question. */
  confidence: Confidence
  laws: readonly string[]
  sources: readonly SourceCode[]
}

/** What a view is made with. */
export interface RuleWords {
  facts: Facts
  today: Day
  t: Translator
  /** The words of the reader's language. */
  catalogue: Catalogue
}

/** Rules that are a stretch of days themselves. */
const stretches: ReadonlySet<string> = new Set(['WT-03', 'WT-04', 'WT-18'])

export function ruleView({ fact, row, before }: RuleRow, words: RuleWords): RuleView {
  const { today, t } = words
  return {
    id: fact.id,
    ...titleOf(fact, words),
    state: stateOf(row, today),
    from: row.from,
    lastDay: stretches.has(fact.id) && row.until !== null ? addDays(row.until, -1) : null,
    value: row.value === null || row.confidence === 'uncertain' ? null : valueText(fact, row.value, t),
    before: before === null ? null : valueText(fact, before, t),
    confidence: row.confidence,
    laws: [...new Set((row.law.length > 0 ? row.law : fact.law).map((place) => lawText(place, t)))],
    sources: row.sources,
  }
}

function stateOf({ status, from }: RuleRow['row'], today: Day): RuleState {
  if (status === 'proposed' || status === 'withdrawn') return status
  return from > today ? 'ahead' : 'now'
}

const ofAge = /^(minimum-wage-share(?:-apprentice)?)-(\d+)$/

/** The words for a fact; what an editor wrote in English for one that has none, and the reader is told the language. */
function titleOf(fact: Fact, { facts, today, t, catalogue }: RuleWords): Pick<RuleView, 'title' | 'language'> {
  const [, kind, years] = ofAge.exec(fact.id) ?? []
  const age = facts.get(`minimum-wage-age-${years}`)
  const known = age && factOn(age, today)
  const of = known?.ok ? t.number(known.value.value ?? Number(years)) : (years ?? '')
  const title = catalogue[`hirers.fact.${kind ?? fact.id}`]?.replace('{age}', of)
  return title === undefined ? { title: fact.about, language: 'en' } : { title, language: t.language }
}

/** A value in the unit of its fact, as people write it. */
export function valueText({ unit }: Pick<Fact, 'unit'>, value: number, t: Translator): string {
  switch (unit) {
    case 'cents':
      return t.euros(value)
    case 'per-mille':
      return t.percent(value / 1000)
    case 'years':
      return t.plural('hirers.unit.years', value)
    case 'months':
      return t.plural('hirers.unit.months', value)
    case 'weeks':
      return t.plural('hirers.unit.weeks', value)
    case 'minutes':
    case 'hours':
    case 'days':
    case 'age':
    case 'persons':
    case 'square-metres':
    case 'count':
    case 'rule':
      return t.number(value)
  }
}
