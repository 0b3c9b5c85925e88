import type { Day } from '#kernel/days.ts'
import { hasSurelyCome, mayHaveCome, type PartialDate } from '#kernel/partial-date.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { MunicipalityCode } from './policy.ts'

/** What can be answered to a rule: a number, or one of a few words. */
type RuleForm =
  | { kind: 'number'; unit: 'persons' | 'square-metres' | 'metres'; least: number; most: number }
  | { kind: 'choice'; options: readonly (typeof answerWords)[number][] }

const yesNo = { kind: 'choice', options: ['yes', 'no'] } as const
const allowed = { kind: 'choice', options: ['allowed', 'with-conditions', 'not-allowed'] } as const

/** The questions that are asked of every municipality, each with the answers it can have; bounds catch typing errors. */
export const housingRules = {
  'persons-per-room': { kind: 'number', unit: 'persons', least: 1, most: 20 },
  'own-bedroom': yesNo,
  'area-per-person': { kind: 'number', unit: 'square-metres', least: 1, most: 100 },
  'business-parks': allowed,
  farms: allowed,
  stay: { kind: 'choice', options: ['short-only', 'long-only', 'both'] },
  certification: { kind: 'choice', options: ['none', 'snf', 'akf', 'snf-or-akf'] },
  manager: { kind: 'choice', options: ['on-site', 'reachable', 'not-required'] },
  distance: { kind: 'number', unit: 'metres', least: 0, most: 50_000 },
  registration: yesNo,
  'rental-contract': yesNo,
} as const satisfies Readonly<Record<string, RuleForm>>

export type HousingRule = keyof typeof housingRules
export const housingRuleIds = [
  'persons-per-room',
  'own-bedroom',
  'area-per-person',
  'business-parks',
  'farms',
  'stay',
  'certification',
  'manager',
  'distance',
  'registration',
  'rental-contract',
] as const satisfies readonly HousingRule[]

/** Every word that is an answer to some rule. */
export const answerWords = [
  'yes',
  'no',
  'allowed',
  'with-conditions',
  'not-allowed',
  'short-only',
  'long-only',
  'both',
  'none',
  'snf',
  'akf',
  'snf-or-akf',
  'on-site',
  'reachable',
  'not-required',
] as const

/** The form of one rule, wide enough to ask any rule the same. */
export const ruleForm = (rule: HousingRule): RuleForm => housingRules[rule]

/** What a municipality demands, from a day on. */
export interface HousingRuleValue extends Provenance {
  municipality: MunicipalityCode
  rule: HousingRule
  /** A number in the unit of the rule, or one of its words. */
  value: number | string
  /** The known document it stands in; null when only the source shows it. */
  document: string | null
  from: PartialDate
  /** From this date on it no longer holds; null: no end is known. */
  until: PartialDate | null
}

/** What national advice answers to a question. It is no rule of any municipality and counts for none. */
export interface NationalAdvice extends Provenance {
  rule: HousingRule
  value: number | string
}

/** True when the rule can have this answer. */
export function isRuleValue(rule: HousingRule, value: number | string): boolean {
  const form = ruleForm(rule)
  if (form.kind === 'choice') return typeof value === 'string' && form.options.some((option) => option === value)
  return typeof value === 'number' && form.least <= value && value <= form.most
}

/** True on the days that the value surely holds: its beginning has come, and its end cannot have. */
export const holdsOn = ({ from, until }: Pick<HousingRuleValue, 'from' | 'until'>, on: Day): boolean =>
  hasSurelyCome(from, on) && (until === null || !mayHaveCome(until, on))

/** What a municipality surely demands on a day; undefined when it is not known. What is uncertain says nothing. */
export const ruleValueOn = (
  values: readonly HousingRuleValue[],
  municipality: MunicipalityCode,
  rule: HousingRule,
  on: Day,
): HousingRuleValue | undefined =>
  values.find(
    (one) =>
      one.municipality === municipality && one.rule === rule && one.confidence !== 'uncertain' && holdsOn(one, on),
  )

/** Without the values of documents that may have ended: whether those still hold is not known. */
export const withoutEnded = (
  values: readonly HousingRuleValue[],
  endedDocuments: ReadonlySet<string>,
): HousingRuleValue[] => values.filter(({ document }) => document === null || !endedDocuments.has(document))

/** How far the municipalities of a region demand the same. */
export interface RuleAgreement {
  rule: HousingRule
  municipalities: number
  /** Municipalities of which the answer is known. */
  known: number
  /** The others. They count neither as the same nor as different. */
  unknown: number
  /** The answer that most of the known share, or several that share that place; empty when nothing is known. */
  mostCommon: readonly (number | string)[]
  /** How many give one of those answers; null when nothing is known. */
  sharing: number | null
  /** `sharing` divided by `known`, above 0 and at most 1; null under two known: one cannot agree. */
  agreement: number | null
  /** For a number: the least and the most that is known; null when nothing is, and for words. */
  range: { least: number; most: number } | null
}

/** Fewer known answers than this say nothing about agreement. */
const enough = 2

/** @param municipalities those of the region on `on`. */
export function agreementOn(
  values: readonly HousingRuleValue[],
  municipalities: readonly { code: MunicipalityCode }[],
  rule: HousingRule,
  on: Day,
): RuleAgreement {
  const known = municipalities.flatMap(({ code }) => ruleValueOn(values, code, rule, on)?.value ?? [])
  const counts = new Map<number | string, number>()
  for (const value of known) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  const numbers = known.filter((value) => typeof value === 'number')
  return {
    rule,
    municipalities: municipalities.length,
    known: known.length,
    unknown: municipalities.length - known.length,
    mostCommon: [...counts].filter(([, count]) => count === most).map(([value]) => value),
    sharing: known.length === 0 ? null : most,
    agreement: known.length < enough ? null : most / known.length,
    range: numbers.length === 0 ? null : { least: Math.min(...numbers), most: Math.max(...numbers) },
  }
}
