import { describe, expect, test } from 'vitest'
import { paid, type SlipJson } from '../../testing/a-payslip.ts'
import { told } from '../../testing/a-trace.ts'
import type { FindingId } from '../check-payslip.ts'

const month = {
  periodFrom: '2026-07-01',
  periodUntil: '2026-07-31',
  minutesWorked: 10_400,
}
const september = {
  periodFrom: '2023-09-01',
  periodUntil: '2023-09-30',
  employmentStart: '2023-01-01',
  fullTimeMinutesPerWeek: 2400,
  minutesWorked: 10_080,
  birthDate: '1990-01-01',
  fixedMonthlyPay: false,
}

/** A payslip, what is said of it, and the way to it. */
type Told = [of: string, changes: SlipJson, lines: string[]]

const tells = (rule: FindingId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, changes, lines) => expect(told(rule, changes)).toEqual(lines))

describe('the way to an answer about the minimum wage', () => {
  tells('minimum-wage', [
    [
      'the hours at their amount, what counts and what does not',
      paid(50_000, { expense: 700, 'holiday-allowance': 300 }),
      [
        'breach 9960',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'counted amount 50000 by WML-01',
        'not-counted amount 1000 by WML-02',
        'paid-against-due paid 50000 due 59960',
      ],
    ],
    [
      'a birthday in the week',
      { birthDate: '2005-07-08', ...paid(55_000) },
      [
        'unknown parts',
        'due-between low 47960 high 59960 by minimum-wage-hour-20, minimum-wage-hour',
        'counted amount 55000 by WML-01',
        'paid-against-due paid 55000 due 59960',
      ],
    ],
    [
      'no birth date',
      { birthDate: undefined, ...paid(59_960) },
      [
        'ok',
        'age-not-known rate 1499 amount 59960 by minimum-wage-hour',
        'counted amount 59960 by WML-01',
        'paid-against-due paid 59960 due 59960',
      ],
    ],
    [
      'hours before and after the fifteenth birthday',
      {
        birthDate: '2011-07-08',
        parts: [
          { from: '2026-07-06', until: '2026-07-07', minutes: 960 },
          { from: '2026-07-08', until: '2026-07-12', minutes: 1440 },
        ],
        ...paid(10_800),
      },
      [
        'ok',
        'no-wage-under-age age 14 minutes 960',
        'hours-at-rate minutes 1440 rate 450 amount 10800 age 15 by minimum-wage-hour-15',
        'counted amount 10800 by WML-01',
        'paid-against-due paid 10800 due 10800',
      ],
    ],
    [
      'the fifteenth birthday, without parts',
      { birthDate: '2011-07-08', ...paid(17_999) },
      [
        'unknown parts',
        'due-between low 0 high 18000 by minimum-wage-hour-15',
        'counted amount 17999 by WML-01',
        'paid-against-due paid 17999 due 18000',
      ],
    ],
    [
      'an apprentice, perhaps',
      { birthDate: '2007-01-01', apprentice: undefined, ...paid(35_959) },
      [
        'unknown apprentice',
        'hours-at-rate minutes 2400 rate 899 amount 35960 age 19 by minimum-wage-hour-19',
        'counted amount 35959 by WML-01',
        'paid-against-due paid 35959 due 35960',
      ],
    ],
    [
      'no pay lines',
      { payLines: undefined },
      ['unknown payLines', 'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour'],
    ],
    ['no hours', { minutesWorked: undefined, payLines: undefined }, ['unknown minutesWorked payLines']],
    [
      'a month of fixed pay',
      { ...month, minutesWorked: 11_040, fixedMonthlyPay: true, ...paid(270_000) },
      [
        'unknown because year-average',
        'hours-at-rate minutes 11040 rate 1499 amount 275816 age 31 by minimum-wage-hour',
        'due-between low 260826 high 275816 by minimum-wage-hour',
        'counted amount 270000 by WML-01',
        'paid-against-due paid 270000 due 275816',
      ],
    ],
    [
      'a month in which nobody says that the pay is fixed',
      { ...month, fixedMonthlyPay: undefined, ...paid(259_826) },
      [
        'breach 1',
        'hours-at-rate minutes 10400 rate 1499 amount 259826.667 age 31 by minimum-wage-hour',
        'counted amount 259826 by WML-01',
        'paid-against-due paid 259826 due 259826.667',
      ],
    ],
    [
      'a month of many working days in which nobody says it',
      { ...month, minutesWorked: 11_040, fixedMonthlyPay: undefined, ...paid(260_825) },
      [
        'breach 14991 of which 1 is due because fixed-pay',
        'hours-at-rate minutes 11040 rate 1499 amount 275816 age 31 by minimum-wage-hour',
        'due-between low 260826 high 275816',
        'counted amount 260825 by WML-01',
        'paid-against-due paid 260825 due 275816',
      ],
    ],
    [
      'the same between the two',
      { ...month, minutesWorked: 11_040, fixedMonthlyPay: undefined, ...paid(260_826) },
      [
        'unknown fixedMonthlyPay because fixed-pay',
        'hours-at-rate minutes 11040 rate 1499 amount 275816 age 31 by minimum-wage-hour',
        'due-between low 260826 high 275816',
        'counted amount 260826 by WML-01',
        'paid-against-due paid 260826 due 275816',
      ],
    ],
    [
      'a month of pay by the hour',
      { ...month, ...paid(259_826) },
      [
        'breach 1',
        'hours-at-rate minutes 10400 rate 1499 amount 259826.667 age 31 by minimum-wage-hour',
        'counted amount 259826 by WML-01',
        'paid-against-due paid 259826 due 259826.667',
      ],
    ],
    [
      'a week in which nobody says that the pay is fixed',
      { fixedMonthlyPay: undefined, ...paid(59_959) },
      [
        'breach 1',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'counted amount 59959 by WML-01',
        'paid-against-due paid 59959 due 59960',
      ],
    ],
    [
      'before 2024, a month of fixed pay',
      { ...september, fixedMonthlyPay: true, ...paid(199_499) },
      [
        'breach 1',
        'hours-of-full-week minutes 10080 rate 199500 amount 193361.538 age 33 full 2400 by minimum-wage-month',
        'due-between low 199500 high 199500 by minimum-wage-month',
        'counted amount 199499 by WML-01',
        'paid-against-due paid 199499 due 199500',
      ],
    ],
    [
      'before 2024, a month that may be either',
      { ...september, fixedMonthlyPay: undefined, ...paid(195_000) },
      [
        'unknown fixedMonthlyPay',
        'hours-of-full-week minutes 10080 rate 199500 amount 193361.538 age 33 full 2400 by minimum-wage-month',
        'due-between low 193361.538 high 199500 by minimum-wage-month',
        'counted amount 195000 by WML-01',
        'paid-against-due paid 195000 due 199500',
      ],
    ],
    [
      'before 2024, a month by the hour',
      { ...september, ...paid(193_362) },
      [
        'ok',
        'hours-of-full-week minutes 10080 rate 199500 amount 193361.538 age 33 full 2400 by minimum-wage-month',
        'counted amount 193362 by WML-01',
        'paid-against-due paid 193362 due 193361.538',
      ],
    ],
    [
      'before 2024, whole weeks',
      { ...september, periodFrom: '2023-09-04', periodUntil: '2023-09-10', minutesWorked: 2400, ...paid(46_040) },
      [
        'ok',
        'hours-of-full-week minutes 2400 rate 46040 amount 46040 age 33 full 2400 by minimum-wage-week',
        'counted amount 46040 by WML-01',
        'paid-against-due paid 46040 due 46040',
      ],
    ],
    [
      'before 2024, no birth date',
      { ...september, birthDate: undefined, ...paid(193_361) },
      [
        'unknown birthDate',
        'age-not-known rate 199500 amount 193361.538 by minimum-wage-month',
        'counted amount 193361 by WML-01',
        'paid-against-due paid 193361 due 193361.538',
      ],
    ],
  ])
})
