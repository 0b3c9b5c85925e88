import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { daily, on, shift, someTimes } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'
import type { WorkingTimeId } from './check-working-time.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (rule: WorkingTimeId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime(rule, times)).toEqual(lines))

const monday = '2026-07-06'
const minor = { ageGroup: 'minor' as const }

describe('the way to an answer about the length of a shift', () => {
  const one = (until: string, breakMinutes: number | null = 60, changes: Partial<WorkingTimes> = {}) =>
    someTimes([shift(monday, '06:00', until, breakMinutes)], changes)
  const thirteenHours = shift(monday, '06:00', '20:00')
  tells('shift-length', [
    ['no work', someTimes([]), ['not-applicable because no-work']],
    ['no work of somebody of 16 or 17', someTimes([], minor), ['not-applicable because no-work']],
    [
      'a minute less than twelve hours',
      one('18:59'),
      ['ok', 'shift-longest day 2026-07-06 minutes 719 most 720 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'twelve hours',
      one('19:00'),
      ['ok', 'shift-longest day 2026-07-06 minutes 720 most 720 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'a minute more',
      one('19:01'),
      [
        'unknown exceptional because unavoidable-work',
        'shift-over day 2026-07-06 minutes 721 most 720 over 1 by shift-max-hours, unavoidable-shift-hours',
        'shift-exception most 840 weeks 2 by unavoidable-shift-hours, unavoidable-shift-weeks',
      ],
    ],
    [
      'a minute more that could not be put off',
      one('19:01', 60, { exceptional: true }),
      [
        'unknown because unavoidable-work',
        'shift-over day 2026-07-06 minutes 721 most 720 over 1 by shift-max-hours, unavoidable-shift-hours',
        'shift-exception most 840 weeks 2 by unavoidable-shift-hours, unavoidable-shift-weeks',
      ],
    ],
    [
      'a minute more that could be put off',
      one('19:01', 60, { exceptional: false }),
      ['breach', 'shift-over day 2026-07-06 minutes 721 most 720 over 1 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'fourteen hours',
      one('21:00'),
      [
        'unknown exceptional because unavoidable-work',
        'shift-over day 2026-07-06 minutes 840 most 720 over 120 by shift-max-hours, unavoidable-shift-hours',
        'shift-exception most 840 weeks 2 by unavoidable-shift-hours, unavoidable-shift-weeks',
      ],
    ],
    [
      'a minute more than fourteen hours',
      one('21:01', 60, { exceptional: true }),
      ['breach', 'shift-over day 2026-07-06 minutes 841 most 720 over 121 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'twelve hours and nobody knows the breaks',
      one('18:00', null),
      ['ok', 'shift-longest day 2026-07-06 minutes 720 most 720 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'a minute more and nobody knows the breaks',
      one('18:01', null),
      [
        'unknown breakMinutes',
        'shift-longest day 2026-07-06 minutes 721 most 720 by shift-max-hours, unavoidable-shift-hours',
      ],
    ],
    [
      'more than fourteen hours and nobody knows the breaks',
      one('21:00', null),
      [
        'unknown breakMinutes',
        'shift-longest day 2026-07-06 minutes 900 most 720 by shift-max-hours, unavoidable-shift-hours',
      ],
    ],
    [
      'several, the longest in the middle',
      someTimes([
        shift(monday, '08:00', '16:00'),
        shift('2026-07-07', '08:00', '18:00'),
        shift('2026-07-08', '08:00', '17:00'),
      ]),
      ['ok', 'shift-longest day 2026-07-07 minutes 540 most 720 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'two of one length',
      someTimes(daily(monday, 2, '08:00', '17:00')),
      ['ok', 'shift-longest day 2026-07-06 minutes 480 most 720 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'one that is too long and one that may be longer still',
      someTimes([thirteenHours, shift('2026-07-08', '06:00', '22:00', null)]),
      [
        'unknown exceptional because unavoidable-work',
        'shift-over day 2026-07-06 minutes 780 most 720 over 60 by shift-max-hours, unavoidable-shift-hours',
        'shift-exception most 840 weeks 2 by unavoidable-shift-hours, unavoidable-shift-weeks',
      ],
    ],
    [
      'two that are too long, the second one more',
      someTimes([thirteenHours, shift('2026-07-08', '06:00', '20:30')]),
      ['breach', 'shift-over day 2026-07-08 minutes 810 most 720 over 90 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'two that are too long, the first one more',
      someTimes([shift(monday, '06:00', '20:30'), shift('2026-07-08', '06:00', '20:00')]),
      ['breach', 'shift-over day 2026-07-06 minutes 810 most 720 over 90 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'two that are too long by the same, two weeks apart',
      someTimes([thirteenHours, shift('2026-07-20', '06:00', '20:00')], { last: on('2026-07-20') }),
      [
        'unknown exceptional because unavoidable-work',
        'shift-over day 2026-07-06 minutes 780 most 720 over 60 by shift-max-hours, unavoidable-shift-hours',
        'shift-exception most 840 weeks 2 by unavoidable-shift-hours, unavoidable-shift-weeks',
      ],
    ],
    [
      'a minute less than two weeks apart',
      someTimes([thirteenHours, shift('2026-07-20', '05:59', '19:59')], { last: on('2026-07-20') }),
      ['breach', 'shift-over day 2026-07-06 minutes 780 most 720 over 60 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'the second and the third of three within two weeks',
      someTimes([thirteenHours, shift('2026-08-03', '06:00', '20:00'), shift('2026-08-05', '06:00', '20:00')], {
        last: on('2026-08-09'),
        exceptional: true,
      }),
      ['breach', 'shift-over day 2026-07-06 minutes 780 most 720 over 60 by shift-max-hours, unavoidable-shift-hours'],
    ],
    [
      'two pieces, one with a break that nobody knows',
      someTimes([shift(monday, '04:00', '16:30', 0), shift(monday, '20:00', '22:00', null)]),
      [
        'unknown exceptional because unavoidable-work',
        'shift-over day 2026-07-06 minutes 750 most 720 over 30 by shift-max-hours, unavoidable-shift-hours',
        'shift-exception most 840 weeks 2 by unavoidable-shift-hours, unavoidable-shift-weeks',
      ],
    ],
    [
      'one that is twelve hours and may be more',
      someTimes([shift(monday, '04:00', '16:00', 0), shift(monday, '20:00', '20:01', null)]),
      [
        'unknown breakMinutes',
        'shift-longest day 2026-07-06 minutes 721 most 720 by shift-max-hours, unavoidable-shift-hours',
      ],
    ],
    [
      'nine hours of somebody of 16 or 17',
      one('16:00', 60, minor),
      ['ok', 'shift-longest day 2026-07-06 minutes 540 most 540 by minor-day-hours'],
    ],
    [
      'a minute more of somebody of 16 or 17',
      one('16:01', 60, { ...minor, exceptional: true }),
      ['breach', 'shift-over day 2026-07-06 minutes 541 most 540 over 1 by minor-day-hours'],
    ],
    [
      'a minute more of somebody of 16 or 17, perhaps',
      one('15:01', null, minor),
      ['unknown breakMinutes', 'shift-longest day 2026-07-06 minutes 541 most 540 by minor-day-hours'],
    ],
  ])
})
