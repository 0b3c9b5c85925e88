import { factOn } from '#kernel/facts.ts'
import type { Confidence } from '#kernel/sources.ts'
import { lawText } from '../letter/letter-lines.ts'
import type { RuleWords } from './rule-view.ts'

/** A sentence of the page that rests on a fact; `verified` is false for what nobody held against its source. */
export interface Footing {
  verified: boolean
  /** The number in the sentence, written for the reader; empty for a rule. */
  value: string
  /** Where the law says it; empty when no place is known. */
  law: string
}

/** What the page before a letter says out of the facts; null for what nothing certain is known of today: ask a helper. */
export interface BeforeYouSend {
  noDisadvantage: Footing | null
  weeksToLeave: Footing | null
  noEviction: Footing | null
  agencyClause: Footing | null
  yearsToClaim: Footing | null
}

export const beforeYouSend = (words: RuleWords): BeforeYouSend => ({
  noDisadvantage: footing('no-disadvantage', words),
  weeksToLeave: footing('leave-agency-housing-weeks', words),
  noEviction: footing('TEN-03', words),
  agencyClause: footing('CAO-04', words),
  yearsToClaim: footing('wage-claim-years', words),
})

/** Sure enough to be stated: what is uncertain is never more than a question. */
const sayable = (confidence: Confidence): boolean => confidence !== 'uncertain'

function footing(id: string, { facts, today, t }: RuleWords): Footing | null {
  const fact = facts.get(id)
  if (!fact) return null
  const held = factOn(fact, today)
  if (!held.ok || !sayable(held.value.confidence)) return null
  const { value, confidence, law } = held.value
  return {
    verified: confidence !== 'own',
    value: value === null ? '' : t.number(value),
    law: (law.length > 0 ? law : fact.law).map((place) => lawText(place, t)).join(', '),
  }
}
