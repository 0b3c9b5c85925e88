import type { Day } from '#kernel/days.ts'
import type { Fact } from '#kernel/facts.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Catalogue } from '#platform/i18n/translator.ts'

/** What the pages of the payslip check say besides what somebody filled in. */
export interface PayslipSurroundings {
  /** Numbers of the law that the help names. */
  known: { adultAge: number | null; hourlyFrom: Day }
  /** The day from which no minimum wage is known yet, when that is near; null when it is not. */
  endsOn: Day | null
}

/** All that a phone needs to check payslips by itself, in one language. Nothing in it is about the reader. */
export interface PayslipPack extends PayslipSurroundings {
  language: LanguageTag
  facts: readonly Fact[]
  texts: Catalogue
}
