import {
  forbiddenDeductions,
  healthConditions,
  healthInsuranceCap,
  housingCap,
  housingConditions,
} from './deduction-findings.ts'
import { dueOver } from './due.ts'
import type { FindingId, OracleInput, OracleOutcome } from './oracle-input.ts'
import { wageOf } from './outcome.ts'
import {
  cashPayment,
  exchangeScheme,
  holidayAllowance,
  incomeGuarantee,
  minimumWage,
  payslipItems,
} from './wage-findings.ts'

export type { FindingId, OracleInput, OracleOutcome, Verdict } from './oracle-input.ts'

/**
 * The eleven findings of docs/rights/payslip-check.md, written from that page and the law alone: day by day, in exact
 * fractions, slow. Takes only what the check would not refuse.
 */
export function oracle(input: OracleInput): Record<FindingId, OracleOutcome> {
  const known = { input, due: dueOver(input), wage: wageOf(input) }
  return {
    'minimum-wage': minimumWage(known),
    'holiday-allowance': holidayAllowance(known),
    'housing-cap': housingCap(known),
    'housing-conditions': housingConditions(known),
    'health-insurance-cap': healthInsuranceCap(known),
    'health-conditions': healthConditions(known),
    'forbidden-deductions': forbiddenDeductions(known),
    'payslip-items': payslipItems(known),
    'cash-payment': cashPayment(known),
    'et-scheme': exchangeScheme(known),
    'income-guarantee': incomeGuarantee(known),
  }
}
