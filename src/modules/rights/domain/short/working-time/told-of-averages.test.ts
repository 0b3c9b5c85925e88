import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { daily, on, shift, someTimes, weekly } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'
import type { WorkingTimeId } from './check-working-time.ts'
import type { ShiftGiven } from './shifts.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (rule: WorkingTimeId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime(rule, times)).toEqual(lines))

const monday = '2026-07-06'
const minor = { ageGroup: 'minor' as const }
const weeks = (count: number, week: readonly ShiftGiven[], changes: Partial<WorkingTimes> = {}) =>
  someTimes(weekly(count, week), { last: on(monday) + count * 7 - 1, ...changes })

describe('the way to an answer about four weeks', () => {
  const full = daily(monday, 5, '07:00', '19:00')
  const more = daily(monday, 5, '07:00', '19:01')
  tells('average-4-weeks', [
    ['no work', weeks(4, []), ['not-applicable because no-work']],
    [
      'a week',
      weeks(1, full),
      ['unknown moreWeeks', 'weeks-needed weeks 4 by average-short-total-hours, average-short-weeks'],
    ],
    [
      'three weeks',
      weeks(3, full),
      ['unknown moreWeeks', 'weeks-needed weeks 4 by average-short-total-hours, average-short-weeks'],
    ],
    [
      'a day less than four weeks',
      weeks(4, full, { last: on(monday) + 26 }),
      ['unknown moreWeeks', 'weeks-needed weeks 4 by average-short-total-hours, average-short-weeks'],
    ],
    [
      '55 hours a week',
      weeks(4, full),
      [
        'ok',
        'weeks-most day 2026-07-06 weeks 4 minutes 13200 most 13200 by average-short-total-hours, average-short-weeks',
      ],
    ],
    [
      'twenty minutes more',
      weeks(4, more),
      [
        'unknown collectiveScheme because other-agreement',
        'weeks-over day 2026-07-06 weeks 4 minutes 13220 most 13200 over 20 by average-short-total-hours, average-short-weeks',
      ],
    ],
    [
      'twenty minutes more under a scheme',
      weeks(4, more, { collectiveScheme: true }),
      [
        'unknown because other-agreement',
        'weeks-over day 2026-07-06 weeks 4 minutes 13220 most 13200 over 20 by average-short-total-hours, average-short-weeks',
      ],
    ],
    [
      'twenty minutes more and no scheme',
      weeks(4, more, { collectiveScheme: false }),
      [
        'breach',
        'weeks-over day 2026-07-06 weeks 4 minutes 13220 most 13200 over 20 by average-short-total-hours, average-short-weeks',
      ],
    ],
    [
      '55 hours a week, and more when there was no break',
      weeks(4, daily(monday, 5, '07:00', '19:00', null)),
      [
        'unknown breakMinutes',
        'weeks-most day 2026-07-06 weeks 4 minutes 14400 most 13200 by average-short-total-hours, average-short-weeks',
      ],
    ],
    [
      'four of five weeks',
      { ...weeks(5, more), shifts: weekly(4, more), collectiveScheme: false },
      [
        'breach',
        'weeks-over day 2026-07-06 weeks 4 minutes 13220 most 13200 over 20 by average-short-total-hours, average-short-weeks',
      ],
    ],
    [
      'too much in three weeks already',
      weeks(3, daily(monday, 6, '06:00', '19:30')),
      [
        'unknown collectiveScheme because other-agreement',
        'weeks-over day 2026-06-29 weeks 4 minutes 13500 most 13200 over 300 by average-short-total-hours, average-short-weeks',
      ],
    ],
    [
      '40 hours a week of somebody of 16 or 17',
      weeks(4, daily(monday, 5, '08:00', '17:00'), minor),
      ['ok', 'weeks-most day 2026-07-06 weeks 4 minutes 9600 most 9600 by minor-average-hours, minor-average-weeks'],
    ],
    [
      'twenty minutes more of somebody of 16 or 17, scheme or not',
      weeks(4, daily(monday, 5, '08:00', '17:01'), { ...minor, collectiveScheme: true }),
      [
        'breach',
        'weeks-over day 2026-07-06 weeks 4 minutes 9620 most 9600 over 20 by minor-average-hours, minor-average-weeks',
      ],
    ],
    [
      'three weeks of somebody of 16 or 17',
      weeks(3, daily(monday, 5, '08:00', '17:00'), minor),
      ['unknown moreWeeks', 'weeks-needed weeks 4 by minor-average-hours, minor-average-weeks'],
    ],
  ])
})

describe('the way to an answer about sixteen weeks', () => {
  const full = daily(monday, 6, '07:00', '16:00')
  const night = (breakMinutes: number | null = 0) => shift(monday, '22:00', '06:00', breakMinutes)
  const withNight = (until: string, breakMinutes: number | null = 0) => [
    night(breakMinutes),
    ...daily('2026-07-08', 3, '07:00', until, 0),
  ]
  tells('average-16-weeks', [
    ['no work', weeks(16, []), ['not-applicable because no-work']],
    ['of somebody of 16 or 17', weeks(16, full, minor), ['not-applicable because minor']],
    [
      'a week',
      weeks(1, full),
      ['unknown moreWeeks', 'weeks-needed weeks 16 by average-long-total-hours, average-long-weeks'],
    ],
    [
      'a day less than sixteen weeks',
      weeks(16, full, { last: on(monday) + 110 }),
      ['unknown moreWeeks', 'weeks-needed weeks 16 by average-long-total-hours, average-long-weeks'],
    ],
    [
      '48 hours a week',
      weeks(16, full),
      [
        'ok',
        'weeks-most day 2026-07-06 weeks 16 minutes 46080 most 46080 by average-long-total-hours, average-long-weeks',
      ],
    ],
    [
      'six minutes a week more, under a scheme',
      weeks(16, daily(monday, 6, '07:00', '16:01'), { collectiveScheme: true }),
      [
        'breach',
        'weeks-over day 2026-07-06 weeks 16 minutes 46176 most 46080 over 96 by average-long-total-hours, average-long-weeks',
      ],
    ],
    [
      '48 hours a week and more when there was no break',
      weeks(16, daily(monday, 6, '07:00', '16:00', null)),
      [
        'unknown breakMinutes',
        'weeks-most day 2026-07-06 weeks 16 minutes 51840 most 46080 by average-long-total-hours, average-long-weeks',
      ],
    ],
    [
      'a night a week and 40 hours',
      weeks(16, withNight('17:40')),
      [
        'ok',
        'weeks-most day 2026-07-06 weeks 16 minutes 38400 most 38400 by night-average-hours, night-average-from-shifts, average-long-weeks',
      ],
    ],
    [
      'a night a week and three minutes more',
      weeks(16, withNight('17:41')),
      [
        'breach',
        'weeks-over day 2026-07-06 weeks 16 minutes 38448 most 38400 over 48 by night-average-hours, night-average-from-shifts, average-long-weeks',
      ],
    ],
    [
      'a night in fifteen weeks and more than 40 hours',
      someTimes(
        [...weekly(15, withNight('18:00')), ...weekly(16, daily('2026-07-08', 3, '07:00', '18:00', 0)).slice(-3)],
        {
          last: on(monday) + 111,
        },
      ),
      [
        'ok',
        'weeks-most day 2026-07-06 weeks 16 minutes 38880 most 46080 by average-long-total-hours, average-long-weeks',
      ],
    ],
    [
      'a night a week and more than 48 hours',
      weeks(16, withNight('20:30')),
      [
        'breach',
        'weeks-over day 2026-07-06 weeks 16 minutes 46560 most 46080 over 480 by average-long-total-hours, average-long-weeks',
      ],
    ],
    [
      'a night a week in fifteen weeks, twice in the first',
      {
        ...weeks(15, withNight('17:40')),
        shifts: [...weekly(15, withNight('17:40')), shift('2026-07-11', '22:00', '06:00', 0)],
      },
      [
        'unknown moreWeeks',
        'weeks-needed weeks 16 by night-average-hours, night-average-from-shifts, average-long-weeks',
      ],
    ],
    [
      'a night a week that may be none, and 36 hours',
      weeks(16, withNight('18:00', 300)),
      [
        'ok',
        'weeks-most day 2026-07-06 weeks 16 minutes 34560 most 38400 by night-average-hours, night-average-from-shifts, average-long-weeks',
      ],
    ],
    [
      'a night a week that may be none, and 35 hours',
      weeks(16, withNight('17:40', 300)),
      [
        'ok',
        'weeks-most day 2026-07-06 weeks 16 minutes 33600 most 38400 by night-average-hours, night-average-from-shifts, average-long-weeks',
      ],
    ],
    [
      'a night a week without known breaks, and more than 40 hours',
      weeks(16, withNight('18:00', null)),
      [
        'unknown because many-nights',
        'weeks-most day 2026-07-06 weeks 16 minutes 39360 most 38400 by night-average-hours, night-average-from-shifts, average-long-weeks',
      ],
    ],
    [
      'a night a week and more than 40 hours, and a day of the next week',
      weeks(16, withNight('18:00'), { last: on(monday) + 112 }),
      [
        'unknown because many-nights',
        'weeks-over day 2026-07-06 weeks 16 minutes 39360 most 38400 over 960 by night-average-hours, night-average-from-shifts, average-long-weeks',
      ],
    ],
    [
      'a night a week and more than 40 hours, and a shift that is perhaps at night',
      someTimes([...weekly(16, withNight('18:00')), shift('2026-07-11', '20:00', '03:00', null)], {
        last: on(monday) + 111,
      }),
      [
        'breach',
        'weeks-over day 2026-07-06 weeks 16 minutes 39360 most 38400 over 960 by night-average-hours, night-average-from-shifts, average-long-weeks',
      ],
    ],
    [
      'fifteen nights, one that may be one, and more than 40 hours',
      someTimes([...weekly(16, withNight('18:00')).slice(1), shift('2026-07-06', '22:00', '03:00', 200)], {
        last: on(monday) + 111,
      }),
      [
        'unknown because many-nights',
        'weeks-over day 2026-07-06 weeks 16 minutes 38980 most 38400 over 580 by night-average-hours, night-average-from-shifts, average-long-weeks',
      ],
    ],
  ])
})
