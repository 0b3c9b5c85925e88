import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { on, shift, someTimes } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'
import type { WorkingTimeId } from './check-working-time.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (rule: WorkingTimeId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime(rule, times)).toEqual(lines))

const monday = '2026-07-06'
const minor = { ageGroup: 'minor' as const }

describe('the way to an answer about the length of a night shift', () => {
  const one = (from: string, until: string, breakMinutes: number | null = 0, changes: Partial<WorkingTimes> = {}) =>
    someTimes([shift(monday, from, until, breakMinutes)], changes)
  tells('night-shift', [
    ['of somebody of 16 or 17', one('22:00', '06:00', 0, minor), ['not-applicable because minor']],
    ['no work', someTimes([]), ['not-applicable because no-night-shift']],
    ['work by day', one('08:00', '17:00'), ['not-applicable because no-night-shift']],
    ['an hour after midnight', one('16:00', '01:00'), ['not-applicable because no-night-shift']],
    [
      'a minute more',
      one('16:00', '01:01'),
      [
        'ok',
        'night-longest day 2026-07-06 minutes 541 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    ['an hour before six', one('05:00', '14:00'), ['not-applicable because no-night-shift']],
    [
      'a minute more before six',
      one('04:59', '13:59'),
      [
        'ok',
        'night-longest day 2026-07-06 minutes 540 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'an hour after midnight, of which perhaps some was a break',
      one('16:00', '02:00', 60),
      [
        'ok',
        'night-longest day 2026-07-06 minutes 540 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'a minute more of it, and the break',
      one('16:00', '02:01', 60),
      [
        'ok',
        'night-longest day 2026-07-06 minutes 541 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'nobody knows the break',
      one('22:00', '06:00', null),
      [
        'ok',
        'night-longest day 2026-07-06 minutes 480 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'nobody knows the break of ten hours',
      one('20:00', '06:00', null),
      [
        'ok',
        'night-longest day 2026-07-06 minutes 600 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'nobody knows the break of a minute more',
      one('20:00', '06:01', null),
      [
        'unknown breakMinutes',
        'night-longest day 2026-07-06 minutes 601 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'ten hours',
      one('20:00', '06:00'),
      [
        'ok',
        'night-longest day 2026-07-06 minutes 600 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'a minute more than ten hours',
      one('20:00', '06:01'),
      [
        'unknown longNights moreWeeks',
        'night-long day 2026-07-06 minutes 601 most 600 over 1 by night-shift-max-hours',
        'night-long-may most 720 fortnight 5 year 22 rest 720 by night-shift-long-hours, night-shift-long-times-fortnight, night-shift-long-times-year, night-shift-long-rest-hours',
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'twelve hours',
      one('20:00', '08:00'),
      [
        'unknown longNights moreWeeks',
        'night-long day 2026-07-06 minutes 720 most 600 over 120 by night-shift-max-hours',
        'night-long-may most 720 fortnight 5 year 22 rest 720 by night-shift-long-hours, night-shift-long-times-fortnight, night-shift-long-times-year, night-shift-long-rest-hours',
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'a minute more than twelve hours',
      one('20:00', '08:01'),
      [
        'breach',
        'night-over day 2026-07-06 minutes 721 most 720 over 1 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours, night-shift-long-hours',
      ],
    ],
    [
      'the longest of three',
      someTimes([
        shift(monday, '22:00', '05:00', 0),
        shift('2026-07-07', '22:00', '06:00', 0),
        shift('2026-07-08', '22:00', '04:00', 0),
      ]),
      [
        'ok',
        'night-longest day 2026-07-07 minutes 480 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'a night and a longer day',
      someTimes([shift(monday, '22:00', '05:00', 0), shift('2026-07-08', '08:00', '20:00', 0)]),
      [
        'ok',
        'night-longest day 2026-07-06 minutes 420 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'a day, and a night that may be none',
      someTimes([shift(monday, '08:00', '17:00', 0), shift('2026-07-08', '20:00', '06:00', null)]),
      [
        'ok',
        'night-longest day 2026-07-08 minutes 600 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'a night that may be longer than ten hours, by a piece with a break that nobody knows',
      someTimes([shift(monday, '22:00', '05:00', 0), shift('2026-07-07', '06:00', '10:00', null)]),
      [
        'unknown breakMinutes',
        'night-longest day 2026-07-06 minutes 660 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'a night of ten hours at the most, by a piece with a break that nobody knows',
      someTimes([shift(monday, '22:00', '05:00', 0), shift('2026-07-07', '06:00', '09:00', null)]),
      [
        'ok',
        'night-longest day 2026-07-06 minutes 600 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'a night, and a longer one that may be none',
      someTimes([shift(monday, '22:00', '05:00', 0), shift('2026-07-08', '20:00', '07:00', null)]),
      [
        'unknown breakMinutes',
        'night-longest day 2026-07-06 minutes 420 most 600 by night-hour-end, night-shift-threshold-hours, night-shift-max-hours',
      ],
    ],
    [
      'a long night, and another one that may be long',
      someTimes([shift(monday, '20:00', '07:00', 0), shift('2026-07-08', '20:00', '07:00', null)], {
        longNights: 1,
        last: on('2026-07-19'),
      }),
      [
        'unknown breakMinutes',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        'night-long-may most 720 fortnight 5 year 22 rest 720 by night-shift-long-hours, night-shift-long-times-fortnight, night-shift-long-times-year, night-shift-long-rest-hours',
        'night-long-count fortnight 1 year 1',
      ],
    ],
  ])
})
