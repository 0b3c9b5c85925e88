export { unitOf } from './domain/all-steps.ts'
export type { Batch } from './domain/batch.ts'
export { checkFacts, type FactFinding, type FactFindingCode, factFindingCodes } from './domain/check-facts.ts'
export {
  type Checked,
  checkedPayslip,
  checkPayslip,
  claimOf,
  type FindingId,
  findingIds,
} from './domain/check-payslip.ts'
export { type EndingTable, endingSoon } from './domain/check-tables.ts'
export { citedRows, type Finding, isNotVerified, type Step, type Verdict, verdicts } from './domain/finding.ts'
export { itemsNotShown } from './domain/findings/payslip-items.ts'
export {
  deductionKinds,
  type InputId,
  inputIds,
  mandatoryItems,
  type Payslip,
  payKinds,
} from './domain/payslip.ts'
export { payslipFacts } from './domain/payslip-facts.ts'
export { type FieldRefusal, type PayslipRead, type RefusalCode, readPayslip, refusals } from './domain/read-payslip.ts'
export { type FindingReport, findingReport } from './domain/report.ts'
export { type BookRow, openRuleBook, type RuleBook } from './domain/rule-book.ts'
export type { StepUnit } from './domain/steps.ts'
export { hourlyFrom } from './domain/wage-rates.ts'
export { largestBatchBytes, largestChecksBytes, mostBatchLines, mostChecks } from './forms/limits.ts'
export type { BatchRead, FileRefusal, LineRefusal } from './forms/read-batch.ts'
export { shortCheckIds } from './forms/short-checks.ts'
export { weekChoices } from './forms/week-form.ts'
export { carriedBy, nothingFilledIn, type PayslipTurn, payslipTurn, type Screen } from './ui/payslip-turn.ts'
