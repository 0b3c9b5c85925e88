/** The words of docs/rights/payslip-check.md, written down a second time. */

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

export const findingIds = [
  'minimum-wage',
  'holiday-allowance',
  'housing-cap',
  'housing-conditions',
  'health-insurance-cap',
  'health-conditions',
  'forbidden-deductions',
  'payslip-items',
  'cash-payment',
  'et-scheme',
  'income-guarantee',
] as const
export type FindingId = (typeof findingIds)[number]

export type Verdict = 'ok' | 'breach' | 'unknown' | 'not-applicable' | 'out-of-coverage'

export interface OracleOutcome {
  verdict: Verdict
  differenceCents: number | null
  claimCents: number
}

export interface Part {
  from: string
  until: string
  minutes: number
}

export interface Line<Kind extends string> {
  kind: Kind
  cents: number
}

export interface OracleInput {
  periodFrom?: string
  periodUntil?: string
  birthDate?: string
  minutesWorked?: number
  parts?: readonly Part[]
  fullTimeMinutesPerWeek?: number
  contractMinutesPerWeek?: number
  fixedMonthlyPay?: boolean
  employmentStart?: string
  payLines?: readonly Line<PayKind>[]
  deductions?: readonly Line<DeductionKind>[]
  deductionsAgreed?: boolean
  landlordCertified?: boolean
  housingMandateSigned?: boolean
  healthMandateSigned?: boolean
  postedWorker?: boolean
  agencyWorker?: boolean
  apprentice?: boolean
  recruitedAbroad?: boolean
  payslipItems?: readonly string[]
  paidInCashCents?: number
  guaranteeLapsed?: boolean
}
