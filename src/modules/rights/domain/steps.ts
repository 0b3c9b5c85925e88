import type { shortSteps } from './short-steps.ts'

/**
 * What a number in a step counts, which decides how it is written: `day` is a day number, `share` is per mille, `ratio`
 * an exact amount of cents that need not be whole.
 */
export type StepUnit =
  | 'cents'
  | 'ratio'
  | 'minutes'
  | 'share'
  | 'day'
  | 'days'
  | 'count'
  | 'age'
  | 'hours'
  | 'weeks'
  | 'months'

/** What each number of a step counts, by the name it has in the sentence. */
export type StepShapes = Readonly<Record<string, Readonly<Record<string, StepUnit>>>>

/** Sentences of the payslip check. Their words stand under `payslip.step.<id>` in each language. */
export type PayslipStepId =
  | 'hours-at-rate'
  | 'hours-of-full-week'
  | 'due-between'
  | 'no-wage-under-age'
  | 'age-not-known'
  | 'counted'
  | 'not-counted'
  | 'paid-against-due'
  | 'holiday-allowance-least'
  | 'wage-with-allowance'
  | 'holiday-allowance-paid'
  | 'housing-deducted'
  | 'housing-cap'
  | 'above-minimum'
  | 'cap-passed'
  | 'landlord-not-certified'
  | 'no-mandate'
  | 'posted-worker'
  | 'housing-conditions-met'
  | 'off-the-minimum'
  | 'health-deducted'
  | 'health-cap'
  | 'health-cap-between'
  | 'health-mandate'
  | 'never-allowed'
  | 'not-from-minimum'
  | 'advance-taken-back'
  | 'none-forbidden'
  | 'items-shown'
  | 'paid-in-cash'
  | 'cash-may-be'
  | 'et-exchanged'
  | 'et-cap'
  | 'et-leaves'
  | 'et-at-minimum'
  | 'guarantee-time'
  | 'guarantee-due'

/** What a number of these sentences counts, by its name: one name counts the same thing in each of them. */
export const payslipUnits: Readonly<Record<string, StepUnit>> = {
  minutes: 'minutes',
  full: 'minutes',
  rate: 'cents',
  amount: 'ratio',
  age: 'age',
  low: 'ratio',
  high: 'ratio',
  due: 'ratio',
  paid: 'cents',
  share: 'share',
  wage: 'cents',
  least: 'ratio',
  certain: 'ratio',
  cap: 'ratio',
  year: 'cents',
  gross: 'cents',
  months: 'months',
  until: 'day',
  shown: 'count',
  of: 'count',
}

export type StepId = PayslipStepId | keyof typeof shortSteps
