import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { at, on, shift, someTimes } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime('rest-after-night', times)).toEqual(lines))

const monday = '2026-07-06'
const threeWeeks = { last: on('2026-07-26') }
/** Perhaps nobody worked in the night of it. */
const maybe = (text: string) => shift(text, '23:00', '08:00', null)
const night = (text: string, breakMinutes: number | null = 0) => shift(text, '22:00', '06:00', breakMinutes)

describe('the way to an answer about rest after a night', () => {
  const pair = (from: string, breakMinutes: number | null = 0) =>
    someTimes([night(monday, breakMinutes), shift('2026-07-07', from, '23:30')])
  const last = (nextStart: number | null) => someTimes([night('2026-07-12')], { nextStart })
  tells([
    ['of somebody of 16 or 17', someTimes([night(monday)], { ageGroup: 'minor' }), ['not-applicable because minor']],
    ['no work', someTimes([]), ['not-applicable because no-night-shift']],
    ['a day', someTimes([shift(monday, '08:00', '17:00')]), ['not-applicable because no-night-shift']],
    [
      'what is surely rest, also when another night may turn out shorter',
      someTimes([night(monday), shift('2026-07-07', '23:00', '06:00', 0), shift('2026-07-11', '22:00', '08:00', 0)]),
      ['ok', 'night-rest-least day 2026-07-12 minutes 960 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'a night that ends at two',
      someTimes([shift(monday, '18:00', '02:00', 0)]),
      ['not-applicable because no-night-shift'],
    ],
    [
      'a night that ends a minute past two',
      someTimes([shift(monday, '18:00', '02:01', 0)]),
      ['ok', 'night-rest-least day 2026-07-07 minutes 8519 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'fourteen hours',
      pair('20:00'),
      ['ok', 'night-rest-least day 2026-07-07 minutes 840 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'a minute more',
      pair('20:01'),
      ['ok', 'night-rest-least day 2026-07-07 minutes 841 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'a minute less',
      pair('19:59'),
      [
        'unknown because short-rest-once',
        'night-rest-short day 2026-07-07 minutes 839 least 840 under 1 by night-rest-hours, night-rest-short-hours',
        'rest-once least 480 by night-rest-short-hours',
      ],
    ],
    [
      'eight hours',
      pair('14:00'),
      [
        'unknown because short-rest-once',
        'night-rest-short day 2026-07-07 minutes 480 least 840 under 360 by night-rest-hours, night-rest-short-hours',
        'rest-once least 480 by night-rest-short-hours',
      ],
    ],
    [
      'a minute less than eight hours is no rest: it is one long shift',
      pair('13:59'),
      ['ok', 'night-rest-least day 2026-07-07 minutes 7230 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'a minute less than eight hours until work began again',
      last(at('2026-07-13', '13:59')),
      [
        'breach',
        'night-rest-short day 2026-07-13 minutes 479 least 840 under 361 by night-rest-hours, night-rest-short-hours',
      ],
    ],
    [
      'eight hours until work began again',
      last(at('2026-07-13', '14:00')),
      [
        'unknown because short-rest-once',
        'night-rest-short day 2026-07-13 minutes 480 least 840 under 360 by night-rest-hours, night-rest-short-hours',
        'rest-once least 480 by night-rest-short-hours',
      ],
    ],
    [
      'fourteen hours until work began again',
      last(at('2026-07-13', '20:00')),
      ['ok', 'night-rest-least day 2026-07-13 minutes 840 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'nobody knows when work began again',
      last(null),
      [
        'unknown nextStart',
        'night-rest-seen day 2026-07-13 minutes 0 least 840 by night-rest-hours, night-rest-short-hours',
      ],
    ],
    [
      'fourteen hours are seen',
      someTimes([shift('2026-07-12', '01:00', '10:00', 0)]),
      ['ok', 'night-rest-least day 2026-07-12 minutes 840 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'a minute less is seen',
      someTimes([shift('2026-07-12', '01:00', '10:01', 0)]),
      [
        'unknown nextStart',
        'night-rest-seen day 2026-07-12 minutes 839 least 840 by night-rest-hours, night-rest-short-hours',
      ],
    ],
    [
      'the least of two',
      someTimes([night(monday), shift('2026-07-07', '21:00', '05:00', 0), shift('2026-07-08', '19:30', '23:00', 0)]),
      ['ok', 'night-rest-least day 2026-07-08 minutes 870 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'the least of two, the first',
      someTimes([night(monday), shift('2026-07-07', '20:30', '05:00', 0), shift('2026-07-08', '20:00', '23:00', 0)]),
      ['ok', 'night-rest-least day 2026-07-07 minutes 870 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'less than fourteen hours twice in a week',
      someTimes([
        night(monday),
        shift('2026-07-07', '19:00', '23:00', 0),
        night('2026-07-09'),
        shift('2026-07-10', '18:00', '23:00', 0),
      ]),
      [
        'breach',
        'night-rest-short day 2026-07-10 minutes 720 least 840 under 120 by night-rest-hours, night-rest-short-hours',
      ],
    ],
    [
      'less than fourteen hours twice, a week apart',
      someTimes(
        [
          night(monday),
          shift('2026-07-07', '19:00', '23:00', 0),
          night('2026-07-13'),
          shift('2026-07-14', '18:00', '23:00', 0),
        ],
        threeWeeks,
      ),
      [
        'unknown because short-rest-once',
        'night-rest-short day 2026-07-14 minutes 720 least 840 under 120 by night-rest-hours, night-rest-short-hours',
        'rest-once least 480 by night-rest-short-hours',
      ],
    ],
    [
      'less than fourteen hours twice, a minute less than a week apart',
      someTimes(
        [
          night(monday),
          shift('2026-07-07', '19:00', '23:00', 0),
          shift('2026-07-13', '22:00', '05:59', 0),
          shift('2026-07-14', '18:00', '23:00', 0),
        ],
        threeWeeks,
      ),
      [
        'breach',
        'night-rest-short day 2026-07-14 minutes 721 least 840 under 119 by night-rest-hours, night-rest-short-hours',
      ],
    ],
    [
      'short once, and the rest after the last night is not known',
      someTimes([night('2026-07-10'), shift('2026-07-11', '19:00', '23:00', 0), night('2026-07-12')]),
      [
        'unknown because short-rest-once',
        'night-rest-short day 2026-07-11 minutes 780 least 840 under 60 by night-rest-hours, night-rest-short-hours',
        'rest-once least 480 by night-rest-short-hours',
      ],
    ],
    ['a night that may be none, fourteen hours', pair('20:00', null), ['unknown breakMinutes']],
    [
      'a night that may be none, 46 hours',
      someTimes([maybe(monday), shift('2026-07-09', '06:00', '12:00', 0)]),
      ['ok', 'night-rest-least day 2026-07-07 minutes 2760 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'a night that may be none, a minute less than 46 hours',
      someTimes([maybe(monday), shift('2026-07-09', '05:59', '12:00', 0)]),
      ['unknown breakMinutes'],
    ],
    ['a night that may be none, the last', someTimes([night('2026-07-12', null)]), ['unknown breakMinutes']],
    [
      'a night, and one that may be none before 46 hours',
      someTimes([night(monday), maybe('2026-07-08'), shift('2026-07-11', '06:00', '12:00', 0)]),
      ['ok', 'night-rest-least day 2026-07-07 minutes 2460 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'a night, and one that may be none before a minute less',
      someTimes([night(monday), maybe('2026-07-08'), shift('2026-07-11', '05:59', '12:00', 0)]),
      [
        'unknown breakMinutes',
        'night-rest-least day 2026-07-07 minutes 2460 least 840 by night-rest-hours, night-rest-short-hours',
      ],
    ],
  ])
})
