import { describe } from 'vitest'
import { cents, minutes } from '#kernel/units.ts'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { type HolidayQuestion, holidayPay } from './holiday-pay.ts'

/** All of 2026 at 40 hours a week; its allowance was paid, and the job goes on. */
const asked: HolidayQuestion = {
  first: on('2026-01-01'),
  last: on('2026-12-31'),
  wage: cents(100_000),
  weeklyMinutes: minutes(2400),
  paid: cents(8000),
  jobEnded: null,
  highWage: null,
  agencyWorker: true,
}
const { tells, tellsBy, isSilentWithout } = toldTables(holidayPay, asked)

describe('what is told of how much holiday allowance is', () => {
  tells('holiday-allowance-amount', [
    [
      'of a wage',
      {},
      ['ok', 'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11'],
    ],
    [
      'of a wage that makes a part of a cent',
      { wage: cents(100_001) },
      ['ok', 'holiday-allowance-due share 80 wage 100001 amount 8000.08 by holiday-allowance-share, WML-11'],
    ],
    ['no wage', { wage: null }, ['unknown wage']],
    [
      'no last day',
      { last: null },
      ['ok', 'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11'],
    ],
    [
      'no first day',
      { first: null },
      ['ok', 'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11'],
    ],
    ['no days', { first: null, last: null }, ['unknown periodUntil']],
    ['no days and no wage', { first: null, last: null, wage: null }, ['unknown periodUntil wage']],
    ['a last day after the rules', { last: on('2027-01-01') }, ['out-of-coverage because no-rule']],
    [
      'a first day after the rules and no last one',
      { first: on('2027-01-01'), last: null },
      ['out-of-coverage because no-rule'],
    ],
    [
      'a last day after the rules and no wage',
      { last: on('2027-01-01'), wage: null },
      ['out-of-coverage because no-rule'],
    ],
  ])
  tellsBy('holiday-allowance-amount', [
    [
      'a share that is not certain',
      { unsure: ['holiday-allowance-share'] },
      {},
      [
        'unknown because uncertain-rule',
        'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11',
      ],
    ],
  ])
  isSilentWithout('holiday-allowance-amount', ['holiday-allowance-share', 'WML-11'])
})

describe('what is told of holiday allowance that was paid', () => {
  tells('holiday-allowance-paid', [
    [
      'all of it',
      {},
      [
        'ok',
        'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11',
        'holiday-allowance-given paid 8000',
      ],
    ],
    [
      'more',
      { paid: cents(8001) },
      [
        'ok',
        'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11',
        'holiday-allowance-given paid 8001',
      ],
    ],
    [
      'a cent less in a job that goes on',
      { paid: cents(7999) },
      [
        'unknown jobEnded because paid-in-june',
        'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11',
        'holiday-allowance-given paid 7999',
      ],
    ],
    [
      'a cent less at the end of the job',
      { paid: cents(7999), jobEnded: on('2026-12-31'), highWage: false },
      [
        'breach 1',
        'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11',
        'holiday-allowance-given paid 7999',
      ],
    ],
    [
      'a part of a cent less at the end of the job',
      { wage: cents(100_001), jobEnded: on('2026-12-31'), highWage: false },
      [
        'breach 1',
        'holiday-allowance-due share 80 wage 100001 amount 8000.08 by holiday-allowance-share, WML-11',
        'holiday-allowance-given paid 8000',
      ],
    ],
    [
      'less of what may be a high wage',
      { paid: cents(7999), jobEnded: on('2026-12-31') },
      [
        'unknown highWage',
        'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11',
        'holiday-allowance-given paid 7999',
      ],
    ],
    [
      'less of a high wage',
      { paid: cents(7999), jobEnded: on('2026-12-31'), highWage: true },
      [
        'unknown because high-wage',
        'holiday-allowance-due share 80 wage 100000 amount 8000 by holiday-allowance-share, WML-11',
        'holiday-allowance-given paid 7999',
      ],
    ],
    ['no wage', { wage: null }, ['unknown wage']],
    ['nobody knows how much', { paid: null }, ['unknown paid']],
    ['neither', { wage: null, paid: null }, ['unknown wage paid']],
    ['no days', { first: null, last: null }, ['unknown periodUntil']],
    ['a last day after the rules', { last: on('2027-01-01') }, ['out-of-coverage because no-rule']],
  ])
  isSilentWithout('holiday-allowance-paid', ['holiday-allowance-share', 'WML-11'])
})

describe('what is told of when holiday allowance is paid', () => {
  tells('holiday-allowance-when', [
    ['a job that goes on', {}, ['ok', 'paid-in-june by WML-12']],
    ['a job that ended', { jobEnded: on('2026-09-30') }, ['ok', 'paid-at-end day 2026-09-30 by WML-12']],
    ['a job that ended after the rules', { jobEnded: on('2027-01-01') }, ['out-of-coverage because no-rule']],
    [
      'a job that ended, and a stretch after the rules',
      { jobEnded: on('2026-09-30'), last: on('2027-01-01') },
      ['ok', 'paid-at-end day 2026-09-30 by WML-12'],
    ],
    ['a stretch until after the rules', { last: on('2027-01-01') }, ['out-of-coverage because no-rule']],
    ['only a first day', { last: null }, ['ok', 'paid-in-june by WML-12']],
    ['only a first day, after the rules', { last: null, first: on('2027-01-01') }, ['out-of-coverage because no-rule']],
    ['no days', { first: null, last: null }, ['unknown periodUntil']],
  ])
  isSilentWithout('holiday-allowance-when', ['WML-12'])
})

describe('what is told of holiday hours', () => {
  tells('holiday-hours', [
    ['a year', {}, ['ok', 'holiday-hours weeks 4 weekly 2400 yearly 9600 minutes 9600 by holiday-weeks, WML-14']],
    [
      'a month',
      { first: on('2026-07-01'), last: on('2026-07-31') },
      ['ok', 'holiday-hours weeks 4 weekly 2400 yearly 9600 minutes 815 by holiday-weeks, WML-14'],
    ],
    [
      'a day',
      { first: on('2026-07-01'), last: on('2026-07-01') },
      ['ok', 'holiday-hours weeks 4 weekly 2400 yearly 9600 minutes 26 by holiday-weeks, WML-14'],
    ],
    [
      'a December of 366 days, a year, and a January',
      { first: on('2024-12-01'), last: on('2026-01-31') },
      ['ok', 'holiday-hours weeks 4 weekly 2400 yearly 9600 minutes 11228 by holiday-weeks, WML-14'],
    ],
    [
      'the last day of a year and the first of the next',
      { first: on('2025-12-31'), last: on('2026-01-01') },
      ['ok', 'holiday-hours weeks 4 weekly 2400 yearly 9600 minutes 53 by holiday-weeks, WML-14'],
    ],
    [
      '24 hours a week',
      { weeklyMinutes: minutes(1440) },
      ['ok', 'holiday-hours weeks 4 weekly 1440 yearly 5760 minutes 5760 by holiday-weeks, WML-14'],
    ],
    ['no first day', { first: null }, ['unknown periodFrom']],
    ['no last day', { last: null }, ['unknown periodUntil']],
    ['no hours', { weeklyMinutes: null }, ['unknown weeklyMinutes']],
    ['nothing', { first: null, last: null, weeklyMinutes: null }, ['unknown periodFrom periodUntil weeklyMinutes']],
  ])
  isSilentWithout('holiday-hours', ['holiday-weeks', 'WML-14'])
})

describe('what is told of holiday under the agency agreement', () => {
  tells('holiday-agency', [
    ['an agency worker', {}, ['ok', 'holiday-agency by CAO-11']],
    ['perhaps one', { agencyWorker: null }, ['unknown agencyWorker', 'holiday-agency by CAO-11']],
    ['another worker', { agencyWorker: false }, ['not-applicable because no-agency']],
    ['only a first day', { last: null }, ['ok', 'holiday-agency by CAO-11']],
    ['no days', { first: null, last: null }, ['unknown periodUntil']],
  ])
  isSilentWithout('holiday-agency', ['CAO-11'])
})
