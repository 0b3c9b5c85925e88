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

const above = (base: number, holiday: number) => ({
  ...autumnWeek,
  ...pay({ base, 'holiday-allowance': holiday }),
})

/** Weeks of 2026: what is paid, and housing. */
export const wageWeeks: readonly RealisticPayslip[] = [
  payslip(
    'week-in-order',
    'at the minimum, housing exactly a quarter, health insurance within the week’s cap of € 40.36',
    { ...atMinimum, ...off({ housing: 149_90, 'health-insurance': 40_36, tax: 20_00, pension: 8_00 }) },
    { ...housingFine, ...healthFine },
  ),
  payslip(
    'housing-one-cent',
    'at the minimum, housing a cent above a quarter',
    { ...atMinimum, ...off({ housing: 149_91 }) },
    { ...housingFine, 'housing-cap': over(1) },
  ),
  payslip(
    'housing-out-of-more',
    '€ 17.50 an hour: the € 30.10 above a quarter comes off the € 100.40 above the minimum, as agreed',
    { ...above(700_00, 56_00), ...off({ housing: 180_00 }) },
    housingFine,
  ),
  payslip(
    'housing-not-agreed',
    'the same, but nothing was agreed',
    { ...above(700_00, 56_00), ...off({ housing: 180_00 }), deductionsAgreed: false },
    { ...housingFine, 'housing-cap': over(30_10) },
  ),
  payslip(
    'housing-partly-out-of-more',
    '€ 15.50 an hour: only € 20.40 of the € 30.10 lies above the minimum',
    { ...above(620_00, 49_60), ...off({ housing: 180_00 }) },
    { ...housingFine, 'housing-cap': over(30_10, 9_70) },
  ),
  payslip(
    'housing-38-hours-above',
    '38 hours: a quarter is € 142.405, so € 142.41 is half a cent too much',
    {
      ...autumnWeek,
      ...{ minutesWorked: 2280, contractMinutesPerWeek: 2280 },
      ...pay({ base: 569_62, 'holiday-allowance': 45_57 }),
      ...off({ housing: 142_41 }),
    },
    { ...housingFine, 'housing-cap': over(1) },
  ),
  payslip(
    'housing-38-hours-below',
    '38 hours and € 142.40',
    {
      ...autumnWeek,
      ...{ minutesWorked: 2280, contractMinutesPerWeek: 2280 },
      ...pay({ base: 569_62, 'holiday-allowance': 45_57 }),
      ...off({ housing: 142_40 }),
    },
    housingFine,
  ),
  payslip(
    'old-amount',
    'September at the amount of June: 40 times € 0.28 too little; housing below a quarter of what is due',
    { ...above(588_40, 47_08), ...off({ housing: 147_10 }) },
    { ...housingFine, 'minimum-wage': over(11_20) },
  ),
  payslip(
    'half-week-full-rent',
    '20 hours: a quarter is € 74.95 and € 100 was taken',
    {
      ...autumnWeek,
      ...{ minutesWorked: 1200, contractMinutesPerWeek: 1200 },
      ...pay({ base: 299_80, 'holiday-allowance': 23_99 }),
      ...off({ housing: 100_00 }),
    },
    { ...housingFine, 'housing-cap': over(25_05) },
  ),
  payslip('overtime-paid', '46 hours, all paid', {
    ...autumnWeek,
    minutesWorked: 2760,
    ...pay({ base: 599_60, overtime: 89_94, 'holiday-allowance': 55_17 }),
  }),
  payslip(
    'overtime-not-paid',
    '46 hours, paid for 40: six hours of € 14.99',
    { ...atMinimum, minutesWorked: 2760 },
    { 'minimum-wage': over(89_94) },
  ),
  payslip('reached-with-supplements', 'the supplement for nights counts', {
    ...autumnWeek,
    ...pay({ base: 560_00, 'irregular-hours': 39_60, 'holiday-allowance': 47_97 }),
  }),
  payslip(
    'reached-with-expenses',
    'a payment for costs does not count',
    { ...autumnWeek, ...pay({ base: 560_00, expense: 39_60, 'holiday-allowance': 44_80 }) },
    { 'minimum-wage': over(39_60) },
  ),
  payslip(
    'holiday-allowance-saved-up',
    'none paid this week',
    { ...autumnWeek, ...pay({ base: 599_60 }) },
    { 'holiday-allowance': 'unknown' },
  ),
  payslip(
    'holiday-allowance-five-percent',
    '€ 29.98 where € 47.968 is the least',
    { ...autumnWeek, ...pay({ base: 599_60, 'holiday-allowance': 29_98 }) },
    { 'holiday-allowance': over(17_99, 0) },
  ),
  payslip(
    'nineteen-in-order',
    'nineteen, 40 hours of € 8.99, housing exactly a quarter',
    {
      ...{ ...autumnWeek, birthDate: '2007-03-10' },
      ...pay({ base: 359_60, 'holiday-allowance': 28_77 }),
      ...off({ housing: 89_90 }),
    },
    housingFine,
  ),
  payslip(
    'nineteen-old-amount',
    'nineteen, still € 8.83: 40 times € 0.16',
    { ...autumnWeek, birthDate: '2007-03-10', ...pay({ base: 353_20, 'holiday-allowance': 28_26 }) },
    { 'minimum-wage': over(6_40) },
  ),
  payslip('apprentice-eighteen', 'apprentice of eighteen, 32 hours of € 6.82', {
    ...{ ...autumnWeek, birthDate: '2008-02-01', apprentice: true, minutesWorked: 1920 },
    ...pay({ base: 218_24, 'holiday-allowance': 17_46 }),
  }),
  payslip(
    'no-apprentice-eighteen',
    'paid as an apprentice but none: € 7.50 is due',
    {
      ...{ ...autumnWeek, birthDate: '2008-02-01', minutesWorked: 1920 },
      ...pay({ base: 218_24, 'holiday-allowance': 17_46 }),
    },
    { 'minimum-wage': over(21_76) },
  ),
  payslip(
    'fourteen',
    'a holiday job at fourteen: there is no minimum wage',
    {
      ...{ ...autumnWeek, birthDate: '2012-01-10', minutesWorked: 600 },
      ...pay({ base: 30_00, 'holiday-allowance': 2_40 }),
    },
    { 'minimum-wage': 'not-applicable' },
  ),
  payslip(
    'year-not-covered',
    'January 2027: we have no amounts, so nothing that needs one is said',
    {
      ...period('2027-01-04', '2027-01-10'),
      ...{ minutesWorked: 2400, ...pay({ base: 620_00, 'holiday-allowance': 49_60 }) },
      ...off({ housing: 100_00, 'health-insurance': 40_00 }),
    },
    {
      ...{ ...housingFine, ...healthFine, 'minimum-wage': 'out-of-coverage', 'holiday-allowance': 'out-of-coverage' },
      ...{ 'housing-cap': 'out-of-coverage', 'health-insurance-cap': 'out-of-coverage' },
    },
  ),
]
