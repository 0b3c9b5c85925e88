import { payslipFacts } from './payslip-facts.ts'

const pay = [
  ...['WML-09', 'WML-14', 'CAO-11'],
  'fixed-monthly-pay-average',
  'holiday-weeks',
  'late-pay-first-working-day',
  'late-pay-early-last-working-day',
  'late-pay-early-share',
  'late-pay-later-share',
  'late-pay-max-share',
  ...['PS-00', 'PS-09', 'PS-10', 'PS-11'],
]

const deductions = [
  ...['TR-01', 'TR-02', 'TR-03', 'TR-04', 'TR-07'],
  'employer-fine-week-share',
  'fine-per-payment-share',
]

const workingTime = [
  'shift-max-hours',
  'week-max-hours',
  'average-short-weeks',
  'average-short-total-hours',
  'average-long-weeks',
  'average-long-total-hours',
  'daily-rest-hours',
  'daily-rest-short-hours',
  'weekly-rest-hours',
  'fortnight-rest-hours',
  'fortnight-rest-days',
  'fortnight-rest-block-hours',
  'break-after-hours',
  'break-after-extra-minutes',
  'break-minutes',
  'break-part-minutes',
  'break-long-after-hours',
  'break-long-minutes',
  'free-sundays',
  'free-sundays-weeks',
  'night-hour-end',
  'night-shift-threshold-hours',
  'night-shift-max-hours',
  'night-shift-long-hours',
  'night-shift-long-times-fortnight',
  'night-shift-long-times-year',
  'night-shift-long-rest-hours',
  'night-rest-from-hour',
  'night-rest-hours',
  'night-rest-short-hours',
  'night-series-shifts',
  'night-series-rest-hours',
  'night-average-hours',
  'night-average-from-shifts',
  'night-shifts-max',
  'night-shifts-row-max',
  'unavoidable-shift-hours',
  'unavoidable-shift-weeks',
  'minor-day-hours',
  'minor-week-hours',
  'minor-average-hours',
  'minor-average-weeks',
  'minor-rest-hours',
  'minor-weekly-rest-hours',
  'minor-night-from-hour',
  'minor-night-until-hour',
  'minor-break-after-minutes',
  'minor-break-minutes',
  'minor-break-part-minutes',
]

const endOfTheJob = [
  ...['DI-03', 'DI-04', 'CAO-05', 'CAO-25'],
  'notice-months-worker',
  'notice-months-employer-min',
  'notice-months-employer-max',
  ...['notice-employer-years-2', 'notice-months-employer-2'],
  ...['notice-employer-years-3', 'notice-months-employer-3'],
  ...['notice-employer-years-4', 'notice-months-employer-4'],
  'agency-clause-notice-from-weeks',
  'agency-clause-notice-days',
  'agency-clause-worker-notice-days',
  'transition-years-per-month',
  'transition-claim-months',
  'transition-claim-months-agency',
]

const housing = [
  ...['HS-03', 'HS-04', 'HS-06', 'HS-07'],
  'housing-area-existing-lodging',
  'housing-area-existing-residential',
  'housing-area-akf',
  'housing-area-new',
  'bedroom-area-akf',
  'bedroom-area-snf',
  'bedroom-persons-akf',
  'persons-per-toilet',
  'persons-per-shower',
  ...['WGV-02', 'WGV-03', 'WGV-04', 'deposit-max-months'],
  ...['TEN-01', 'TEN-02', 'TEN-03', 'TEN-07', 'leave-agency-housing-weeks'],
]

const registration = [
  ...['REG-01', 'REG-02', 'REG-05'],
  'stay-months-for-registration',
  'stay-months-window',
  'register-within-days',
  'leave-months-for-deregistration',
  'leave-months-window',
  'deregister-days-before',
]

/**
 * Every fact that a check of pay, deductions, working time, notice, housing or registration may look up, by its id. A
 * check has nothing else to stand on, so this is what a browser needs to run one; each row of them was checked by two.
 */
export const ruleFacts: readonly string[] = [
  ...payslipFacts,
  ...pay,
  ...deductions,
  ...workingTime,
  ...endOfTheJob,
  ...housing,
  ...registration,
]
