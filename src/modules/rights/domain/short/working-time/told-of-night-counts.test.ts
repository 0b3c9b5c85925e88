import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { on, shift, someTimes } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'
import type { WorkingTimeId } from './check-working-time.ts'
import { clockAt, type ShiftGiven } from './shifts.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (rule: WorkingTimeId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime(rule, times)).toEqual(lines))

const monday = '2026-07-06'
const minor = { ageGroup: 'minor' as const }

describe('the way to an answer about the count of night shifts', () => {
  const sixteenWeeks = { last: on(monday) + 111 }
  const night = (after = 0, length = 480, breakMinutes: number | null = 0): ShiftGiven => {
    const from = clockAt(on(monday) + after, 22 * 60)
    return { from, until: from + length, breakMinutes }
  }
  const nights = (count: number, breakMinutes: number | null = 0) =>
    Array.from({ length: count }, (_, index) => night(index * 2, 480, breakMinutes))
  tells('night-count', [
    ['of somebody of 16 or 17', someTimes([night()], minor), ['not-applicable because minor']],
    ['no work', someTimes([]), ['not-applicable because no-night-shift']],
    ['a night that ends at two', someTimes([night(0, 240)]), ['not-applicable because no-night-shift']],
    [
      'a night that ends a minute past two',
      someTimes([night(0, 241)]),
      [
        'unknown moreWeeks',
        'nights-counted most 36 weeks 16 count 1 by night-shifts-max, night-rest-from-hour, average-long-weeks',
      ],
    ],
    [
      'a night that ends past two and may be none',
      someTimes([night(0, 300, 240)], sixteenWeeks),
      ['not-applicable because no-night-shift'],
    ],
    [
      'a day that ends at midnight',
      someTimes([shift(monday, '16:00', '00:00', 0)]),
      ['not-applicable because no-night-shift'],
    ],
    [
      'a day that begins at four and ends at midnight',
      someTimes([shift(monday, '04:00', '00:00', 0)]),
      [
        'unknown moreWeeks',
        'nights-counted most 36 weeks 16 count 1 by night-shifts-max, night-rest-from-hour, average-long-weeks',
      ],
    ],
    [
      'an evening that ends past two, most of it a break',
      someTimes([night(0, 300, 299)]),
      ['not-applicable because no-night-shift'],
    ],
    [
      '36 in sixteen weeks',
      someTimes(nights(36), sixteenWeeks),
      ['ok', 'nights-counted most 36 weeks 16 count 36 by night-shifts-max, night-rest-from-hour, average-long-weeks'],
    ],
    [
      '36 in a day less than sixteen weeks',
      someTimes(nights(36), { last: on(monday) + 110 }),
      [
        'unknown moreWeeks',
        'nights-counted most 36 weeks 16 count 36 by night-shifts-max, night-rest-from-hour, average-long-weeks',
      ],
    ],
    [
      '37',
      someTimes(nights(37), sixteenWeeks),
      [
        'unknown collectiveScheme because other-agreement',
        'nights-over most 36 weeks 16 count 37 over 1 by night-shifts-max, night-rest-from-hour, average-long-weeks',
      ],
    ],
    [
      '37 under a scheme',
      someTimes(nights(37), { ...sixteenWeeks, collectiveScheme: true }),
      [
        'unknown because other-agreement',
        'nights-over most 36 weeks 16 count 37 over 1 by night-shifts-max, night-rest-from-hour, average-long-weeks',
      ],
    ],
    [
      '37 and no scheme',
      someTimes(nights(37), { ...sixteenWeeks, collectiveScheme: false }),
      [
        'breach',
        'nights-over most 36 weeks 16 count 37 over 1 by night-shifts-max, night-rest-from-hour, average-long-weeks',
      ],
    ],
    [
      '37 that may be none',
      someTimes(nights(37, null), sixteenWeeks),
      [
        'unknown breakMinutes',
        'nights-counted most 36 weeks 16 count 37 by night-shifts-max, night-rest-from-hour, average-long-weeks',
      ],
    ],
    [
      '36 that may be none',
      someTimes(nights(36, null), sixteenWeeks),
      ['ok', 'nights-counted most 36 weeks 16 count 36 by night-shifts-max, night-rest-from-hour, average-long-weeks'],
    ],
    [
      '36 and one that may be none',
      someTimes([...nights(36), night(73, 480, null)], sixteenWeeks),
      [
        'unknown breakMinutes',
        'nights-counted most 36 weeks 16 count 37 by night-shifts-max, night-rest-from-hour, average-long-weeks',
      ],
    ],
    [
      '37, the last sixteen weeks after the first',
      someTimes([...nights(36), night(112)], { last: on(monday) + 120 }),
      ['ok', 'nights-counted most 36 weeks 16 count 36 by night-shifts-max, night-rest-from-hour, average-long-weeks'],
    ],
    [
      '37, the last a day less than that after the first',
      someTimes([...nights(36), night(111)], { last: on(monday) + 120 }),
      [
        'unknown collectiveScheme because other-agreement',
        'nights-over most 36 weeks 16 count 37 over 1 by night-shifts-max, night-rest-from-hour, average-long-weeks',
      ],
    ],
  ])
})
