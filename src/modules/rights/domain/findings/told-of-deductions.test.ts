import { describe, expect, test } from 'vitest'
import { off, paid, type SlipJson } from '../../testing/a-payslip.ts'
import { told } from '../../testing/a-trace.ts'
import type { FindingId } from '../check-payslip.ts'

/** A payslip, what is said of it, and the way to it. */
type Told = [of: string, changes: SlipJson, lines: string[]]

const tells = (rule: FindingId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, changes, lines) => expect(told(rule, changes)).toEqual(lines))

describe('the way to an answer about the cap on housing', () => {
  tells('housing-cap', [
    ['nothing deducted', off({}), ['not-applicable because no-housing-deduction']],
    [
      'below it',
      off({ housing: 14_000 }),
      [
        'ok',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'housing-deducted amount 14000',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
      ],
    ],
    [
      'above it',
      off({ housing: 15_000 }),
      [
        'breach 10',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'housing-deducted amount 15000',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
        'cap-passed amount 10 certain 10',
      ],
    ],
    [
      'above it, some of it from what was earned above the minimum',
      { ...paid(61_960), ...off({ housing: 17_990 }) },
      [
        'breach 3000 of which 1000 is due',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'housing-deducted amount 17990',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
        'above-minimum amount 2000',
        'cap-passed amount 3000 certain 1000',
      ],
    ],
    [
      'all of that, as agreed',
      { ...paid(69_960), ...off({ housing: 15_000 }), deductionsAgreed: true },
      [
        'ok because above-minimum',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'housing-deducted amount 15000',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
        'above-minimum amount 10000',
      ],
    ],
    [
      'all of that, perhaps agreed',
      { ...paid(69_960), ...off({ housing: 15_000 }) },
      [
        'unknown deductionsAgreed because above-minimum',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'housing-deducted amount 15000',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
        'above-minimum amount 10000',
      ],
    ],
    [
      'all of that, not agreed',
      { ...paid(69_960), ...off({ housing: 15_000 }), deductionsAgreed: false },
      [
        'breach 10',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'housing-deducted amount 15000',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
        'above-minimum amount 10000',
      ],
    ],
    [
      'no birth date',
      { ...off({ housing: 14_990 }), birthDate: undefined },
      [
        'unknown birthDate',
        'age-not-known rate 1499 amount 59960 by minimum-wage-hour',
        'housing-deducted amount 14990',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
      ],
    ],
    [
      'no pay lines',
      { ...off({ housing: 15_000 }), payLines: undefined },
      [
        'unknown payLines deductionsAgreed because above-minimum',
        'hours-at-rate minutes 2400 rate 1499 amount 59960 age 31 by minimum-wage-hour',
        'housing-deducted amount 15000',
        'housing-cap share 250 due 59960 cap 14990 by housing-deduction-cap, DED-01',
      ],
    ],
  ])
})

describe('the way to an answer about the conditions of housing', () => {
  tells('housing-conditions', [
    [
      'met',
      off({ housing: 14_000 }),
      ['ok', 'housing-deducted amount 14000', 'housing-conditions-met by DED-01, housing-mandate, housing-landlord'],
    ],
    [
      'one not known',
      { ...off({ housing: 14_000 }), landlordCertified: undefined },
      ['unknown landlordCertified', 'housing-deducted amount 14000'],
    ],
    [
      'none met',
      { ...off({ housing: 14_000 }), landlordCertified: false, postedWorker: true, housingMandateSigned: false },
      [
        'breach 14000',
        'housing-deducted amount 14000',
        'posted-worker by housing-posted-workers',
        'no-mandate by housing-mandate',
        'landlord-not-certified by housing-landlord',
        'off-the-minimum amount 14000',
      ],
    ],
    [
      'not met, above the minimum, as agreed',
      { ...paid(69_960), ...off({ housing: 5000 }), landlordCertified: false, deductionsAgreed: true },
      [
        'ok because above-minimum',
        'housing-deducted amount 5000',
        'landlord-not-certified by housing-landlord',
        'above-minimum amount 10000',
      ],
    ],
    [
      'not met, above the minimum, not agreed',
      { ...paid(69_960), ...off({ housing: 5000 }), landlordCertified: false, deductionsAgreed: false },
      [
        'breach 5000',
        'housing-deducted amount 5000',
        'landlord-not-certified by housing-landlord',
        'above-minimum amount 10000',
      ],
    ],
  ])
})

describe('the way to an answer about the cap on the health insurance', () => {
  tells('health-insurance-cap', [
    ['nothing deducted', off({}), ['not-applicable because no-health-deduction']],
    [
      'below it',
      off({ 'health-insurance': 4000 }),
      ['ok', 'health-deducted amount 4000', 'health-cap year 209880 cap 4036.154 by health-deduction-cap-year, DED-02'],
    ],
    [
      'above it, some of it from what was earned above the minimum',
      { ...paid(60_960), ...off({ 'health-insurance': 5100 }) },
      [
        'breach 1064 of which 64 is due',
        'health-deducted amount 5100',
        'health-cap year 209880 cap 4036.154 by health-deduction-cap-year, DED-02',
        'above-minimum amount 1000',
        'cap-passed amount 1063.846 certain 63.846',
      ],
    ],
    [
      'over the turn of a year',
      {
        ...off({ 'health-insurance': 3952 }),
        periodFrom: '2025-12-29',
        periodUntil: '2026-01-04',
        employmentStart: undefined,
      },
      [
        'unknown because part-of-period',
        'health-deducted amount 3952',
        'health-cap-between low 3951.538 high 4036.154 by health-deduction-cap-year, health-deduction-cap-year, DED-02',
      ],
    ],
  ])
})

describe('the way to an answer about the mandate for the health insurance', () => {
  tells('health-conditions', [
    ['nothing deducted', off({}), ['not-applicable because no-health-deduction']],
    ['signed', off({ 'health-insurance': 4000 }), ['ok', 'health-deducted amount 4000', 'health-mandate by DED-02']],
    [
      'not signed',
      { ...paid(60_960), ...off({ 'health-insurance': 4000 }), healthMandateSigned: false },
      [
        'breach 3000',
        'health-deducted amount 4000',
        'no-mandate by DED-02',
        'above-minimum amount 1000',
        'off-the-minimum amount 3000',
      ],
    ],
    [
      'not known',
      { ...off({ 'health-insurance': 4000 }), healthMandateSigned: undefined },
      ['unknown healthMandateSigned', 'health-deducted amount 4000'],
    ],
  ])
})

describe('the way to an answer about deductions that may not be', () => {
  tells('forbidden-deductions', [
    ['none', off({ housing: 1, tax: 1, pension: 1 }), ['ok', 'none-forbidden by DED-00']],
    [
      'an advance',
      off({ advance: 100 }),
      ['unknown because uncertain-rule', 'advance-taken-back amount 100 by DED-04'],
    ],
    [
      'fees',
      off({ 'recruitment-fee': 100, administration: 50 }),
      ['breach 150', 'never-allowed amount 150 by DED-08, DED-10'],
    ],
    [
      'costs, some of them from what was earned above the minimum',
      { ...paid(60_960), ...off({ travel: 800, fine: 700 }) },
      [
        'breach 500',
        'not-from-minimum amount 1500 by DED-00, DED-05, DED-06',
        'above-minimum amount 1000',
        'off-the-minimum amount 500',
      ],
    ],
    [
      'costs and a fee',
      { ...paid(60_960), ...off({ other: 800, clothing: 700, deposit: 1, administration: 9 }) },
      [
        'breach 510',
        'never-allowed amount 9 by DED-10',
        'not-from-minimum amount 1501 by DED-00, DED-07, DED-09, DED-11',
        'above-minimum amount 1000',
        'off-the-minimum amount 501',
      ],
    ],
    [
      'costs above the minimum and a fee',
      { ...paid(69_960), ...off({ travel: 800, administration: 9 }) },
      [
        'breach 9',
        'never-allowed amount 9 by DED-10',
        'not-from-minimum amount 800 by DED-00, DED-05',
        'above-minimum amount 10000',
      ],
    ],
    [
      'costs above the minimum, not agreed',
      { ...paid(69_960), ...off({ travel: 800 }), deductionsAgreed: false },
      ['breach 800', 'not-from-minimum amount 800 by DED-00, DED-05', 'above-minimum amount 10000'],
    ],
    [
      'costs above the minimum, as agreed',
      { ...paid(69_960), ...off({ travel: 800 }), deductionsAgreed: true },
      ['unknown because real-cost', 'not-from-minimum amount 800 by DED-00, DED-05', 'above-minimum amount 10000'],
    ],
  ])
})

describe('the way to an answer about the items of a payslip', () => {
  tells('payslip-items', [
    ['all of them', {}, ['ok', 'items-shown shown 8 of 8 by PS-01, PS-02, PS-03, PS-04, PS-05, PS-06, PS-07, PS-08']],
    [
      'two missing',
      { payslipItems: ['PS-01', 'PS-02', 'PS-03', 'PS-05', 'PS-06', 'PS-08'] },
      ['breach', 'items-shown shown 6 of 8 by PS-04, PS-07'],
    ],
  ])
})
