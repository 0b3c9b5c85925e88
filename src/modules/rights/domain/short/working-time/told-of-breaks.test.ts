import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { shift, someTimes } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'
import type { WorkingTimeId } from './check-working-time.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (rule: WorkingTimeId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime(rule, times)).toEqual(lines))

const monday = '2026-07-06'
const minor = { ageGroup: 'minor' as const }

describe('the way to an answer about breaks', () => {
  const one = (until: string, breakMinutes: number | null, changes: Partial<WorkingTimes> = {}) =>
    someTimes([shift(monday, '07:00', until, breakMinutes)], changes)
  tells('breaks', [
    ['no work', someTimes([]), ['not-applicable because no-work']],
    [
      'five and a half hours without a break',
      one('12:30', 0),
      [
        'ok',
        'break-rule above 600 least 45 by break-long-after-hours, break-long-minutes, break-part-minutes',
        'break-rule above 330 least 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a minute more without a break',
      one('12:31', 0),
      [
        'breach',
        'break-short day 2026-07-06 above 330 least 30 minutes 0 under 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a minute more and nobody knows the break',
      one('12:31', null),
      [
        'unknown breakMinutes',
        'break-open day 2026-07-06 above 330 least 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'five and a half hours and nobody knows the break',
      one('12:30', null),
      [
        'ok',
        'break-rule above 600 least 45 by break-long-after-hours, break-long-minutes, break-part-minutes',
        'break-rule above 330 least 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'half an hour in eight',
      one('15:00', 30),
      [
        'ok',
        'break-rule above 600 least 45 by break-long-after-hours, break-long-minutes, break-part-minutes',
        'break-rule above 330 least 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a minute less than half an hour',
      one('15:00', 29),
      [
        'unknown collectiveScheme because other-agreement',
        'break-short day 2026-07-06 above 330 least 30 minutes 29 under 1 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a minute less under a scheme',
      one('15:00', 29, { collectiveScheme: true }),
      [
        'unknown because other-agreement',
        'break-short day 2026-07-06 above 330 least 30 minutes 29 under 1 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a minute less and no scheme',
      one('15:00', 29, { collectiveScheme: false }),
      [
        'breach',
        'break-short day 2026-07-06 above 330 least 30 minutes 29 under 1 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a quarter',
      one('15:00', 15),
      [
        'unknown collectiveScheme because other-agreement',
        'break-short day 2026-07-06 above 330 least 30 minutes 15 under 15 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a minute less than a quarter',
      one('15:00', 14, { collectiveScheme: true }),
      [
        'breach',
        'break-short day 2026-07-06 above 330 least 30 minutes 14 under 16 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'ten hours of work with half an hour',
      one('17:30', 30),
      [
        'ok',
        'break-rule above 600 least 45 by break-long-after-hours, break-long-minutes, break-part-minutes',
        'break-rule above 330 least 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a minute more with half an hour',
      one('17:31', 30),
      [
        'unknown collectiveScheme because other-agreement',
        'break-short day 2026-07-06 above 600 least 45 minutes 30 under 15 by break-long-after-hours, break-long-minutes, break-part-minutes',
      ],
    ],
    [
      'a minute more with half an hour and no scheme',
      one('17:31', 30, { collectiveScheme: false }),
      [
        'breach',
        'break-short day 2026-07-06 above 600 least 45 minutes 30 under 15 by break-long-after-hours, break-long-minutes, break-part-minutes',
      ],
    ],
    [
      'a minute more with 44 minutes',
      one('17:45', 44),
      [
        'unknown collectiveScheme because other-agreement',
        'break-short day 2026-07-06 above 600 least 45 minutes 44 under 1 by break-long-after-hours, break-long-minutes, break-part-minutes',
      ],
    ],
    [
      '45 minutes',
      one('18:00', 45),
      [
        'ok',
        'break-rule above 600 least 45 by break-long-after-hours, break-long-minutes, break-part-minutes',
        'break-rule above 330 least 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'eleven hours without a break',
      one('18:00', 0),
      [
        'breach',
        'break-short day 2026-07-06 above 600 least 45 minutes 0 under 45 by break-long-after-hours, break-long-minutes, break-part-minutes',
      ],
    ],
    [
      'eleven hours with a quarter',
      one('18:00', 15, { collectiveScheme: false }),
      [
        'breach',
        'break-short day 2026-07-06 above 600 least 45 minutes 15 under 30 by break-long-after-hours, break-long-minutes, break-part-minutes',
      ],
    ],
    [
      'two days, the second without a break',
      someTimes([shift(monday, '07:00', '15:00', 30), shift('2026-07-07', '07:00', '15:00', 0)]),
      [
        'breach',
        'break-short day 2026-07-07 above 330 least 30 minutes 0 under 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a day with a short break and one with a break that nobody knows',
      someTimes([shift(monday, '07:00', '15:00', null), shift('2026-07-07', '07:00', '15:00', 20)]),
      [
        'unknown collectiveScheme because other-agreement',
        'break-short day 2026-07-07 above 330 least 30 minutes 20 under 10 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a gap of half an hour is a break',
      someTimes([shift(monday, '07:00', '11:00', 0), shift(monday, '11:30', '15:30', 0)]),
      [
        'ok',
        'break-rule above 600 least 45 by break-long-after-hours, break-long-minutes, break-part-minutes',
        'break-rule above 330 least 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a gap of 29 minutes is none that is long enough',
      someTimes([shift(monday, '07:00', '11:00', 0), shift(monday, '11:29', '15:29', 0)]),
      [
        'unknown collectiveScheme because other-agreement',
        'break-short day 2026-07-06 above 330 least 30 minutes 29 under 1 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    [
      'a gap and a break that nobody knows',
      someTimes([shift(monday, '07:00', '13:00', 0), shift(monday, '13:20', '17:00', null)]),
      [
        'unknown breakMinutes',
        'break-open day 2026-07-06 above 330 least 30 by break-after-hours, break-after-extra-minutes, break-minutes, break-part-minutes',
      ],
    ],
    ['no work of somebody of 16 or 17', someTimes([], minor), ['not-applicable because no-work']],
    [
      'four and a half hours of somebody of 16 or 17',
      one('11:30', 0, minor),
      [
        'ok',
        'break-rule above 270 least 30 by minor-break-after-minutes, minor-break-minutes, minor-break-part-minutes',
      ],
    ],
    [
      'a minute more',
      one('11:31', 0, minor),
      [
        'breach',
        'break-short day 2026-07-06 above 270 least 30 minutes 0 under 30 by minor-break-after-minutes, minor-break-minutes, minor-break-part-minutes',
      ],
    ],
    [
      'a minute less than half an hour, under a scheme',
      one('15:00', 29, { ...minor, collectiveScheme: true }),
      [
        'breach',
        'break-short day 2026-07-06 above 270 least 30 minutes 29 under 1 by minor-break-after-minutes, minor-break-minutes, minor-break-part-minutes',
      ],
    ],
    [
      'half an hour of somebody of 16 or 17',
      one('15:00', 30, minor),
      [
        'ok',
        'break-rule above 270 least 30 by minor-break-after-minutes, minor-break-minutes, minor-break-part-minutes',
      ],
    ],
    [
      'nobody knows the break of somebody of 16 or 17',
      one('15:00', null, minor),
      [
        'unknown breakMinutes',
        'break-open day 2026-07-06 above 270 least 30 by minor-break-after-minutes, minor-break-minutes, minor-break-part-minutes',
      ],
    ],
  ])
})
