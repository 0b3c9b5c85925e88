import {
  atMinimum,
  autumnWeek,
  healthFine,
  housingFine,
  off,
  over,
  pay,
  payslip,
  period,
  type RealisticPayslip,
} from './realistic-payslip.ts'

/** € 18 an hour: € 720, of which € 120.40 lies above the minimum. */
const wellPaid = { ...autumnWeek, ...pay({ base: 720_00, 'holiday-allowance': 57_60 }) }

/** Weeks of 2026 and 2025: what is taken off, paid in hand, exchanged and guaranteed. */
export const deductionWeeks: readonly RealisticPayslip[] = [
  payslip(
    'minibus-at-minimum',
    '€ 35 for the minibus comes off the minimum',
    { ...atMinimum, ...off({ travel: 35_00 }) },
    { 'forbidden-deductions': over(35_00) },
  ),
  payslip(
    'fine-out-of-more',
    'a fine of € 50 out of what lies above the minimum, agreed: it depends on the clause',
    { ...wellPaid, ...off({ fine: 50_00 }) },
    { 'forbidden-deductions': 'unknown' },
  ),
  payslip(
    'fine-not-agreed',
    'the same fine, nothing agreed',
    { ...wellPaid, ...off({ fine: 50_00 }), deductionsAgreed: false },
    { 'forbidden-deductions': over(50_00) },
  ),
  payslip(
    'fine-partly-out-of-more',
    'a fine of € 150 where € 120.40 lies above the minimum',
    { ...wellPaid, ...off({ fine: 150_00 }) },
    { 'forbidden-deductions': over(29_60) },
  ),
  payslip(
    'recruitment-fee',
    'a fee for the job is never allowed, however well it pays',
    { ...wellPaid, ...off({ 'recruitment-fee': 150_00 }) },
    { 'forbidden-deductions': over(150_00) },
  ),
  payslip(
    'papers-and-travel',
    '€ 12.50 for papers and € 20 of travel at the minimum',
    { ...atMinimum, ...off({ administration: 12_50, travel: 20_00 }) },
    { 'forbidden-deductions': over(32_50) },
  ),
  payslip(
    'deposit-and-clothing',
    'two things that each fit in the minimum not at all',
    { ...atMinimum, ...off({ deposit: 100_00, clothing: 25_00 }) },
    { 'forbidden-deductions': over(125_00) },
  ),
  payslip(
    'advance',
    'an advance: allowed when it was agreed and really paid, so ask',
    { ...atMinimum, ...off({ advance: 100_00 }) },
    { 'forbidden-deductions': 'unknown' },
  ),
  payslip(
    'all-in-hand',
    'all of it in hand: only the € 47.97 of holiday allowance may be',
    { ...atMinimum, paidInCashCents: 599_60 },
    { 'cash-payment': over(551_63, 0) },
  ),
  payslip(
    'expenses-in-hand',
    'the payment for costs in hand',
    {
      ...autumnWeek,
      ...pay({ base: 599_60, expense: 40_00, 'holiday-allowance': 47_97 }),
      paidInCashCents: 40_00,
    },
    { 'cash-payment': 'unknown' },
  ),
  payslip(
    'posted-worker',
    'posted from abroad: nothing for housing may come off the minimum',
    { ...atMinimum, ...off({ housing: 120_00 }), postedWorker: true },
    { 'housing-cap': 'ok', 'housing-conditions': over(120_00) },
  ),
  payslip(
    'housing-well-paid',
    '€ 20 an hour, papers in order: the € 120 also fits in the € 200.40 above the minimum',
    { ...autumnWeek, ...pay({ base: 800_00, 'holiday-allowance': 64_00 }), ...off({ housing: 120_00 }) },
    housingFine,
  ),
  payslip(
    'no-mandate-out-of-more',
    'the same without the signature: above the minimum it depends on what was agreed',
    {
      ...{ ...autumnWeek, housingMandateSigned: false },
      ...pay({ base: 800_00, 'holiday-allowance': 64_00 }),
      ...off({ housing: 120_00 }),
    },
    { 'housing-cap': 'ok', 'housing-conditions': 'unknown' },
  ),
  payslip(
    'landlord-without-certificate',
    '€ 16.25 an hour: € 50.40 above the minimum, so € 89.60 of € 140 came off it',
    {
      ...{ ...autumnWeek, landlordCertified: false },
      ...pay({ base: 650_00, 'holiday-allowance': 52_00 }),
      ...off({ housing: 140_00 }),
    },
    { 'housing-cap': 'ok', 'housing-conditions': over(89_60) },
  ),
  payslip(
    'health-without-mandate',
    'health insurance at the minimum without a signature',
    { ...atMinimum, ...off({ 'health-insurance': 40_00 }), healthMandateSigned: false },
    { 'health-insurance-cap': 'ok', 'health-conditions': over(40_00) },
  ),
  payslip(
    'health-too-much',
    '€ 45 where € 2,098.80 ÷ 52 = € 40.3615 is the most',
    { ...atMinimum, ...off({ 'health-insurance': 45_00 }) },
    { ...healthFine, 'health-insurance-cap': over(4_64) },
  ),
  payslip(
    'exchange-at-minimum',
    'at exactly the minimum nothing may be exchanged',
    { ...autumnWeek, ...pay({ base: 599_60, 'et-exchange': 60_00, 'holiday-allowance': 47_97 }) },
    { 'et-scheme': over(60_00, 0) },
  ),
  payslip(
    'exchange-in-order',
    '€ 900 and € 150 exchanged: € 750 is left, and it is no more than 30 %',
    { ...autumnWeek, ...pay({ base: 900_00, 'et-exchange': 150_00, 'holiday-allowance': 72_00 }) },
    { 'et-scheme': 'ok' },
  ),
  payslip(
    'exchange-too-much',
    '€ 340 exchanged of € 1,096 in all: 30 % is € 328.80',
    { ...autumnWeek, ...pay({ base: 700_00, 'et-exchange': 340_00, 'holiday-allowance': 56_00 }) },
    { 'et-scheme': over(11_20, 0) },
  ),
  payslip(
    'exchange-without-agency',
    'another agreement may have another limit',
    {
      ...{ ...autumnWeek, agencyWorker: false },
      ...pay({ base: 900_00, 'et-exchange': 150_00, 'holiday-allowance': 72_00 }),
    },
    { 'et-scheme': 'unknown' },
  ),
  payslip(
    'item-missing',
    'the payslip does not say which minimum wage applies',
    { ...atMinimum, payslipItems: ['PS-01', 'PS-02', 'PS-03', 'PS-05', 'PS-06', 'PS-07', 'PS-08'] },
    { 'payslip-items': over(null) },
  ),
]

/** The second week of September 2025, 20 hours of € 14.40; recruited abroad, here for a fortnight. */
const newcomer = {
  ...period('2025-09-08', '2025-09-14'),
  ...{ minutesWorked: 1200, recruitedAbroad: true, employmentStart: '2025-08-25' },
}

export const guaranteeWeeks: readonly RealisticPayslip[] = [
  payslip(
    'guarantee-not-met',
    '20 hours paid where a full week, € 576, was promised',
    { ...newcomer, ...pay({ base: 288_00, 'holiday-allowance': 23_04 }) },
    { 'income-guarantee': over(288_00) },
  ),
  payslip(
    'guarantee-met',
    '20 hours worked and a full week paid',
    { ...newcomer, ...pay({ base: 576_00, 'holiday-allowance': 46_08 }) },
    { 'income-guarantee': 'ok' },
  ),
  payslip(
    'guarantee-lapsed',
    'it does not hold for this worker',
    { ...newcomer, ...pay({ base: 288_00, 'holiday-allowance': 23_04 }), guaranteeLapsed: true },
    { 'income-guarantee': 'not-applicable' },
  ),
  payslip('guarantee-over', 'the two months ended on 24 October', {
    ...{ ...newcomer, ...period('2025-10-27', '2025-11-02') },
    ...pay({ base: 288_00, 'holiday-allowance': 23_04 }),
  }),
  payslip(
    'guarantee-2026',
    'nobody has found the article of the new agreement',
    { ...atMinimum, recruitedAbroad: true, employmentStart: '2026-08-31' },
    { 'income-guarantee': 'unknown' },
  ),
]
