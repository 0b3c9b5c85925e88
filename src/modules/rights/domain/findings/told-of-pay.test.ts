import { describe, expect, test } from 'vitest'
import { paid, type SlipJson } from '../../testing/a-payslip.ts'
import { told } from '../../testing/a-trace.ts'
import type { FindingId } from '../check-payslip.ts'

const arrived = {
  employmentStart: '2025-11-03',
  periodFrom: '2025-11-03',
  periodUntil: '2025-11-09',
  fullTimeMinutesPerWeek: 2400,
}

/** A payslip, what is said of it, and the way to it. */
type Told = [of: string, changes: SlipJson, lines: string[]]

const tells = (rule: FindingId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, changes, lines) => expect(told(rule, changes)).toEqual(lines))

describe('the way to an answer about the holiday allowance', () => {
  tells('holiday-allowance', [
    [
      'none with the wage',
      paid(59_960),
      [
        'unknown because paid-later',
        'holiday-allowance-least share 80 wage 59960 least 4796.8 by holiday-allowance-share, WML-11',
        'holiday-allowance-paid paid 0 by WML-12',
      ],
    ],
    [
      'eight per cent',
      paid(59_960, { 'holiday-allowance': 4797 }),
      [
        'ok',
        'holiday-allowance-least share 80 wage 59960 least 4796.8 by holiday-allowance-share, WML-11',
        'holiday-allowance-paid paid 4797',
      ],
    ],
    [
      'less',
      paid(59_960, { 'holiday-allowance': 4700 }),
      [
        'breach 97 of which 0 is due because rest-later',
        'holiday-allowance-least share 80 wage 59960 least 4796.8 by holiday-allowance-share, WML-11',
        'holiday-allowance-paid paid 4700',
        'wage-with-allowance share 1080 due 59960 least 64756.8 by wage-with-allowance-share',
      ],
    ],
    [
      'less, of a wage that makes up for it',
      paid(62_960, { 'holiday-allowance': 4700 }),
      [
        'unknown because agreement',
        'holiday-allowance-least share 80 wage 62960 least 5036.8 by holiday-allowance-share, WML-11',
        'holiday-allowance-paid paid 4700',
        'wage-with-allowance share 1080 due 59960 least 64756.8 by wage-with-allowance-share',
      ],
    ],
    ['no wage', paid(0), ['not-applicable because no-wage']],
  ])
})

describe('the way to an answer about wage in hand', () => {
  tells('cash-payment', [
    ['none', { paidInCashCents: 0 }, ['ok', 'paid-in-cash amount 0 by WML-08']],
    [
      'more than may be',
      { ...paid(60_960, { expense: 100 }), paidInCashCents: 1200 },
      [
        'breach 100 of which 0 is due',
        'paid-in-cash amount 1200 by WML-08',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'cash-may-be amount 1100',
      ],
    ],
    [
      'as much as may be',
      { ...paid(60_960, { expense: 100 }), paidInCashCents: 1100 },
      [
        'unknown because cash-above-minimum',
        'paid-in-cash amount 1100 by WML-08',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'cash-may-be amount 1100',
      ],
    ],
    [
      'of a wage below the minimum',
      { ...paid(50_000, { 'year-end-bonus': 40, 'holiday-allowance': 30, 'et-exchange': 20 }), paidInCashCents: 100 },
      [
        'breach 10 of which 0 is due',
        'paid-in-cash amount 100 by WML-08',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'cash-may-be amount 90',
      ],
    ],
    [
      'no pay lines',
      { payLines: undefined, paidInCashCents: 1100 },
      ['unknown payLines', 'paid-in-cash amount 1100 by WML-08'],
    ],
  ])
})

describe('the way to an answer about wage exchanged for costs', () => {
  tells('et-scheme', [
    ['nothing', paid(59_960), ['not-applicable because no-exchange']],
    [
      'at the minimum wage',
      paid(59_960, { 'et-exchange': 1000 }),
      [
        'breach 1000 of which 0 is due',
        'et-exchanged amount 1000 by et-exchange-max-share, ET-03',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'et-leaves amount 59960 due 59960',
        'et-at-minimum by ET-08',
      ],
    ],
    [
      'within both limits',
      paid(70_000, { 'et-exchange': 10_000 }),
      [
        'ok',
        'et-exchanged amount 10000 by et-exchange-max-share, ET-03',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'et-leaves amount 70000 due 59960',
        'et-cap share 300 gross 70000 cap 21000 by et-exchange-max-share',
      ],
    ],
    [
      'within them only before the exchange',
      paid(69_000, { 'et-exchange': 10_000 }),
      [
        'unknown because before-or-after',
        'et-exchanged amount 10000 by et-exchange-max-share, ET-03',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'et-leaves amount 69000 due 59960',
      ],
    ],
    [
      'above the limit of all that was paid',
      paid(100_000, { 'et-exchange': 50_000, expense: 5000, 'holiday-allowance': 1000, 'year-end-bonus': 500 }),
      [
        'breach 4550 of which 0 is due',
        'et-exchanged amount 50000 by et-exchange-max-share, ET-03',
        'et-cap share 300 gross 151500 cap 45450 by et-exchange-max-share',
      ],
    ],
    [
      'above it, and perhaps no agency',
      { ...paid(100_000, { 'et-exchange': 60_000 }), agencyWorker: undefined },
      [
        'unknown agencyWorker',
        'et-exchanged amount 60000 by et-exchange-max-share, ET-03',
        'et-cap share 300 gross 160000 cap 48000 by et-exchange-max-share',
      ],
    ],
    [
      'without an agency',
      { ...paid(100_000, { 'et-exchange': 20_000 }), agencyWorker: false },
      [
        'unknown because other-agreement',
        'et-exchanged amount 20000 by et-exchange-max-share, ET-03',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'et-leaves amount 100000 due 59960',
      ],
    ],
    ['no hours', { ...paid(100_000, { 'et-exchange': 20_000 }), minutesWorked: undefined }, ['unknown minutesWorked']],
  ])
})

describe('the way to an answer about the wage guarantee of arrival', () => {
  tells('income-guarantee', [
    ['no agency', { agencyWorker: false }, ['not-applicable because no-agency']],
    ['not recruited abroad', { recruitedAbroad: false }, ['not-applicable because not-recruited-abroad']],
    [
      'two months later',
      { employmentStart: '2026-05-06' },
      [
        'not-applicable because guarantee-over',
        'guarantee-time months 2 until 2026-07-06 by agency-guarantee-months, CAO-16',
      ],
    ],
    [
      'since 2026',
      { employmentStart: '2026-05-07' },
      ['unknown because uncertain-rule', 'guarantee-time months 2 until 2026-07-07 by agency-guarantee-months, CAO-16'],
    ],
    [
      'a full week',
      { ...arrived, ...paid(57_600) },
      [
        'ok',
        'guarantee-time months 2 until 2026-01-03 by agency-guarantee-months, CAO-16',
        'guarantee-due minutes 2400 amount 57600 by minimum-wage-hour',
      ],
    ],
    [
      'less, and perhaps lapsed',
      { ...arrived, ...paid(57_599) },
      [
        'unknown guaranteeLapsed because guarantee-exceptions',
        'guarantee-time months 2 until 2026-01-03 by agency-guarantee-months, CAO-16',
        'guarantee-due minutes 2400 amount 57600 by minimum-wage-hour',
      ],
    ],
    [
      'less, and not lapsed',
      { ...arrived, guaranteeLapsed: false, ...paid(57_599) },
      [
        'breach 1',
        'guarantee-time months 2 until 2026-01-03 by agency-guarantee-months, CAO-16',
        'guarantee-due minutes 2400 amount 57600 by minimum-wage-hour',
      ],
    ],
    [
      'less, and lapsed',
      { ...arrived, guaranteeLapsed: true, ...paid(57_599) },
      [
        'not-applicable because guarantee-lapsed',
        'guarantee-time months 2 until 2026-01-03 by agency-guarantee-months, CAO-16',
        'guarantee-due minutes 2400 amount 57600 by minimum-wage-hour',
      ],
    ],
    [
      'a week in which it ends',
      { ...arrived, employmentStart: '2025-09-07', guaranteeLapsed: false, ...paid(34_561) },
      [
        'unknown because guarantee-exceptions',
        'guarantee-time months 2 until 2025-11-07 by agency-guarantee-months, CAO-16',
        'guarantee-due minutes 1920 amount 46080 by minimum-wage-hour',
      ],
    ],
    [
      'an unknown full week',
      { ...arrived, fullTimeMinutesPerWeek: undefined },
      ['unknown fullTimeMinutesPerWeek', 'guarantee-time months 2 until 2026-01-03 by agency-guarantee-months, CAO-16'],
    ],
    [
      'no pay lines',
      { ...arrived, payLines: undefined },
      ['unknown payLines', 'guarantee-time months 2 until 2026-01-03 by agency-guarantee-months, CAO-16'],
    ],
    [
      'an agency, perhaps',
      { ...arrived, agencyWorker: undefined },
      ['unknown agencyWorker', 'guarantee-time months 2 until 2026-01-03 by agency-guarantee-months, CAO-16'],
    ],
    [
      'an unknown first day',
      { ...arrived, periodFrom: undefined },
      ['unknown periodFrom', 'guarantee-time months 2 until 2026-01-03 by agency-guarantee-months, CAO-16'],
    ],
  ])
})
