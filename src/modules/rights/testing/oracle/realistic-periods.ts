import { healthFine, housingFine, off, over, pay, payslip, period, type RealisticPayslip } from './realistic-payslip.ts'

/** Becomes 21 on the Thursday of the week. */
const turning21 = { ...period('2026-09-07', '2026-09-13'), birthDate: '2005-09-10' }
const turning21Parts = [
  { from: '2026-09-07', until: '2026-09-09', minutes: 1440 },
  { from: '2026-09-10', until: '2026-09-13', minutes: 960 },
]

/** 88 hours at € 14.40 and 56 at € 14.71: € 1,267.20 and € 823.76. */
const newYearParts = [
  { from: '2025-12-15', until: '2025-12-31', minutes: 5280 },
  { from: '2026-01-01', until: '2026-01-11', minutes: 3360 },
]

/** 96 hours at € 14.71 and 64 at € 14.99: € 1,412.16 and € 959.36. */
const julyParts = [
  { from: '2026-06-15', until: '2026-06-30', minutes: 5760 },
  { from: '2026-07-01', until: '2026-07-12', minutes: 3840 },
]

/** Four weeks, and periods in which the amount changes. */
export const longerPeriods: readonly RealisticPayslip[] = [
  payslip(
    'birthday-in-one-piece',
    '40 hours in the week of the birthday: between € 479.60 and € 599.60 is due',
    {
      ...{ ...turning21, minutesWorked: 2400 },
      ...pay({ base: 520_00, 'holiday-allowance': 41_60 }),
      ...off({ housing: 130_00 }),
    },
    { ...housingFine, 'minimum-wage': 'unknown', 'housing-cap': 'unknown' },
  ),
  payslip(
    'birthday-in-parts',
    '24 hours of € 11.99 and 16 of € 14.99: € 527.60, a quarter € 131.90',
    {
      ...{ ...turning21, parts: turning21Parts },
      ...pay({ base: 527_60, 'holiday-allowance': 42_21 }),
      ...off({ housing: 131_90 }),
    },
    housingFine,
  ),
  payslip(
    'birthday-in-parts-too-little',
    'the same hours for € 520',
    { ...turning21, parts: turning21Parts, ...pay({ base: 520_00, 'holiday-allowance': 41_60 }) },
    { 'minimum-wage': over(7_60) },
  ),
  payslip(
    'four-weeks-in-order',
    '160 hours of € 14.71, housing exactly a quarter, health insurance 4 ÷ 52 of € 2,098.80 = € 161.446',
    {
      ...{ ...period('2026-02-02', '2026-03-01'), minutesWorked: 9600 },
      ...pay({ base: 2353_60, 'holiday-allowance': 188_29 }),
      ...off({ housing: 588_40, 'health-insurance': 161_44 }),
    },
    { ...housingFine, ...healthFine },
  ),
  payslip(
    'four-weeks-health-one-cent',
    'less than half a cent above the cap',
    {
      ...{ ...period('2026-02-02', '2026-03-01'), minutesWorked: 9600 },
      ...pay({ base: 2353_60, 'holiday-allowance': 188_29 }),
      ...off({ 'health-insurance': 161_45 }),
    },
    { ...healthFine, 'health-insurance-cap': over(1) },
  ),
  payslip(
    'new-year-in-parts',
    'four weeks over 1 January: € 2,090.96 is due; the caps of 2025 and 2026 are € 158.06 and € 161.45',
    {
      ...{ ...period('2025-12-15', '2026-01-11'), parts: newYearParts, minutesWorked: 8640 },
      ...pay({ base: 2090_96, 'holiday-allowance': 167_28 }),
      ...off({ housing: 522_74, 'health-insurance': 160_00 }),
    },
    { ...housingFine, ...healthFine, 'health-insurance-cap': 'unknown' },
  ),
  payslip(
    'new-year-in-one-piece',
    '144 hours, nobody says when: between € 2,073.60 and € 2,118.24',
    {
      ...{ ...period('2025-12-15', '2026-01-11'), minutesWorked: 8640 },
      ...pay({ base: 2090_96, 'holiday-allowance': 167_28 }),
      ...off({ housing: 518_40, 'health-insurance': 158_06 }),
    },
    { ...housingFine, ...healthFine, 'minimum-wage': 'unknown' },
  ),
  payslip(
    'july-forgotten',
    'four weeks over 1 July, all paid at € 14.71: 64 times € 0.28',
    {
      ...{ ...period('2026-06-15', '2026-07-12'), parts: julyParts },
      ...pay({ base: 2353_60, 'holiday-allowance': 188_29 }),
    },
    { 'minimum-wage': over(17_92) },
  ),
  payslip('july-in-order', 'the same hours, each at its own amount', {
    ...{ ...period('2026-06-15', '2026-07-12'), parts: julyParts },
    ...pay({ base: 2371_52, 'holiday-allowance': 189_73 }),
  }),
]

const september = { ...period('2026-09-01', '2026-09-30'), minutesWorked: 10_560 }

/** Calendar months since 2024. */
export const months: readonly RealisticPayslip[] = [
  payslip(
    'month-in-order',
    '176 hours of € 14.99, a quarter is € 659.56, a twelfth of the health cap € 174.90',
    {
      ...september,
      ...pay({ base: 2638_24, 'holiday-allowance': 211_06 }),
      ...off({ housing: 659_56, 'health-insurance': 174_90 }),
    },
    { ...housingFine, ...healthFine },
  ),
  payslip(
    'month-fixed-between',
    'a fixed wage of 174 hours (261 weekdays ÷ 5 × 40 ÷ 12) in a month of 176: the law spreads, nobody knows how',
    { ...september, fixedMonthlyPay: true, ...pay({ base: 2608_26, 'holiday-allowance': 208_67 }) },
    { 'minimum-wage': 'unknown' },
  ),
  payslip('month-fixed-february', 'the same wage in a month of 160 hours, at € 14.71', {
    ...{ ...period('2026-02-01', '2026-02-28'), minutesWorked: 9600, fixedMonthlyPay: true },
    ...pay({ base: 2559_54, 'holiday-allowance': 204_77 }),
  }),
  payslip(
    'month-2024-health-with-ten-per-cent',
    '€ 150 is more than the premium of € 149.33, and less than that with ten per cent: € 164.27',
    {
      ...{ ...period('2024-01-01', '2024-01-31'), minutesWorked: 11_040 },
      ...pay({ base: 2441_68, 'holiday-allowance': 195_34 }),
      ...off({ 'health-insurance': 150_00 }),
    },
    healthFine,
  ),
  payslip(
    'month-2024-health-too-much',
    '€ 170 is more than even the higher cap of € 164.2667',
    {
      ...{ ...period('2024-01-01', '2024-01-31'), minutesWorked: 11_040 },
      ...pay({ base: 2441_68, 'holiday-allowance': 195_34 }),
      ...off({ 'health-insurance': 170_00 }),
    },
    { ...healthFine, 'health-insurance-cap': over(5_74) },
  ),
]

const august2023 = { ...period('2023-08-01', '2023-08-31'), minutesWorked: 11_040 }
const week2023 = { ...period('2023-09-04', '2023-09-10'), fullTimeMinutesPerWeek: 2280 }

/** Before 2024, when the law had months and weeks and no hour. */
export const before2024: readonly RealisticPayslip[] = [
  payslip(
    'month-2023-fixed',
    'all 23 weekdays of the month: € 1,995, a quarter is € 498.75, a twelfth of the health cap € 151.158',
    {
      ...{ ...august2023, fixedMonthlyPay: true },
      ...pay({ base: 1995_00, 'holiday-allowance': 159_60 }),
      ...off({ housing: 498_75, 'health-insurance': 151_15 }),
    },
    { ...housingFine, ...healthFine },
  ),
  payslip(
    'month-2023-hours',
    'paid by the hour: 184 × € 1,995 × 3 ÷ 13 ÷ 40 = € 2,117.769',
    { ...august2023, ...pay({ base: 1995_00, 'holiday-allowance': 159_60 }) },
    { 'minimum-wage': over(122_77) },
  ),
  payslip('week-2023-38-hours', 'a full week of 38 hours: € 460.40', {
    ...{ ...week2023, minutesWorked: 2280 },
    ...pay({ base: 460_40, 'holiday-allowance': 36_84 }),
  }),
  payslip(
    'week-2023-two-hours-more',
    '40 hours where 38 are a full week: € 484.6316',
    { ...week2023, minutesWorked: 2400, ...pay({ base: 460_40, 'holiday-allowance': 36_84 }) },
    { 'minimum-wage': over(24_24) },
  ),
  payslip('week-2019-twenty-one', 'May 2019: at 21 still 85 % of € 372.90, to five cents € 316.95', {
    ...{ ...period('2019-05-06', '2019-05-12'), birthDate: '1998-01-20', minutesWorked: 2400 },
    ...pay({ base: 316_95, 'holiday-allowance': 25_36 }),
  }),
]
