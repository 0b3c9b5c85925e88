import { type Cents, cents } from '#kernel/units.ts'
import { type Finding, sure } from './finding.ts'
import { cashPayment } from './findings/cash-payment.ts'
import { etScheme } from './findings/et-scheme.ts'
import { forbiddenDeductions } from './findings/forbidden-deductions.ts'
import { healthConditions, healthInsuranceCap } from './findings/health-insurance.ts'
import { holidayAllowance } from './findings/holiday-allowance.ts'
import { housingCap, housingConditions } from './findings/housing.ts'
import { incomeGuarantee } from './findings/income-guarantee.ts'
import { minimumWage } from './findings/minimum-wage.ts'
import { payslipItems } from './findings/payslip-items.ts'
import type { Payslip } from './payslip.ts'
import type { RuleBook } from './rule-book.ts'
import { surroundingsOf } from './surroundings.ts'

/** The rules that a payslip is held against, in the order in which they are told. */
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

/** Holds one payslip against every rule of its days. Nothing about it is assumed. */
export function checkPayslip(slip: Payslip, book: RuleBook): readonly Finding<FindingId>[] {
  const around = surroundingsOf(slip, book)
  return [
    sure(minimumWage(around)),
    sure(holidayAllowance(around)),
    sure(housingCap(around)),
    sure(housingConditions(around)),
    sure(healthInsuranceCap(around)),
    sure(healthConditions(around)),
    sure(forbiddenDeductions(around)),
    sure(payslipItems(around)),
    sure(cashPayment(around)),
    sure(etScheme(around)),
    sure(incomeGuarantee(around)),
  ]
}

/**
 * An amount over all findings in which the same money counts once. The cap and the conditions of one deduction are about
 * the same money: the larger of the two counts. The guarantee contains the minimum wage; exchange and cash are no money
 * that is missing.
 */
export function sumOnce(
  findings: readonly Finding<FindingId>[],
  amountOf: (finding: Finding<FindingId>) => number,
): Cents {
  const of = (id: FindingId): number => {
    const found = findings.find((one) => one.id === id)
    return found ? amountOf(found) : 0
  }
  return cents(
    Math.max(of('minimum-wage'), of('income-guarantee')) +
      of('holiday-allowance') +
      Math.max(of('housing-cap'), of('housing-conditions')) +
      Math.max(of('health-insurance-cap'), of('health-conditions')) +
      of('forbidden-deductions'),
  )
}

/** What is certainly due to the worker over all findings. */
export const claimOf = (findings: readonly Finding<FindingId>[]): Cents =>
  sumOnce(findings, ({ claimCents }) => claimCents)

/** A payslip with what came of it. */
export interface Checked {
  slip: Payslip
  findings: readonly Finding<FindingId>[]
  /** What is certainly due to the worker, over all findings. */
  claim: Cents
}

export function checkedPayslip(slip: Payslip, book: RuleBook): Checked {
  const findings = checkPayslip(slip, book)
  return { slip, findings, claim: claimOf(findings) }
}
