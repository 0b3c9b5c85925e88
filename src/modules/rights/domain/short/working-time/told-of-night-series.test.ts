import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { at, daily, on, shift, someTimes } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime('rest-after-night', times)).toEqual(lines))

const monday = '2026-07-06'
const threeWeeks = { last: on('2026-07-26') }
const night = (text: string, breakMinutes: number | null = 0) => shift(text, '22:00', '06:00', breakMinutes)

describe('the way to an answer about rest after three nights in a row', () => {
  const three = (text: string, from: string) =>
    someTimes([...daily(monday, 3, '23:00', '08:00', 0), shift(text, from, '23:50', 0)])
  const lastThree = (nextStart: number | null) => someTimes(daily('2026-07-10', 3, '22:00', '06:00', 0), { nextStart })
  tells([
    [
      '46 hours',
      three('2026-07-11', '06:00'),
      [
        'ok',
        'series-rest-seen day 2026-07-09 count 3 least 2760 minutes 2760 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      'a minute less than 46 hours',
      three('2026-07-11', '05:59'),
      [
        'unknown because series-not-clear',
        'series-rest-seen day 2026-07-09 count 3 least 2760 minutes 2759 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      '36 hours',
      three('2026-07-10', '20:00'),
      [
        'unknown because series-not-clear',
        'series-rest-seen day 2026-07-09 count 3 least 2760 minutes 2160 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      'a minute less than 36 hours',
      three('2026-07-10', '19:59'),
      [
        'breach',
        'series-rest-short day 2026-07-09 count 3 least 2760 minutes 2159 under 601 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      'nobody knows when work began again',
      lastThree(null),
      [
        'unknown nextStart',
        'series-rest-seen day 2026-07-13 count 3 least 2760 minutes 0 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      '46 hours until work began again',
      lastThree(at('2026-07-15', '04:00')),
      [
        'ok',
        'series-rest-seen day 2026-07-13 count 3 least 2760 minutes 2760 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      'a minute less until work began again',
      lastThree(at('2026-07-15', '03:59')),
      [
        'unknown because series-not-clear',
        'series-rest-seen day 2026-07-13 count 3 least 2760 minutes 2759 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      'two nights, and 36 hours less a minute',
      someTimes([...daily(monday, 2, '22:00', '06:00', 0), shift('2026-07-09', '17:59', '23:50')]),
      ['ok', 'night-rest-least day 2026-07-07 minutes 960 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'two nights, a day and two nights',
      someTimes([
        ...daily(monday, 2, '22:00', '06:00', 0),
        shift('2026-07-08', '20:00', '23:50', 0),
        ...daily('2026-07-09', 2, '22:00', '06:00', 0),
        shift('2026-07-11', '21:00', '23:50', 0),
      ]),
      ['ok', 'night-rest-least day 2026-07-08 minutes 840 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'a day and three nights',
      someTimes([
        shift(monday, '08:00', '16:00', 0),
        ...daily('2026-07-07', 3, '22:00', '06:00', 0),
        shift('2026-07-11', '12:00', '20:00', 0),
      ]),
      [
        'breach',
        'series-rest-short day 2026-07-10 count 3 least 2760 minutes 1800 under 960 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      'two nights, a weekly rest and two nights',
      someTimes([
        ...daily(monday, 2, '22:00', '06:00', 0),
        ...daily('2026-07-09', 2, '22:00', '06:00', 0),
        shift('2026-07-11', '22:00', '23:50', 0),
      ]),
      ['ok', 'night-rest-least day 2026-07-07 minutes 960 least 840 by night-rest-hours, night-rest-short-hours'],
    ],
    [
      'three nights, and a fourth after thirteen hours',
      someTimes([...daily(monday, 3, '22:00', '06:00', 0), shift('2026-07-09', '19:00', '03:00', 0)]),
      [
        'unknown because short-rest-once',
        'night-rest-short day 2026-07-09 minutes 780 least 840 under 60 by night-rest-hours, night-rest-short-hours',
        'rest-once least 480 by night-rest-short-hours',
      ],
    ],
    [
      'three nights twice, the first time with 38 hours after it, the second time with more than 46',
      someTimes(
        [
          ...daily(monday, 3, '22:00', '06:00', 0),
          ...daily('2026-07-10', 3, '20:00', '04:00', 0),
          shift('2026-07-17', '08:00', '12:00', 0),
        ],
        threeWeeks,
      ),
      [
        'unknown because series-not-clear',
        'series-rest-seen day 2026-07-09 count 3 least 2760 minutes 2280 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      'three nights and then four, each time with more than 46 hours after them',
      someTimes(
        [
          ...daily(monday, 3, '22:00', '06:00', 0),
          ...daily('2026-07-11', 4, '20:00', '04:00', 0),
          shift('2026-07-18', '08:00', '12:00', 0),
        ],
        threeWeeks,
      ),
      [
        'ok',
        'series-rest-seen day 2026-07-09 count 3 least 2760 minutes 3720 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      'three nights twice, the second time with less than 36',
      someTimes(
        [
          ...daily(monday, 3, '22:00', '06:00', 0),
          ...daily('2026-07-11', 3, '20:00', '04:00', 0),
          shift('2026-07-15', '08:00', '12:00', 0),
        ],
        threeWeeks,
      ),
      [
        'breach',
        'series-rest-short day 2026-07-14 count 3 least 2760 minutes 1680 under 1080 by night-series-shifts, night-series-rest-hours',
      ],
    ],
    [
      'three nights and a rest that is short once before them',
      someTimes([
        night(monday),
        shift('2026-07-07', '19:00', '03:00', 0),
        shift('2026-07-08', '19:00', '03:00', 0),
        shift('2026-07-11', '12:00', '16:00', 0),
      ]),
      [
        'unknown because short-rest-once',
        'night-rest-short day 2026-07-07 minutes 780 least 840 under 60 by night-rest-hours, night-rest-short-hours',
        'rest-once least 480 by night-rest-short-hours',
      ],
    ],
    [
      'three nights, and one that may be none before less than 46 hours',
      someTimes(
        [...daily(monday, 3, '22:00', '06:00', 0), night('2026-07-11', null), shift('2026-07-13', '08:00', '16:00', 0)],
        threeWeeks,
      ),
      [
        'unknown breakMinutes',
        'night-rest-least day 2026-07-07 minutes 960 least 840 by night-rest-hours, night-rest-short-hours',
      ],
    ],
  ])
})
