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

describe('the way to an answer about weekly rest', () => {
  const sixDays = (nextStart: number | null, changes: Partial<WorkingTimes> = {}) =>
    someTimes(daily(monday, 6, '08:00', '18:00'), { nextStart, ...changes })
  const threeWeeks = { last: on('2026-07-26') }
  tells('weekly-rest', [
    ['no work', someTimes([]), ['not-applicable because no-work']],
    [
      'a free weekend',
      someTimes(daily(monday, 5, '08:00', '17:00')),
      ['ok', 'weekly-rest-least day 2026-07-06 minutes 3300 least 2160 by weekly-rest-hours'],
    ],
    [
      'nobody knows about Monday',
      sixDays(null),
      ['unknown nextStart moreWeeks', 'weekly-rest-seen day 2026-07-06 minutes 1800 least 2160 by weekly-rest-hours'],
    ],
    [
      '36 hours',
      sixDays(at('2026-07-13', '06:00')),
      ['ok', 'weekly-rest-least day 2026-07-06 minutes 2160 least 2160 by weekly-rest-hours'],
    ],
    [
      'a minute more',
      sixDays(at('2026-07-13', '06:01')),
      ['ok', 'weekly-rest-least day 2026-07-06 minutes 2161 least 2160 by weekly-rest-hours'],
    ],
    [
      'a minute less',
      sixDays(at('2026-07-13', '05:59')),
      [
        'unknown moreWeeks',
        'weekly-rest-short day 2026-07-06 minutes 2159 least 2160 under 1 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      'eight days in a row',
      someTimes(daily(monday, 8, '08:00', '17:00'), { last: on('2026-07-13') }),
      [
        'unknown moreWeeks',
        'weekly-rest-short day 2026-07-06 minutes 900 least 2160 under 1260 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      'fifteen days in a row',
      someTimes(daily(monday, 15, '08:00', '17:00'), { last: on('2026-07-20') }),
      [
        'breach',
        'weekly-rest-short day 2026-07-06 minutes 900 least 2160 under 1260 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      'three days after eleven',
      someTimes(daily(monday, 11, '08:00', '17:00'), { last: on('2026-07-19') }),
      [
        'ok',
        'weekly-rest-short day 2026-07-06 minutes 900 least 2160 under 1260 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      '72 hours after eleven days',
      someTimes([...daily(monday, 11, '08:00', '17:00'), shift('2026-07-19', '17:00', '23:00')], threeWeeks),
      [
        'ok',
        'weekly-rest-short day 2026-07-06 minutes 900 least 2160 under 1260 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      'a minute less than 72 hours after eleven days',
      someTimes([...daily(monday, 11, '08:00', '17:00'), shift('2026-07-19', '16:59', '23:00')], threeWeeks),
      [
        'breach',
        'weekly-rest-short day 2026-07-06 minutes 900 least 2160 under 1260 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      'a week that is free',
      someTimes([...daily(monday, 3, '08:00', '17:00'), shift('2026-07-20', '08:00', '17:00')], threeWeeks),
      ['ok', 'weekly-rest-least day 2026-07-06 minutes 6660 least 2160 by weekly-rest-hours'],
    ],
    [
      'the longest rest is least from the second day on',
      someTimes(
        [
          shift(monday, '08:00', '17:00'),
          ...daily('2026-07-08', 5, '08:00', '17:00'),
          shift('2026-07-14', '17:00', '20:00'),
        ],
        {
          last: on('2026-07-26'),
        },
      ),
      ['ok', 'weekly-rest-least day 2026-07-06 minutes 2340 least 2160 by weekly-rest-hours'],
    ],
    [
      'the longest rest is least from the second shift on',
      someTimes(
        [
          shift(monday, '08:00', '17:00'),
          ...daily('2026-07-09', 6, '08:00', '17:00'),
          shift('2026-07-16', '08:00', '17:00'),
        ],
        threeWeeks,
      ),
      ['ok', 'weekly-rest-least day 2026-07-09 minutes 2340 least 2160 by weekly-rest-hours'],
    ],
    [
      'too short from the first shift on, and shorter from a later one on',
      someTimes(
        [
          ...daily(monday, 5, '08:00', '17:00'),
          shift('2026-07-12', '04:00', '10:00'),
          ...daily('2026-07-13', 9, '08:00', '17:00'),
        ],
        { last: on('2026-07-21') },
      ),
      [
        'breach',
        'weekly-rest-short day 2026-07-13 minutes 900 least 2160 under 1260 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      '36 hours of somebody of 16 or 17',
      sixDays(at('2026-07-13', '06:00'), minor),
      ['ok', 'weekly-rest-least day 2026-07-06 minutes 2160 least 2160 by minor-weekly-rest-hours'],
    ],
    [
      'a minute less of somebody of 16 or 17',
      sixDays(at('2026-07-13', '05:59'), minor),
      ['breach', 'weekly-rest-short day 2026-07-06 minutes 2159 least 2160 under 1 by minor-weekly-rest-hours'],
    ],
    [
      'nobody knows about Monday of somebody of 16 or 17',
      sixDays(null, minor),
      [
        'unknown nextStart moreWeeks',
        'weekly-rest-seen day 2026-07-06 minutes 1800 least 2160 by minor-weekly-rest-hours',
      ],
    ],
    ['no work of somebody of 16 or 17', someTimes([], minor), ['not-applicable because no-work']],
  ])
})

describe('rest in fourteen days counts in blocks of 32 hours', () => {
  /** Work but for two rests: from Friday 17:00 until Sunday, and from Thursday 17:00 until Saturday a week later. */
  const resting = (sunday: string, saturday: string) =>
    someTimes(
      [
        ...daily(monday, 5, '08:00', '17:00'),
        shift('2026-07-12', sunday, '10:00'),
        ...daily('2026-07-13', 4, '08:00', '17:00'),
        shift('2026-07-18', saturday, '17:00'),
        shift('2026-07-19', '08:00', '17:00'),
      ],
      { last: on('2026-07-19'), nextStart: at('2026-07-20', '08:00') },
    )
  tells('weekly-rest', [
    [
      '32 hours and 40 hours',
      resting('01:00', '09:00'),
      [
        'unknown moreWeeks',
        'weekly-rest-short day 2026-07-06 minutes 1920 least 2160 under 240 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      '32 hours and a minute less than 40',
      resting('01:00', '08:59'),
      [
        'breach',
        'weekly-rest-short day 2026-07-06 minutes 1920 least 2160 under 240 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      'a minute less than 32 hours and a minute more than 40',
      resting('00:59', '09:01'),
      [
        'breach',
        'weekly-rest-short day 2026-07-06 minutes 1919 least 2160 under 241 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      '35 hours and 37 hours',
      resting('04:00', '06:00'),
      [
        'unknown moreWeeks',
        'weekly-rest-short day 2026-07-06 minutes 2100 least 2160 under 60 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
    [
      '35 hours and a minute less than 37',
      resting('04:00', '05:59'),
      [
        'breach',
        'weekly-rest-short day 2026-07-06 minutes 2100 least 2160 under 60 by weekly-rest-hours',
        'fortnight-rest least 4320 days 14 block 1920 by fortnight-rest-hours, fortnight-rest-days, fortnight-rest-block-hours',
      ],
    ],
  ])
})
