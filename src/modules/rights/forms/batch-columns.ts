import { deductionKinds, payKinds } from '../domain/payslip.ts'
import { yesNoFields } from './payslip-form.ts'

/** Columns with a day. */
export const dayColumns = ['periodFrom', 'periodUntil', 'birthDate', 'employmentStart'] as const
/** Columns with hours, by the field of the JSON they fill. */
export const hourColumns = {
  hours: 'minutesWorked',
  fullTimeHoursPerWeek: 'fullTimeMinutesPerWeek',
  contractHoursPerWeek: 'contractMinutesPerWeek',
} as const
export const payColumns = payKinds.map((kind) => `pay.${kind}` as const)
export const deductionColumns = deductionKinds.map((kind) => `off.${kind}` as const)
export const yesNoColumns = Object.values(yesNoFields).flat()

/** Every column of a table of payslips, in the order of the template. None of them has to be there. */
export const batchColumns = [
  'person',
  'periodFrom',
  'periodUntil',
  'birthDate',
  'hours',
  'minutesWorked',
  'fullTimeHoursPerWeek',
  'contractHoursPerWeek',
  'employmentStart',
  ...payColumns,
  'deductions',
  ...deductionColumns,
  ...yesNoColumns,
  'payslipItems',
  'paidInCash',
] as const
export type BatchColumn = (typeof batchColumns)[number]

/** The cells of one line by column; a column that the table does not have is not there. */
export type BatchCells = ReadonlyMap<BatchColumn, string>

export const isBatchColumn = (name: string): name is BatchColumn => batchColumns.some((column) => column === name)
