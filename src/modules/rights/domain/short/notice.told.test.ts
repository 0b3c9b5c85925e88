import { describe, expect, test } from 'vitest'
import { toldShort } from '../../testing/a-short-trace.ts'
import { shortRules } from '../../testing/short-rules.ts'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { type NoticeQuestion, notice, yearsOfService } from './notice.ts'

/** Notice on 1 July 2026, a day before five years of service, of an agency worker with the agency clause. */
const asked: NoticeQuestion = {
  start: on('2021-07-02'),
  noticeDay: on('2026-07-01'),
  agencyWorker: true,
  agencyClause: true,
}
const { tells, tellsBy, isSilentWithout } = toldTables(notice, asked)

describe('what is told of the notice of an employer', () => {
  tells('notice-employer', [
    [
      'a day before five years',
      {},
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 4 months 1 day 2026-08-01 by DI-03, notice-months-employer-min',
      ],
    ],
    [
      'five years',
      { start: on('2021-07-01') },
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 5 months 2 day 2026-09-01 by DI-03, notice-months-employer-2',
      ],
    ],
    [
      'a day before ten years',
      { start: on('2016-07-02') },
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 9 months 2 day 2026-09-01 by DI-03, notice-months-employer-2',
      ],
    ],
    [
      'ten years',
      { start: on('2016-07-01') },
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 10 months 3 day 2026-10-01 by DI-03, notice-months-employer-3',
      ],
    ],
    [
      'a day before fifteen years',
      { start: on('2011-07-02') },
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 14 months 3 day 2026-10-01 by DI-03, notice-months-employer-3',
      ],
    ],
    [
      'fifteen years',
      { start: on('2011-07-01') },
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 15 months 4 day 2026-11-01 by DI-03, notice-months-employer-4',
      ],
    ],
    [
      'the first day of work',
      { start: on('2026-07-01') },
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 0 months 1 day 2026-08-01 by DI-03, notice-months-employer-min',
      ],
    ],
    ['a job that begins the next day', { start: on('2026-07-02') }, ['not-applicable because not-begun']],
    [
      'notice on the last day of a month, into a shorter one',
      { noticeDay: on('2026-01-31') },
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 4 months 1 day 2026-02-28 by DI-03, notice-months-employer-min',
      ],
    ],
    [
      'notice into the next year',
      { noticeDay: on('2026-12-15') },
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 5 months 2 day 2027-02-15 by DI-03, notice-months-employer-2',
      ],
    ],
    [
      'no first day of work',
      { start: null },
      [
        'unknown start',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
      ],
    ],
    ['no day of notice', { noticeDay: null }, ['unknown noticeDay']],
    ['neither', { start: null, noticeDay: null }, ['unknown start noticeDay']],
  ])
  tellsBy('notice-employer', [
    [
      'fifteen years, without the years for less',
      { without: ['notice-employer-years-2'] },
      { start: on('2011-07-01') },
      [
        'ok',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 15 months 4 day 2026-11-01 by DI-03, notice-months-employer-4',
      ],
    ],
    [
      'a period that is not certain',
      { unsure: ['notice-months-employer-min'] },
      {},
      [
        'unknown because uncertain-rule',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
        'notice-employer years 4 months 1 day 2026-08-01 by DI-03, notice-months-employer-min',
      ],
    ],
  ])
  isSilentWithout('notice-employer', ['notice-months-employer-min', 'notice-months-employer-max', 'DI-03'])
})

describe('what is told of the notice of a worker', () => {
  tells('notice-worker', [
    ['a month', {}, ['ok', 'notice-worker months 1 day 2026-08-01 by DI-03, notice-months-worker']],
    ['no day of notice', { noticeDay: null }, ['unknown noticeDay']],
  ])
  isSilentWithout('notice-worker', ['notice-months-worker', 'DI-03'])
})

describe('what is told of the agency clause', () => {
  tells('notice-agency-clause', [
    [
      'long after 26 weeks',
      {},
      [
        'ok',
        'agency-clause-notice weeks 26 days 10 by CAO-05, agency-clause-notice-from-weeks, agency-clause-notice-days',
        'agency-clause-worker days 1 by CAO-05, agency-clause-worker-notice-days',
        'agency-clause-day day 2026-07-11 by agency-clause-notice-days',
      ],
    ],
    [
      '26 weeks',
      { start: on('2025-12-31') },
      [
        'ok',
        'agency-clause-notice weeks 26 days 10 by CAO-05, agency-clause-notice-from-weeks, agency-clause-notice-days',
        'agency-clause-worker days 1 by CAO-05, agency-clause-worker-notice-days',
        'agency-clause-day day 2026-07-11 by agency-clause-notice-days',
      ],
    ],
    [
      'a day less than 26 weeks',
      { start: on('2026-01-01') },
      [
        'ok because before-notice-weeks',
        'agency-clause-notice weeks 26 days 10 by CAO-05, agency-clause-notice-from-weeks, agency-clause-notice-days',
        'agency-clause-worker days 1 by CAO-05, agency-clause-worker-notice-days',
      ],
    ],
    ['no agency worker', { agencyWorker: false }, ['not-applicable because no-agency-clause']],
    ['no clause', { agencyClause: false }, ['not-applicable because no-agency-clause']],
    ['no clause and no day', { agencyClause: false, noticeDay: null }, ['not-applicable because no-agency-clause']],
    ['no day of notice', { noticeDay: null }, ['unknown noticeDay']],
    [
      'perhaps an agency worker',
      { agencyWorker: null },
      [
        'unknown agencyWorker',
        'agency-clause-notice weeks 26 days 10 by CAO-05, agency-clause-notice-from-weeks, agency-clause-notice-days',
        'agency-clause-worker days 1 by CAO-05, agency-clause-worker-notice-days',
      ],
    ],
    [
      'perhaps a clause',
      { agencyClause: null },
      [
        'unknown agencyClause',
        'agency-clause-notice weeks 26 days 10 by CAO-05, agency-clause-notice-from-weeks, agency-clause-notice-days',
        'agency-clause-worker days 1 by CAO-05, agency-clause-worker-notice-days',
      ],
    ],
    [
      'no first day of work',
      { start: null },
      [
        'unknown start',
        'agency-clause-notice weeks 26 days 10 by CAO-05, agency-clause-notice-from-weeks, agency-clause-notice-days',
        'agency-clause-worker days 1 by CAO-05, agency-clause-worker-notice-days',
      ],
    ],
    [
      'nothing but the day',
      { start: null, agencyWorker: null, agencyClause: null },
      [
        'unknown agencyWorker agencyClause start',
        'agency-clause-notice weeks 26 days 10 by CAO-05, agency-clause-notice-from-weeks, agency-clause-notice-days',
        'agency-clause-worker days 1 by CAO-05, agency-clause-worker-notice-days',
      ],
    ],
  ])
  isSilentWithout('notice-agency-clause', [
    'agency-clause-notice-from-weeks',
    'agency-clause-notice-days',
    'agency-clause-worker-notice-days',
    'CAO-05',
  ])
})

describe('the notice of an employer', () => {
  test.each([2, 3, 4].flatMap((months) => [`notice-employer-years-${months}`, `notice-months-employer-${months}`]))(
    'is only told as between the least and the most without %s',
    (fact) =>
      expect(toldShort(notice(asked, shortRules({ without: [fact] })), 'notice-employer')).toEqual([
        'unknown because by-length-of-service',
        'notice-between least 1 most 4 by DI-03, notice-months-employer-min, notice-months-employer-max',
      ]),
  )
})

describe('years of service', () => {
  test.each([
    ['2020-07-01', '2026-06-30', 5],
    ['2020-07-01', '2026-07-01', 6],
    ['2020-07-01', '2026-07-02', 6],
    ['2026-07-01', '2026-07-01', 0],
    ['2024-02-29', '2028-02-28', 3],
    ['2024-02-29', '2028-02-29', 4],
  ])('from %s to %s are %i', (start, until, years) => expect(yearsOfService(on(start), on(until))).toBe(years))
})
