import { describe, expect, test } from 'vitest'
import { cents } from '#kernel/units.ts'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { serviceOf, type TransitionQuestion, transitionPayment } from './transition-payment.ts'

/** Three years and a half at € 3,000 a month, ended by the employer; all of it was paid. */
const asked: TransitionQuestion = {
  start: on('2023-01-01'),
  end: on('2026-06-30'),
  monthWage: cents(300_000),
  endedBy: 'employer',
  transitionException: false,
  paid: cents(350_000),
  agencyWorker: true,
}
const { tells, tellsBy, isSilentWithout } = toldTables(transitionPayment, asked)

describe('what is told of the transition payment', () => {
  tells('transition-payment', [
    [
      'three years and a half',
      {},
      [
        'ok',
        'service years 3 months 6 days 0',
        'transition-payment per 3 wage 300000 amount 350000 by DI-04, transition-years-per-month',
      ],
    ],
    [
      'a day more',
      { end: on('2026-07-01') },
      [
        'ok',
        'service years 3 months 6 days 1',
        'transition-payment per 3 wage 300000 amount 350268.817 by DI-04, transition-years-per-month',
      ],
    ],
    [
      'a day less',
      { end: on('2026-06-29') },
      [
        'ok',
        'service years 3 months 5 days 29',
        'transition-payment per 3 wage 300000 amount 349722.222 by DI-04, transition-years-per-month',
      ],
    ],
    [
      'one day',
      { start: on('2026-06-30') },
      [
        'ok',
        'service years 0 months 0 days 1',
        'transition-payment per 3 wage 300000 amount 277.778 by DI-04, transition-years-per-month',
      ],
    ],
    ['a job that ends before it begins', { start: on('2026-07-01') }, ['not-applicable because not-begun']],
    ['ended by the worker', { endedBy: 'worker' }, ['not-applicable because worker-ended']],
    ['an exception', { transitionException: true }, ['not-applicable because transition-exception']],
    [
      'perhaps an exception',
      { transitionException: null },
      [
        'unknown transitionException',
        'service years 3 months 6 days 0',
        'transition-payment per 3 wage 300000 amount 350000 by DI-04, transition-years-per-month',
      ],
    ],
    ['no first day', { start: null }, ['unknown start']],
    ['no last day', { end: null }, ['unknown end']],
    ['no wage', { monthWage: null }, ['unknown monthWage']],
    ['nobody knows who ended it', { endedBy: null }, ['unknown endedBy']],
    ['nothing', { start: null, end: null, monthWage: null, endedBy: null }, ['unknown start end monthWage endedBy']],
    ['an end after the rules', { end: on('2027-01-01') }, ['out-of-coverage because no-rule']],
    [
      'an end after the rules, and nothing else',
      { start: null, end: on('2027-01-01') },
      ['out-of-coverage because no-rule'],
    ],
  ])
  tellsBy('transition-payment', [
    [
      'a part that is not certain',
      { unsure: ['transition-years-per-month'] },
      {},
      [
        'unknown because uncertain-rule',
        'service years 3 months 6 days 0',
        'transition-payment per 3 wage 300000 amount 350000 by DI-04, transition-years-per-month',
      ],
    ],
    ['no rule, and no first day', { without: ['DI-04'] }, { start: null }, ['out-of-coverage because no-rule']],
  ])
  isSilentWithout('transition-payment', ['transition-years-per-month', 'DI-04'])
})

describe('what is told of a transition payment that was paid', () => {
  tells('transition-paid', [
    [
      'all of it',
      {},
      [
        'ok',
        'service years 3 months 6 days 0',
        'transition-payment per 3 wage 300000 amount 350000 by DI-04, transition-years-per-month',
        'transition-given paid 350000',
      ],
    ],
    [
      'a cent less',
      { paid: cents(349_999) },
      [
        'breach 1',
        'service years 3 months 6 days 0',
        'transition-payment per 3 wage 300000 amount 350000 by DI-04, transition-years-per-month',
        'transition-given paid 349999',
      ],
    ],
    [
      'a cent more',
      { paid: cents(350_001) },
      [
        'ok',
        'service years 3 months 6 days 0',
        'transition-payment per 3 wage 300000 amount 350000 by DI-04, transition-years-per-month',
        'transition-given paid 350001',
      ],
    ],
    [
      'a part of a cent less',
      { end: on('2026-07-01'), paid: cents(350_268) },
      [
        'breach 1',
        'service years 3 months 6 days 1',
        'transition-payment per 3 wage 300000 amount 350268.817 by DI-04, transition-years-per-month',
        'transition-given paid 350268',
      ],
    ],
    [
      'nobody knows how much',
      { paid: null },
      [
        'unknown paid',
        'service years 3 months 6 days 0',
        'transition-payment per 3 wage 300000 amount 350000 by DI-04, transition-years-per-month',
      ],
    ],
    [
      'less, perhaps with an exception',
      { paid: cents(349_999), transitionException: null },
      [
        'unknown transitionException',
        'service years 3 months 6 days 0',
        'transition-payment per 3 wage 300000 amount 350000 by DI-04, transition-years-per-month',
        'transition-given paid 349999',
      ],
    ],
    [
      'all of it, perhaps with an exception',
      { transitionException: null },
      [
        'ok',
        'service years 3 months 6 days 0',
        'transition-payment per 3 wage 300000 amount 350000 by DI-04, transition-years-per-month',
        'transition-given paid 350000',
      ],
    ],
    ['ended by the worker', { endedBy: 'worker' }, ['not-applicable because worker-ended']],
    ['an exception', { transitionException: true }, ['not-applicable because transition-exception']],
    ['a job that ends before it begins', { start: on('2026-07-01') }, ['not-applicable because not-begun']],
    [
      'less for one day',
      { start: on('2026-06-30'), paid: cents(277) },
      [
        'breach 1',
        'service years 0 months 0 days 1',
        'transition-payment per 3 wage 300000 amount 277.778 by DI-04, transition-years-per-month',
        'transition-given paid 277',
      ],
    ],
    ['no wage', { monthWage: null }, ['unknown monthWage']],
    [
      'nothing',
      { start: null, end: null, monthWage: null, endedBy: null, paid: null },
      ['unknown start end monthWage endedBy paid'],
    ],
  ])
  isSilentWithout('transition-paid', ['transition-years-per-month', 'DI-04'])
})

describe('what is told of the months to claim it by law', () => {
  tells('transition-claim-law', [
    ['three months', {}, ['ok', 'transition-claim months 3 day 2026-09-30 by transition-claim-months']],
    [
      'from the last day of a longer month',
      { end: on('2026-08-31') },
      ['ok', 'transition-claim months 3 day 2026-11-30 by transition-claim-months'],
    ],
    ['no last day', { end: null }, ['unknown end']],
  ])
  tellsBy('transition-claim-law', [
    [
      'months that are not certain',
      { unsure: ['transition-claim-months'] },
      {},
      ['unknown because uncertain-rule', 'transition-claim months 3 day 2026-09-30 by transition-claim-months'],
    ],
  ])
  isSilentWithout('transition-claim-law', ['transition-claim-months'])
})

describe('what is told of the months to claim it under the agency agreement', () => {
  tells('transition-claim-agency', [
    [
      'an agency worker',
      {},
      ['ok', 'transition-claim-agency months 12 day 2027-06-30 by transition-claim-months-agency, CAO-25'],
    ],
    [
      'perhaps one',
      { agencyWorker: null },
      [
        'unknown agencyWorker',
        'transition-claim-agency months 12 day 2027-06-30 by transition-claim-months-agency, CAO-25',
      ],
    ],
    ['another worker', { agencyWorker: false }, ['not-applicable because no-agency']],
    ['another worker and no last day', { agencyWorker: false, end: null }, ['not-applicable because no-agency']],
    ['no last day', { end: null }, ['unknown end']],
    ['nothing', { end: null, agencyWorker: null }, ['unknown end agencyWorker']],
  ])
  isSilentWithout('transition-claim-agency', ['transition-claim-months-agency', 'CAO-25'])
})

describe('service', () => {
  test.each([
    ['2026-01-01', '2026-01-30', { years: 0, months: 0, days: 30, of: 31 }],
    ['2026-01-01', '2026-01-31', { years: 0, months: 1, days: 0, of: 28 }],
    ['2026-01-01', '2026-02-01', { years: 0, months: 1, days: 1, of: 28 }],
    ['2025-01-01', '2025-12-30', { years: 0, months: 11, days: 30, of: 31 }],
    ['2025-01-01', '2025-12-31', { years: 1, months: 0, days: 0, of: 31 }],
    // A month that begins on the 31st lasts until the end of a shorter one.
    ['2026-01-31', '2026-02-27', { years: 0, months: 0, days: 28, of: 29 }],
    ['2026-01-31', '2026-02-28', { years: 0, months: 1, days: 0, of: 30 }],
    ['2026-01-29', '2026-02-28', { years: 0, months: 1, days: 0, of: 28 }],
    ['2026-01-28', '2026-02-27', { years: 0, months: 1, days: 0, of: 28 }],
    ['2026-01-31', '2026-03-30', { years: 0, months: 2, days: 0, of: 31 }],
  ])('from %s to %s', (start, end, service) => expect(serviceOf(on(start), on(end))).toEqual(service))
})
