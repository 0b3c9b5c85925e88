import type { Named } from '../../domain/framework-views.ts'
import {
  agreementOn,
  type HousingRuleValue,
  housingRuleIds,
  type NationalAdvice,
  type RuleAgreement,
  ruleValueOn,
  withoutEnded,
} from '../../domain/housing-rules.ts'
import { type FrameworkView, regionOn } from './framework-view.ts'

/** One municipality that is known to have an answer. */
export interface RuleAnswer extends Named {
  answer: HousingRuleValue
}

export interface RuleRow extends RuleAgreement {
  /** National advice on the same question: it counts for nobody. */
  advice: readonly NationalAdvice[]
  answers: readonly RuleAnswer[]
}

export interface RulesPage {
  municipalities: number
  /** Answers that are known in the region, over all rules; 0 means that there is nothing to compare. */
  known: number
  rules: readonly RuleRow[]
}

/** @param region code of a region; null is the whole province */
export function rulesPage(view: FrameworkView, region: string | null): RulesPage {
  const members = view.division.filter(({ code }) => region === null || regionOn(view, code)?.code === region)
  const values = standingValues(view)
  const rules = housingRuleIds.map((rule) => ({
    ...agreementOn(values, members, rule, view.on),
    advice: view.policy.nationalAdvice.filter((one) => one.rule === rule),
    answers: members.flatMap(({ code, name }) => {
      const answer = ruleValueOn(values, code, rule, view.on)
      return answer ? [{ code, name, answer }] : []
    }),
  }))
  return { municipalities: members.length, known: rules.reduce((sum, { known }) => sum + known, 0), rules }
}

/** The answers that may be used on the day: those of documents that may have ended are left out. */
export const standingValues = ({ policy, standings }: FrameworkView): HousingRuleValue[] =>
  withoutEnded(
    policy.housingRules,
    new Set([...standings].filter(([, { state }]) => state === 'may-have-ended').map(([id]) => id)),
  )
