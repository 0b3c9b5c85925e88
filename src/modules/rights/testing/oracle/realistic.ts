import { deductionWeeks, guaranteeWeeks } from './realistic-deductions.ts'
import type { RealisticPayslip } from './realistic-payslip.ts'
import { before2024, longerPeriods, months } from './realistic-periods.ts'
import { wageWeeks } from './realistic-weeks.ts'

export type { RealisticPayslip } from './realistic-payslip.ts'

/** Complete payslips of nobody. What is expected was worked out by hand, not with the oracle. */
export const realisticPayslips: readonly RealisticPayslip[] = [
  ...wageWeeks,
  ...deductionWeeks,
  ...guaranteeWeeks,
  ...longerPeriods,
  ...months,
  ...before2024,
]
