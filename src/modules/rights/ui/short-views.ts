import type { MessageKey, Translator } from '#platform/i18n/translator.ts'
import type { Verdict } from '../domain/finding.ts'
import type { ShortFinding } from '../domain/short/answer.ts'
import { shortSteps } from '../domain/short-steps.ts'
import type { FieldProblem } from '../forms/check-fields.ts'
import type { FieldAsked } from '../forms/short-checks.ts'
import { type FindingView, findingView } from './finding-view.ts'

/** Findings that judge nobody: they tell what holds. */
export const tellingFindings: ReadonlySet<string> = new Set([
  'minimum-wage-on',
  'minimum-wage-other',
  'minimum-wage-change',
  'housing-most',
  'registration',
  'deregistration',
  'agency-weeks',
  'rent-goes-on',
  'holiday-allowance-amount',
  'holiday-allowance-when',
  'holiday-hours',
  'holiday-agency',
  'notice-employer',
  'notice-worker',
  'notice-agency-clause',
  'transition-payment',
  'transition-claim-law',
  'transition-claim-agency',
  'travel-allowance',
])

/** What a page shows of an answer: the worst first, and what does not hold here by name only. */
export interface ShortResult {
  summary: string
  findings: readonly FindingView[]
  notForYou: readonly { title: string; why: string | null }[]
}

const order: readonly Verdict[] = ['breach', 'unknown', 'ok', 'out-of-coverage', 'not-applicable']

export function shortResult(t: Translator, findings: readonly ShortFinding[]): ShortResult {
  const views = findings.map((one) =>
    findingView(t, one, { prefix: 'rights', tells: tellingFindings, shapes: shortSteps }),
  )
  const shown = views.filter(({ verdict }) => verdict !== 'not-applicable')
  const rank = ({ verdict }: FindingView) => order.indexOf(verdict)
  const not = views.filter(({ verdict }) => verdict === 'not-applicable')
  return {
    summary: t(summaryOf(shown)),
    findings: [...shown].sort((a, b) => rank(a) - rank(b)),
    notForYou: not.map(({ title, why }) => ({ title, why })),
  }
}

function summaryOf(views: readonly FindingView[]): MessageKey {
  const has = (verdict: Verdict) => views.some((one) => one.verdict === verdict)
  if (has('breach')) return 'rights.result.breach'
  if (has('unknown') || has('out-of-coverage')) return 'rights.result.unknown'
  return views.every(({ told }) => told) ? 'rights.result.told' : 'rights.result.fine'
}

/** Numbers of the law in labels, by their names in the sentences. */
export type LabelNumbers = Readonly<Record<string, string | number>>

/** A field as it is shown. */
export interface FieldShown {
  name: string
  kind: FieldAsked['kind']
  label: string
  hint: string | null
  options: readonly { value: string; label: string }[]
  value: string
  problem: string | null
}

/** Fields with a sentence of help. */
const hinted: ReadonlySet<string> = new Set([
  'otherDay',
  'birthDate',
  'age',
  'minutesWorked',
  'fullTimeMinutesPerWeek',
  'wage',
  'landlordCertified',
  'housingMandateSigned',
  'postedWorker',
  'exceptional',
  'leaving',
  'rent',
  'agencyClause',
  'monthWage',
  'transitionException',
  'livingArea',
  'minimumLeft',
])

export const hintedFields: readonly string[] = [...hinted]

export function fieldShown(
  t: Translator,
  { name, kind, options }: FieldAsked,
  typed: Readonly<Record<string, string>>,
  problems: readonly FieldProblem[],
  numbers: LabelNumbers = {},
): FieldShown {
  const problem = problems.find(({ field }) => field === name)
  return {
    name,
    kind,
    label: t(`rights.field.${name}` as MessageKey),
    hint: hinted.has(name) ? t(`rights.hint.${name}` as MessageKey) : null,
    options: options.map((value) => ({ value, label: t(`rights.field.${name}.${value}` as MessageKey, numbers) })),
    value: typed[name] ?? '',
    problem: problem ? problemWords(t, problem) : null,
  }
}

export const problemWords = (t: Translator, { code, typed }: FieldProblem): string =>
  t(`rights.problem.${code}`, { typed })
