import { dayOfNumber } from '#kernel/day-number.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'
import type { MessageKey, PluralBase, Translator } from '#platform/i18n/translator.ts'
import { citedRows, type Finding, isNotVerified, type Step, type Verdict } from '../domain/finding.ts'
import type { BookRow } from '../domain/rule-book.ts'
import type { ShortFinding } from '../domain/short/answer.ts'
import { payslipUnits, type StepShapes, type StepUnit } from '../domain/steps.ts'

/** A place where a rule can be read, in the reader's words. */
export interface LawView {
  /** `WML art. 8 lid 1`. */
  text: string
  address: string | null
}

/** A row that something rests on: where the law says it, what source it was read in, and how sure it is. */
export interface CitationView {
  id: string
  laws: readonly LawView[]
  sources: readonly SourceCode[]
  confidence: Confidence
  /** Words for a source that is not the first one, or for what nobody checked; null for what was seen. */
  mark: string | null
}

export interface StepView {
  text: string
  citations: readonly CitationView[]
}

/** A finding in the words of the reader: what `FindingView.svelte` shows. */
export interface FindingView {
  id: string
  title: string
  verdict: Verdict
  /** True for an answer that judges nobody. */
  told: boolean
  word: string
  why: string | null
  /** By how much a limit was passed, as an amount. */
  difference: string | null
  /** What of it is certainly due, when that is less. */
  claim: string | null
  notVerified: boolean
  missing: readonly string[]
  steps: readonly StepView[]
  /** Every row of all steps, each once. */
  citations: readonly CitationView[]
}

/** Which catalogue a check has its own words in, and which of its findings only tell something. */
export interface FindingWords {
  prefix: 'rights' | 'payslip'
  tells?: ReadonlySet<string>
  /** The steps that this check adds to those of a payslip; a phone that checks payslips carries none. */
  shapes?: StepShapes
}

type Worded = Finding | ShortFinding

const none: StepShapes = {}

/** Keys that are put together from ids; a test asks for each of them in Dutch and English. */
const worded = (t: Translator, key: string, values: Record<string, string> = {}): string => t(key as MessageKey, values)

export function findingView(t: Translator, finding: Worded, words: FindingWords): FindingView {
  const { prefix, tells, shapes = none } = words
  const { id, verdict, why, differenceCents, claimCents, missing, trace } = finding
  const told = verdict === 'ok' && (tells?.has(id) ?? false)
  const isPartly = differenceCents !== null && claimCents < differenceCents
  return {
    id,
    title: worded(t, `${prefix}.finding.${id}`),
    verdict,
    told,
    word: told ? t('rights.verdict.told') : t(`rights.verdict.${verdict}`),
    why: why === null ? null : worded(t, `${prefix}.why.${why}`),
    difference: differenceCents === null ? null : t.euros(differenceCents),
    claim: isPartly && claimCents > 0 ? t.euros(claimCents) : null,
    notVerified: isNotVerified({ ...finding, missing: [] }),
    missing: missing.map((input) => worded(t, `${prefix}.input.${input}`)),
    steps: trace.map((step) => stepView(t, step, shapes)),
    citations: citedRows({ trace }).map((row) => citationView(t, row)),
  }
}

/** A step is worded by the check that it comes from, whichever check shows it. */
export function stepView(t: Translator, { id, values, cites }: Step, shapes: StepShapes = none): StepView {
  const shape = shapes[id]
  const own = shape === undefined
  const numbers = Object.entries(values).map(([name, value]): [string, string] => [
    name,
    numberWords(t, shape?.[name] ?? payslipUnits[name] ?? 'count', value, !own),
  ])
  return {
    text: worded(t, `${shape ? 'rights' : 'payslip'}.step.${id}`, Object.fromEntries(numbers)),
    citations: cites.map((row) => citationView(t, row)),
  }
}

const counted: Partial<Record<StepUnit, PluralBase>> = {
  days: 'rights.view.days',
  weeks: 'rights.view.weeks',
  months: 'rights.view.months',
}

/**
 * A number as its unit is written. An amount that is not whole is shown to the nearest cent, half up.
 *
 * @param withUnit writes `2 maanden` where the sentence itself does not name the unit
 */
export function numberWords(t: Translator, unit: StepUnit, value: number, withUnit = false): string {
  switch (unit) {
    case 'cents':
    case 'ratio':
      return t.euros(Math.floor(value + 0.5))
    case 'share':
      return t.percent(value / 1000)
    case 'day':
      return t.day(dayOfNumber(value))
    case 'minutes':
      return hoursWords(t, value)
    case 'days':
    case 'weeks':
    case 'months': {
      const base = counted[unit]
      return withUnit && base ? t.plural(base, value) : t.number(value)
    }
    case 'count':
    case 'age':
    case 'hours':
      return t.number(value, 2)
  }
}

/** Minutes as hours: `38` for 2280, `38:20` for 2300. */
export function hoursWords(t: Translator, minutes: number): string {
  const whole = Math.floor(minutes + 0.5)
  const hours = Math.trunc(whole / 60)
  const rest = Math.abs(whole % 60)
  return rest === 0 ? t.number(hours) : `${t.number(hours)}:${String(rest).padStart(2, '0')}`
}

const marks: Readonly<Record<Confidence, MessageKey | null>> = {
  seen: null,
  secondary: 'rights.view.secondary',
  own: 'rights.view.not-verified',
  uncertain: 'rights.view.uncertain',
}

export function citationView(t: Translator, { fact, law, row }: BookRow): CitationView {
  const mark = marks[row.confidence]
  return {
    id: fact,
    laws: law.map(({ name, article, paragraph, address }) => ({
      text: lawWords(t, name, article, paragraph),
      address,
    })),
    sources: row.sources,
    confidence: row.confidence,
    mark: mark && t(mark),
  }
}

function lawWords(t: Translator, law: string, article: string, paragraph: string | null): string {
  // An order is named by its number, and has no articles.
  if (/^(Stcrt|Stb)\./.test(law)) return law
  if (paragraph === null) return t('rights.view.article', { law, article })
  return t('rights.view.paragraph', { law, article, paragraph })
}
