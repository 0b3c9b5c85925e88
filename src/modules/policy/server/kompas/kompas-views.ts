import type { Day } from '#kernel/days.ts'
import { sourceLanguage } from '#kernel/language.ts'
import { type Areas, coveredDay, regionIn } from '#modules/areas/index.ts'
import { type FocalPoint, focalPointOf, type GuideWords } from '#modules/guides/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { documentStateOn } from '../../domain/known-documents.ts'
import { answerFieldOf, fieldsOf, noteFieldOf } from '../../domain/kompas/fields.ts'
import { type KompasSheet, type KompasTheme, kompasAnswers, kompasThemes } from '../../domain/kompas/kompas.ts'
import { differencesOf, type LayerItem, laidOver } from '../../domain/kompas/layers.ts'
import { changesBetween, openPoints, profileOf } from '../../domain/kompas/result.ts'
import type {
  ChangeView,
  DifferenceView,
  ItemView,
  NamedRegion,
  OpenPointView,
  QuestionsView,
  QuestionView,
  ResultView,
  SuggestionView,
} from '../../domain/kompas/views.ts'
import { wordDifference } from '../../domain/kompas/word-difference.ts'
import { subjectOf } from '../../domain/policy.ts'
import type { Policy } from '../load-policy.ts'
import { documentView } from '../source-views.ts'
import type { AskedQuestion, Kompas, WordsByLanguage } from './load-kompas.ts'

/** Everything the pages are made from. `t` writes numbers and days; `language` is the language of the content. */
export interface KompasSources {
  kompas: Kompas
  policy: Policy
  areas: Areas
  focalPoints: readonly FocalPoint[]
  municipalities: readonly { code: string; name: string }[]
  today: Day
  t: Translator
  language: string
}

/** The regions with a text of their own, in the order of their names. */
export const kompasRegions = ({ kompas, language }: Pick<KompasSources, 'kompas' | 'language'>): NamedRegion[] =>
  [...kompas.regions]
    .map(([id, { words }]) => ({ id, title: inLanguage(words, language)?.title ?? id }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'nl'))

/** What stands with the themes, in a region or, with null, nationally. A region that does not exist is the national one. */
export function kompasItems(sources: KompasSources, region: string | null): readonly ItemView[] {
  const { national, regions } = sources.kompas
  const own = region === null ? undefined : regions.get(region)
  return laidOver(national.items, own?.region ?? null).map(({ item, from }) => {
    const { id, theme, kind, sources: codes, confidence } = item
    const words = from === 'region' && own ? own.words : national.words
    return { id, theme, kind, from, text: itemText(item, words, sources), sources: codes, confidence }
  })
}

/** One theme with its questions, what was filled in, and what Baken knows as suggestions. */
export function questionsView(
  sources: KompasSources,
  sheet: KompasSheet,
  theme: KompasTheme,
  region: string | null,
): QuestionsView {
  const { questions } = sources.kompas
  const own = questions.filter((question) => question.theme === theme)
  const number = kompasThemes.indexOf(theme)
  const shown = new Set(['municipality', noteFieldOf(theme), ...own.map(({ id }) => answerFieldOf(id))])
  const regions = kompasRegions(sources)
  const at = sheet.municipality === null ? null : regionOfMunicipality(sources, sheet.municipality)
  return {
    theme,
    number: number + 1,
    progress: kompasThemes.map((one) => {
      const ids = questions.filter((question) => question.theme === one).map(({ id }) => id)
      return { theme: one, answered: ids.filter((id) => sheet.answers.has(id)).length, of: ids.length }
    }),
    previous: kompasThemes[number - 1] ?? null,
    next: kompasThemes[number + 1] ?? null,
    questions: own.map((question) => questionView(sources, sheet, question)),
    items: kompasItems(sources, region).filter((item) => item.theme === theme),
    note: sheet.notes.get(theme) ?? '',
    municipality: sheet.municipality,
    region: regions.find(({ id }) => id === region) ?? null,
    otherRegion: at === region ? null : (regions.find(({ id }) => id === at) ?? null),
    elsewhere: fieldsOf(sheet, shown),
  }
}

/** The profile, what is to be done, and what changed since an earlier file. */
export function resultView(
  sources: KompasSources,
  sheet: KompasSheet,
  region: string | null,
  earlier: { sheet: KompasSheet; made: Day } | null = null,
): ResultView {
  const { kompas, municipalities, t } = sources
  const words = guideWords(sources)
  const byId = new Map(kompas.questions.map((question) => [question.id, question]))
  return {
    municipality: municipalities.find(({ code }) => code === sheet.municipality) ?? null,
    region: kompasRegions(sources).find(({ id }) => id === region) ?? null,
    cells: profileOf(kompas.questions, sheet.answers),
    answered: kompas.questions.filter(({ id }) => sheet.answers.has(id)).length,
    asked: kompas.questions.length,
    points: openPoints(kompas.questions, sheet.answers).map((point): OpenPointView => {
      const own = words?.nodes[point.question]
      const step = point.answer === null ? undefined : byId.get(point.question)?.steps[point.answer]
      return {
        ...point,
        text: own?.text ?? point.question,
        todo: point.answer === null ? null : (own?.steps?.[point.answer] ?? null),
        owner: step ? t(`party.${step.owner}`) : null,
        with: step?.with.map((party) => t(`party.${party}`)) ?? [],
        helps: step?.helps ?? [],
      }
    }),
    notes: [...sheet.notes].map(([theme, text]) => ({ theme, text })),
    compared: earlier && { made: earlier.made, changes: changeViews(sources, earlier.sheet, sheet) },
  }
}

const changeViews = (sources: KompasSources, before: KompasSheet, after: KompasSheet): ChangeView[] =>
  changesBetween(sources.kompas.questions, before.answers, after.answers).map(({ plateau: _, ...change }) => ({
    ...change,
    text: guideWords(sources)?.nodes[change.question]?.text ?? change.question,
  }))

/** What a region changed; undefined when there is no such region. */
export function differencesView(
  sources: KompasSources,
  id: string,
): { region: NamedRegion; lead: string; differences: readonly DifferenceView[] } | undefined {
  const own = sources.kompas.regions.get(id)
  const words = own && inLanguage(own.words, sources.language)
  if (!own || !words) return undefined
  const { national } = sources.kompas
  const differences = differencesOf(national.items, own.region).map((one, index): DifferenceView => {
    const item = own.region.items[index] ?? one.regional ?? one.national
    const was = one.national && { ...provenance(one.national), text: itemText(one.national, national.words, sources) }
    const is = one.regional && { ...provenance(one.regional), text: itemText(one.regional, own.words, sources) }
    return {
      id: item?.id ?? '',
      theme: item?.theme ?? 'policy',
      kind: item?.kind ?? 'text',
      change: one.change,
      national: was,
      regional: is,
      words: was && is ? wordDifference(was.text, is.text) : [],
      reason: one.change === 'removes' ? (words.reasons[item?.id ?? ''] ?? null) : null,
    }
  })
  return { region: { id, title: words.title }, lead: words.lead, differences }
}

/** The region with its own text that a municipality lies in today; null when none is known. */
export function regionOfMunicipality({ kompas, areas, today }: KompasSources, municipality: string): string | null {
  const on = coveredDay(areas, today)
  for (const [id, { region }] of kompas.regions) {
    const answer = regionIn(areas, region.division.scheme, municipality, on)
    if (answer.ok && answer.value.kind === 'region' && answer.value.region.code === region.division.code) return id
  }
  return null
}

/** The words of the questions in the language of the content. */
export const guideWords = ({ kompas, language }: Pick<KompasSources, 'kompas' | 'language'>): GuideWords | undefined =>
  kompas.words.get(language) ?? kompas.words.get(sourceLanguage)

function questionView(sources: KompasSources, sheet: KompasSheet, question: AskedQuestion): QuestionView {
  const { id, plateau, confidence } = question
  const words = guideWords(sources)?.nodes[id]
  return {
    id,
    plateau,
    text: words?.text ?? id,
    why: words?.help ?? '',
    evidence: words?.evidence ?? '',
    options: kompasAnswers.map((answer) => ({ id: answer, label: words?.options?.[answer] ?? answer })),
    answer: sheet.answers.get(id) ?? null,
    suggestions: sheet.municipality === null ? [] : suggestions(sources, sheet.municipality, question),
    sources: question.sources,
    confidence,
  }
}

function suggestions(
  { policy, focalPoints, today, language }: KompasSources,
  municipality: string,
  { lookUp }: AskedQuestion,
): SuggestionView[] {
  if (lookUp === 'focal-point') {
    const known = focalPointOf({ municipality, focalPoints, today })
    return known ? [{ kind: 'focal-point', role: known.role }] : []
  }
  if (lookUp !== 'policy-documents') return []
  return policy.documents
    .filter((one) => one.municipality === municipality && subjectOf[one.theme] === 'trafficking')
    .map((document) => documentView({ document, state: documentStateOn(document, today) }, policy, language))
    .map(({ about, title, state, decided, inForce, sources }) => ({
      kind: 'document',
      text: about.text,
      language: about.language,
      title,
      announced: state === 'announced',
      decided,
      inForce,
      sources,
    }))
}

function itemText(item: LayerItem, words: WordsByLanguage, { t, language }: KompasSources): string {
  const text = inLanguage(words, language)?.items[item.id] ?? item.id
  return text
    .replace('{value}', item.value === null ? '' : t.number(item.value))
    .replace('{of}', item.of === null ? '' : t.number(item.of))
    .replace('{about}', item.about === null ? '' : t.date(item.about))
}

const provenance = ({ sources, confidence }: LayerItem) => ({ sources, confidence })

const inLanguage = (words: WordsByLanguage, language: string) => words.get(language) ?? words.get(sourceLanguage)
