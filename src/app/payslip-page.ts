import { dayNumberOf, dayOfNumber } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/facts.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { type EndingTable, endingSoon, hourlyFrom, payslipFacts, type RuleBook } from '#modules/rights/index.ts'
import type { PayslipPack, PayslipSurroundings } from './phone/payslip-pack.ts'
import type { Services } from './services.ts'

/** So near before the end of the known amounts the check itself says that they end. */
export const endsSoonDays = 60

export function payslipSurroundings({ rules, today }: Pick<Services, 'rules' | 'today'>): PayslipSurroundings {
  const now = dayNumberOf(today())
  return {
    known: { adultAge: rules.on('minimum-wage-age', now)?.value ?? null, hourlyFrom: dayOfNumber(hourlyFrom) },
    endsOn: endOfWages(rules, now),
  }
}

function endOfWages(rules: RuleBook, now: number): Day | null {
  const until = rules.rows('minimum-wage-hour').at(-1)?.until ?? now
  return until - now < endsSoonDays ? dayOfNumber(until) : null
}

/** The tables of numbers of which the last known row soon ends, or has just ended; rules without a number are no rates. */
export const endingTables = (facts: Facts, on: Day): readonly EndingTable[] =>
  endingSoon(facts, on, endsSoonDays).filter(({ fact }) => facts.get(fact)?.unit !== 'rule')

const wordsNeeded = /^(confidence|language|payslip)\.|^rights\.(title$|verdict\.|view\.)/

export function payslipPack(services: Services, language: LanguageTag): PayslipPack {
  const words = Object.entries(services.texts(language)).filter(([key]) => wordsNeeded.test(key))
  return {
    language,
    ...payslipSurroundings(services),
    facts: payslipFacts.flatMap((id) => {
      const fact = services.facts.get(id)
      // What it is about is for editors.
      return fact ? [{ ...fact, about: '' }] : []
    }),
    texts: Object.fromEntries(words),
  }
}
