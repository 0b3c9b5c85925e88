import type { DayNumber } from '#kernel/day-number.ts'
import { type Cents, type Minutes, sumOf } from '#kernel/units.ts'

/** The kinds of lines that make up what was paid. Which of them are wage for the minimum wage: `countsAsWage`. */
export const payKinds = [
  'base',
  'overtime',
  'irregular-hours',
  'holiday-allowance',
  'expense',
  'year-end-bonus',
  'et-exchange',
] as const
export type PayKind = (typeof payKinds)[number]

export const deductionKinds = [
  'housing',
  'health-insurance',
  'travel',
  'fine',
  'advance',
  'tax',
  'pension',
  'clothing',
  'recruitment-fee',
  'deposit',
  'administration',
  'other',
] as const
export type DeductionKind = (typeof deductionKinds)[number]

/** What must stand on a payslip. Source of law: BW 7:626 paragraph 2. */
export const mandatoryItems = ['PS-01', 'PS-02', 'PS-03', 'PS-04', 'PS-05', 'PS-06', 'PS-07', 'PS-08'] as const
/** What may stand there besides: repaid costs, usual items, the longer list of the agency agreement. */
export const furtherItems = ['PS-09', 'PS-10', 'PS-11'] as const
export type PayslipItem = (typeof mandatoryItems)[number] | (typeof furtherItems)[number]

/** Hours that were worked from `first` to `last`, both days included. */
export interface Part {
  first: DayNumber
  last: DayNumber
  minutes: Minutes
}

/** The hours of parts together. */
export const workedIn = (parts: readonly Part[]): Minutes => sumOf(parts.map((part) => part.minutes))

/** A birth date; only the years that have passed since are used. */
export interface BirthDate {
  year: number
  month: number
  date: number
}

/** Cents by kind; a kind that is not there is none of it. */
export type Lines<Kind extends string> = Readonly<Partial<Record<Kind, Cents>>>

/**
 * What is known of one payslip. `null`: not known, and nothing is assumed in its place. Amounts are gross and 0 or more.
 */
export interface Payslip {
  first: DayNumber | null
  /** The last day of the period, included. */
  last: DayNumber | null
  birthDate: BirthDate | null
  /** Hours worked and hours of paid leave or sickness, in all. */
  minutesWorked: Minutes | null
  parts: readonly Part[] | null
  /** What the sector calls a full week; the law had no hourly amount before 2024. */
  fullTimeMinutesPerWeek: Minutes | null
  contractMinutesPerWeek: Minutes | null
  /** The contract names fixed hours a week and a fixed wage a month. Source of law: WML art. 11 paragraph 1. */
  fixedMonthlyPay: boolean | null
  employmentStart: DayNumber | null
  recruitedAbroad: boolean | null
  payLines: Lines<PayKind> | null
  deductions: Lines<DeductionKind> | null
  /** The worker agreed in writing to what comes off the wage above the minimum. */
  deductionsAgreed: boolean | null
  landlordCertified: boolean | null
  housingMandateSigned: boolean | null
  healthMandateSigned: boolean | null
  postedWorker: boolean | null
  agencyWorker: boolean | null
  apprentice: boolean | null
  payslipItems: ReadonlySet<PayslipItem> | null
  paidInCash: Cents | null
  /** The wage guarantee of arrival does not hold: a project shorter than it, own fault, or failing in the first weeks. */
  guaranteeLapsed: boolean | null
}

/** The names by which a field is asked for and reported as missing: those of the JSON that `readPayslip` reads. */
export const inputIds = [
  'periodFrom',
  'periodUntil',
  'birthDate',
  'minutesWorked',
  'parts',
  'fullTimeMinutesPerWeek',
  'contractMinutesPerWeek',
  'fixedMonthlyPay',
  'employmentStart',
  'recruitedAbroad',
  'payLines',
  'deductions',
  'deductionsAgreed',
  'landlordCertified',
  'housingMandateSigned',
  'healthMandateSigned',
  'postedWorker',
  'agencyWorker',
  'apprentice',
  'payslipItems',
  'paidInCashCents',
  'guaranteeLapsed',
] as const
export type InputId = (typeof inputIds)[number]

/** Of these inputs those that nobody gave, in their order. */
export const notGiven = (inputs: Readonly<Partial<Record<InputId, unknown>>>): InputId[] =>
  (Object.keys(inputs) as InputId[]).filter((name) => inputs[name] === null)

/** The days of the period that nobody gave. */
export const daysMissing = ({ first, last }: Payslip): InputId[] => notGiven({ periodFrom: first, periodUntil: last })
