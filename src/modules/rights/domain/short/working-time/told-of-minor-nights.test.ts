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

describe('the way to an answer about work at night of somebody of 16 or 17', () => {
  const one = (from: string, until: string, breakMinutes: number | null = 0) =>
    someTimes([shift(monday, from, until, breakMinutes)], minor)
  tells('minor-night', [
    ['of somebody of age', someTimes([shift(monday, '22:00', '06:00')]), ['not-applicable because adult']],
    [
      'no work',
      someTimes([], minor),
      ['ok', 'minor-no-night from 23 until 6 by minor-night-from-hour, minor-night-until-hour'],
    ],
    [
      'until 23:00',
      one('15:00', '23:00'),
      ['ok', 'minor-no-night from 23 until 6 by minor-night-from-hour, minor-night-until-hour'],
    ],
    [
      'until a minute past 23:00',
      one('15:00', '23:01'),
      [
        'breach',
        'minor-at-night from 23 until 6 day 2026-07-06 minutes 1 by minor-night-from-hour, minor-night-until-hour',
      ],
    ],
    [
      'until a minute past, and a break of a minute',
      one('15:00', '23:01', 1),
      [
        'unknown breakMinutes',
        'minor-at-night from 23 until 6 day 2026-07-06 minutes 1 by minor-night-from-hour, minor-night-until-hour',
      ],
    ],
    [
      'until a minute past, and nobody knows the break',
      one('15:00', '23:01', null),
      [
        'unknown breakMinutes',
        'minor-at-night from 23 until 6 day 2026-07-06 minutes 1 by minor-night-from-hour, minor-night-until-hour',
      ],
    ],
    [
      'from six',
      one('06:00', '14:00'),
      ['ok', 'minor-no-night from 23 until 6 by minor-night-from-hour, minor-night-until-hour'],
    ],
    [
      'from a minute before six',
      one('05:59', '14:00'),
      [
        'breach',
        'minor-at-night from 23 until 6 day 2026-07-06 minutes 1 by minor-night-from-hour, minor-night-until-hour',
      ],
    ],
    [
      'from midnight',
      one('00:00', '05:00'),
      [
        'breach',
        'minor-at-night from 23 until 6 day 2026-07-06 minutes 300 by minor-night-from-hour, minor-night-until-hour',
      ],
    ],
    [
      'the whole night',
      one('22:00', '07:00'),
      [
        'breach',
        'minor-at-night from 23 until 6 day 2026-07-06 minutes 420 by minor-night-from-hour, minor-night-until-hour',
      ],
    ],
    [
      'two nights in one shift',
      one('05:00', '23:30', 60),
      [
        'unknown breakMinutes',
        'minor-at-night from 23 until 6 day 2026-07-06 minutes 90 by minor-night-from-hour, minor-night-until-hour',
      ],
    ],
    [
      'a day, an evening that perhaps was too long, and one that was',
      someTimes(
        [
          shift(monday, '08:00', '16:00'),
          shift('2026-07-07', '15:00', '23:30', 30),
          shift('2026-07-09', '15:00', '23:10', 0),
          shift('2026-07-11', '15:00', '23:20', 0),
        ],
        minor,
      ),
      [
        'breach',
        'minor-at-night from 23 until 6 day 2026-07-09 minutes 10 by minor-night-from-hour, minor-night-until-hour',
      ],
    ],
    [
      'a day, and two evenings that perhaps were too long',
      someTimes(
        [
          shift(monday, '08:00', '16:00'),
          shift('2026-07-07', '15:00', '23:30', 30),
          shift('2026-07-09', '15:00', '23:10', 30),
        ],
        minor,
      ),
      [
        'unknown breakMinutes',
        'minor-at-night from 23 until 6 day 2026-07-07 minutes 30 by minor-night-from-hour, minor-night-until-hour',
      ],
    ],
  ])
})
