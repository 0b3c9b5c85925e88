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

describe('the way to an answer about free Sundays', () => {
  const sundays = (count: number) => ({ last: on('2026-07-12') + (count - 1) * 7 })
  tells('sunday', [
    [
      'nothing is known',
      someTimes([shift(monday, '08:00', '17:00')]),
      ['unknown freeSundays', 'free-sundays count 1 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'work on the only Sunday',
      someTimes([shift('2026-07-12', '08:00', '17:00')]),
      ['unknown freeSundays', 'free-sundays count 0 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'thirteen in a year',
      someTimes([], { freeSundays: 13 }),
      ['ok', 'free-sundays count 13 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'twelve in a year',
      someTimes([], { freeSundays: 12 }),
      [
        'unknown collectiveScheme because other-agreement',
        'free-sundays count 12 least 13 weeks 52 by free-sundays, free-sundays-weeks',
      ],
    ],
    [
      'twelve in a year under a scheme',
      someTimes([], { freeSundays: 12, collectiveScheme: true }),
      [
        'unknown because other-agreement',
        'free-sundays count 12 least 13 weeks 52 by free-sundays, free-sundays-weeks',
      ],
    ],
    [
      'twelve in a year and no scheme',
      someTimes([], { freeSundays: 12, collectiveScheme: false }),
      ['breach', 'free-sundays count 12 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'none in a year, but one is seen',
      someTimes([], { freeSundays: 0, collectiveScheme: false }),
      ['breach', 'free-sundays count 1 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'thirteen are seen',
      someTimes([], sundays(13)),
      ['ok', 'free-sundays count 13 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'twelve are seen',
      someTimes([], sundays(12)),
      ['unknown freeSundays', 'free-sundays count 12 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'thirteen less the one that a night ran into',
      someTimes([shift('2026-07-11', '22:00', '00:01', 0)], sundays(13)),
      ['unknown freeSundays', 'free-sundays count 12 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'thirteen and a night that ended at midnight',
      someTimes([shift('2026-07-11', '22:00', '00:00', 0)], sundays(13)),
      ['ok', 'free-sundays count 13 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'thirteen less the one on which a night began',
      someTimes([shift('2026-07-12', '23:59', '06:00', 0)], sundays(13)),
      ['unknown freeSundays', 'free-sundays count 12 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'from a Sunday on',
      someTimes([], { first: on('2026-07-05') }),
      ['unknown freeSundays', 'free-sundays count 2 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'from a Monday until a Saturday',
      someTimes([], { last: on('2026-07-11') }),
      ['unknown freeSundays', 'free-sundays count 0 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
    [
      'of somebody of 16 or 17',
      someTimes([], { ...minor, freeSundays: 13 }),
      ['ok', 'free-sundays count 13 least 13 weeks 52 by free-sundays, free-sundays-weeks'],
    ],
  ])
})
