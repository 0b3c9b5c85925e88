import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { at, daily, on, shift, someTimes } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'
import type { WorkingTimeId } from './check-working-time.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (rule: WorkingTimeId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime(rule, times)).toEqual(lines))

const monday = '2026-07-06'
const minor = { ageGroup: 'minor' as const }

describe('the way to an answer about daily rest', () => {
  const pair = (from: string, changes: Partial<WorkingTimes> = {}) =>
    someTimes([shift(monday, '08:00', '20:00'), shift('2026-07-07', from, '17:00')], changes)
  const lastDay = (nextStart: number | null, until = '17:00') =>
    someTimes([shift('2026-07-12', '08:00', until)], { nextStart })
  tells('daily-rest', [
    ['no work', someTimes([]), ['not-applicable because no-work']],
    [
      'eleven hours',
      pair('07:00'),
      ['ok', 'rest-least day 2026-07-06 minutes 660 least 660 by daily-rest-hours, daily-rest-short-hours'],
    ],
    [
      'a minute more',
      pair('07:01'),
      ['ok', 'rest-least day 2026-07-06 minutes 661 least 660 by daily-rest-hours, daily-rest-short-hours'],
    ],
    [
      'a minute less',
      pair('06:59'),
      [
        'unknown because short-rest-once',
        'rest-short day 2026-07-06 minutes 659 least 660 under 1 by daily-rest-hours, daily-rest-short-hours',
        'rest-once least 480 by daily-rest-short-hours',
      ],
    ],
    [
      'eight hours',
      pair('04:00'),
      [
        'unknown because short-rest-once',
        'rest-short day 2026-07-06 minutes 480 least 660 under 180 by daily-rest-hours, daily-rest-short-hours',
        'rest-once least 480 by daily-rest-short-hours',
      ],
    ],
    [
      'a minute less than eight hours, which is one shift',
      pair('03:59'),
      [
        'breach',
        'rest-short day 2026-07-06 minutes 479 least 660 under 181 by daily-rest-hours, daily-rest-short-hours',
      ],
    ],
    [
      'a shift so long that less than eight hours are left',
      someTimes([shift(monday, '06:00', '22:01')]),
      [
        'breach',
        'rest-short day 2026-07-06 minutes 479 least 660 under 181 by daily-rest-hours, daily-rest-short-hours',
      ],
    ],
    [
      'a shift that leaves eight hours',
      someTimes([shift(monday, '06:00', '22:00')]),
      [
        'unknown because short-rest-once',
        'rest-short day 2026-07-06 minutes 480 least 660 under 180 by daily-rest-hours, daily-rest-short-hours',
        'rest-once least 480 by daily-rest-short-hours',
      ],
    ],
    [
      'twice less in a week',
      someTimes(daily(monday, 3, '06:00', '20:00')),
      [
        'breach',
        'rest-short day 2026-07-06 minutes 600 least 660 under 60 by daily-rest-hours, daily-rest-short-hours',
      ],
    ],
    [
      'twice less, a week apart',
      someTimes(
        [...daily(monday, 2, '06:00', '20:00'), ...daily('2026-07-13', 2, '06:00', '20:00')].map((one, index) =>
          index % 2 === 1 ? { ...one, until: one.from + 240 } : one,
        ),
        { last: on('2026-07-19') },
      ),
      [
        'unknown because short-rest-once',
        'rest-short day 2026-07-06 minutes 600 least 660 under 60 by daily-rest-hours, daily-rest-short-hours',
        'rest-once least 480 by daily-rest-short-hours',
      ],
    ],
    [
      'twice less, a minute less than a week apart',
      someTimes(
        [
          shift(monday, '06:00', '20:00'),
          shift('2026-07-07', '06:00', '09:00'),
          shift('2026-07-13', '05:59', '20:00'),
          shift('2026-07-14', '05:59', '09:00'),
        ],
        { last: on('2026-07-19') },
      ),
      [
        'breach',
        'rest-short day 2026-07-13 minutes 599 least 660 under 61 by daily-rest-hours, daily-rest-short-hours',
      ],
    ],
    [
      'the least of several',
      someTimes([...daily(monday, 2, '08:00', '17:00'), shift('2026-07-08', '06:00', '15:00')]),
      ['ok', 'rest-least day 2026-07-07 minutes 780 least 660 by daily-rest-hours, daily-rest-short-hours'],
    ],
    [
      'the least, in the first of two',
      someTimes([
        shift(monday, '08:00', '19:00'),
        shift('2026-07-07', '07:00', '15:00'),
        shift('2026-07-08', '08:00', '12:00'),
      ]),
      ['ok', 'rest-least day 2026-07-06 minutes 720 least 660 by daily-rest-hours, daily-rest-short-hours'],
    ],
    [
      'what is surely rest, also when another day may turn out shorter',
      someTimes([
        shift(monday, '08:00', '19:00'),
        shift('2026-07-07', '07:00', '15:00'),
        shift('2026-07-12', '02:00', '13:00'),
      ]),
      ['ok', 'rest-least day 2026-07-12 minutes 660 least 660 by daily-rest-hours, daily-rest-short-hours'],
    ],
    [
      'one after another before the end of the day',
      someTimes([shift(monday, '00:00', '08:00'), shift(monday, '16:00', '23:00')]),
      [
        'unknown because short-rest-once',
        'rest-short day 2026-07-06 minutes 480 least 660 under 180 by daily-rest-hours, daily-rest-short-hours',
        'rest-once least 480 by daily-rest-short-hours',
      ],
    ],
    [
      'work until 17:00 on the last day',
      lastDay(null),
      [
        'unknown nextStart',
        'rest-seen day 2026-07-12 minutes 420 least 660 by daily-rest-hours, daily-rest-short-hours',
      ],
    ],
    [
      'work until 13:00 on the last day',
      lastDay(null, '13:00'),
      ['ok', 'rest-least day 2026-07-12 minutes 660 least 660 by daily-rest-hours, daily-rest-short-hours'],
    ],
    [
      'work until a minute past 13:00 on the last day',
      lastDay(null, '13:01'),
      [
        'unknown nextStart',
        'rest-seen day 2026-07-12 minutes 659 least 660 by daily-rest-hours, daily-rest-short-hours',
      ],
    ],
    [
      'work again after eleven hours',
      lastDay(at('2026-07-13', '04:00')),
      ['ok', 'rest-least day 2026-07-12 minutes 660 least 660 by daily-rest-hours, daily-rest-short-hours'],
    ],
    [
      'work again a minute earlier',
      lastDay(at('2026-07-13', '03:59')),
      [
        'unknown because short-rest-once',
        'rest-short day 2026-07-12 minutes 659 least 660 under 1 by daily-rest-hours, daily-rest-short-hours',
        'rest-once least 480 by daily-rest-short-hours',
      ],
    ],
    [
      'work again at midnight',
      lastDay(at('2026-07-13', '00:00')),
      [
        'breach',
        'rest-short day 2026-07-12 minutes 479 least 660 under 181 by daily-rest-hours, daily-rest-short-hours',
      ],
    ],
    [
      'work again before the last day is over, which is not believed',
      lastDay(at('2026-07-12', '23:59')),
      [
        'unknown nextStart',
        'rest-seen day 2026-07-12 minutes 420 least 660 by daily-rest-hours, daily-rest-short-hours',
      ],
    ],
    [
      'a night after the last day',
      someTimes([shift('2026-07-12', '20:00', '06:00')]),
      ['unknown nextStart', 'rest-seen day 2026-07-12 minutes 0 least 660 by daily-rest-hours, daily-rest-short-hours'],
    ],
    [
      'a night after the last day, and work when it ends',
      someTimes([shift('2026-07-12', '20:00', '06:00')], { nextStart: at('2026-07-13', '06:00') }),
      ['unknown nextStart', 'rest-seen day 2026-07-12 minutes 0 least 660 by daily-rest-hours, daily-rest-short-hours'],
    ],
    ['no work of somebody of 16 or 17', someTimes([], minor), ['not-applicable because no-work']],
    [
      'twelve hours of somebody of 16 or 17',
      pair('08:00', minor),
      ['ok', 'rest-least day 2026-07-06 minutes 720 least 720 by minor-rest-hours'],
    ],
    [
      'a minute less of somebody of 16 or 17',
      pair('07:59', minor),
      ['breach', 'rest-short day 2026-07-06 minutes 719 least 720 under 1 by minor-rest-hours'],
    ],
    [
      'the last day of somebody of 16 or 17',
      someTimes([shift('2026-07-12', '08:00', '17:00')], minor),
      ['unknown nextStart', 'rest-seen day 2026-07-12 minutes 420 least 720 by minor-rest-hours'],
    ],
  ])
})
