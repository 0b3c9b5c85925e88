import type { Day } from '#kernel/days.ts'
import type { Days } from '#kernel/units.ts'
import { type Cents, sumOf } from '#kernel/units.ts'
import { claimOf, type FindingId } from '../../domain/check-payslip.ts'
import type { Finding } from '../../domain/finding.ts'
import { type InputId, mandatoryItems, type PayslipItem } from '../../domain/payslip.ts'

/** One payslip that a letter is about. */
export interface LetterPeriod {
  /** The first and the last day of the period, both included; null when they are not known. */
  days: { from: Day; until: Day } | null
  findings: readonly Finding<FindingId>[]
  /** What stands on the payslip; null when nobody said. */
  payslipItems: ReadonlySet<PayslipItem> | null
}

/** What a letter to an employer is made of. Nothing of it is kept. */
export interface LetterAsked {
  periods: readonly LetterPeriod[]
  /** Null leaves a line to fill in by hand. */
  employer: string | null
  worker: string | null
  today: Day
  /** Days after today in which the employer is asked to pay and to answer. */
  term: Days
}

/** Findings about money that the worker lacks. Exchange and cash are breaches without money that is missing: see `claimOf`. */
const aboutMoney: ReadonlySet<FindingId> = new Set<FindingId>([
  'minimum-wage',
  'income-guarantee',
  'holiday-allowance',
  'housing-cap',
  'housing-conditions',
  'health-insurance-cap',
  'health-conditions',
  'forbidden-deductions',
])

/** True when a letter may ask for money because of this: a certain breach with an amount that is certainly due. */
export const asksMoney = ({ id, verdict, claimCents }: Finding<FindingId>): boolean =>
  verdict === 'breach' && claimCents > 0 && aboutMoney.has(id)

/** What the employer may still make right by himself later is asked about, not called wrong. */
const isAsked = ({ verdict, why }: Finding<FindingId>): boolean => verdict === 'unknown' || why === 'rest-later'

export const breachesOf = ({ findings }: LetterPeriod): readonly Finding<FindingId>[] =>
  findings.filter((finding) => finding.verdict === 'breach' && !isAsked(finding))

/** What nobody can say yet: the letter asks about it and claims nothing. */
export const unknownsOf = (periods: readonly LetterPeriod[]): readonly Finding<FindingId>[] =>
  periods.flatMap(({ findings }) => findings.filter(isAsked))

/** All that is certainly due over the periods, each euro counted once. */
export const letterClaim = (periods: readonly LetterPeriod[]): Cents =>
  sumOf(periods.map((period) => claimOf(breachesOf(period))))

/** True when the amounts beside the points add up to more than is asked: two points are about the same money. */
export const isCountedOnce = (periods: readonly LetterPeriod[]): boolean =>
  sumOf(
    periods
      .flatMap(breachesOf)
      .filter(asksMoney)
      .map(({ claimCents }) => claimCents),
  ) > letterClaim(periods)

/** The items that the law asks for and that the payslip lacks; none when nobody said what stands on it. */
export const itemsLacking = ({ payslipItems }: LetterPeriod): readonly (typeof mandatoryItems)[number][] =>
  payslipItems === null ? [] : mandatoryItems.filter((item) => !payslipItems.has(item))

/** Papers that an employer has and that would answer what is not known. */
export const letterRecords = [
  'hours',
  'contract',
  'payslip',
  'consent',
  'landlord',
  'housing-mandate',
  'health-mandate',
  'bank',
] as const
export type LetterRecord = (typeof letterRecords)[number]

/** What a worker knows best herself is not asked of an employer: null. */
const recordOf: Readonly<Record<InputId, LetterRecord | null>> = {
  periodFrom: 'payslip',
  periodUntil: 'payslip',
  birthDate: null,
  minutesWorked: 'hours',
  parts: 'hours',
  fullTimeMinutesPerWeek: 'contract',
  contractMinutesPerWeek: 'contract',
  fixedMonthlyPay: 'contract',
  employmentStart: 'contract',
  recruitedAbroad: null,
  payLines: 'payslip',
  deductions: 'payslip',
  deductionsAgreed: 'consent',
  landlordCertified: 'landlord',
  housingMandateSigned: 'housing-mandate',
  healthMandateSigned: 'health-mandate',
  postedWorker: 'contract',
  agencyWorker: 'contract',
  apprentice: 'contract',
  payslipItems: 'payslip',
  paidInCashCents: 'bank',
  guaranteeLapsed: null,
}

/** The papers to ask for, in a fixed order, each once. */
export function recordsToAsk(unknowns: readonly Finding<FindingId>[]): readonly LetterRecord[] {
  const asked = new Set(unknowns.flatMap(({ missing }) => missing.map((input) => recordOf[input])))
  return letterRecords.filter((record) => asked.has(record))
}
