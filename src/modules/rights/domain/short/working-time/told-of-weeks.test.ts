import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { daily, on, shift, someTimes, weekly } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'
import type { WorkingTimeId } from './check-working-time.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (rule: WorkingTimeId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime(rule, times)).toEqual(lines))

const monday = '2026-07-06'
const minor = { ageGroup: 'minor' as const }

describe('the way to an answer about a week', () => {
  const week = (lastBreak: number | null) => [
    ...daily(monday, 5, '07:00', '18:00'),
    shift('2026-07-11', '07:00', '18:00', lastBreak),
  ]
  const twoWeeks = { last: on('2026-07-19') }
  const fromTuesday = { first: on('2026-07-07') }
  tells('week-hours', [
    ['no work', someTimes([]), ['not-applicable because no-work']],
    [
      'sixty hours',
      someTimes(week(60)),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 3600 most 3600 by week-max-hours'],
    ],
    [
      'a minute less',
      someTimes(week(61)),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 3599 most 3600 by week-max-hours'],
    ],
    [
      'a minute more',
      someTimes(week(59)),
      ['breach', 'weeks-over day 2026-07-06 weeks 1 minutes 3601 most 3600 over 1 by week-max-hours'],
    ],
    [
      'a minute more under a scheme',
      someTimes(week(59), { collectiveScheme: true }),
      ['breach', 'weeks-over day 2026-07-06 weeks 1 minutes 3601 most 3600 over 1 by week-max-hours'],
    ],
    [
      'sixty hours, and a minute more when nobody took a break',
      someTimes(week(null)),
      ['unknown breakMinutes', 'weeks-most day 2026-07-06 weeks 1 minutes 3660 most 3600 by week-max-hours'],
    ],
    [
      'sixty hours without known breaks',
      someTimes(daily(monday, 6, '07:00', '17:00', null)),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 3600 most 3600 by week-max-hours'],
    ],
    [
      'two weeks, more work in the first',
      someTimes([...daily(monday, 5, '08:00', '17:00'), shift('2026-07-14', '08:00', '12:00', 0)], twoWeeks),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 2400 most 3600 by week-max-hours'],
    ],
    [
      'two weeks, more work in the second',
      someTimes([shift('2026-07-07', '08:00', '12:00', 0), ...daily('2026-07-13', 5, '08:00', '17:00')], twoWeeks),
      ['ok', 'weeks-most day 2026-07-13 weeks 1 minutes 2400 most 3600 by week-max-hours'],
    ],
    [
      'two weeks that are the same',
      someTimes(weekly(2, daily(monday, 5, '08:00', '17:00')), twoWeeks),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 2400 most 3600 by week-max-hours'],
    ],
    [
      'two weeks, the first one perhaps too much and the second not',
      someTimes([...daily(monday, 6, '06:00', '18:00', null), ...daily('2026-07-13', 5, '08:00', '17:00')], twoWeeks),
      ['unknown breakMinutes', 'weeks-most day 2026-07-06 weeks 1 minutes 4320 most 3600 by week-max-hours'],
    ],
    [
      'two weeks, the second too much',
      someTimes(daily('2026-07-13', 6, '06:00', '18:00'), twoWeeks),
      ['breach', 'weeks-over day 2026-07-13 weeks 1 minutes 3960 most 3600 over 360 by week-max-hours'],
    ],
    [
      'a night from Sunday to Monday, of which each week has its part',
      someTimes([shift('2026-07-12', '18:00', '04:30', 0)], twoWeeks),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 360 most 3600 by week-max-hours'],
    ],
    [
      'a night before the first week, of which the week has its part',
      someTimes([shift('2026-07-05', '18:00', '04:30', 0)]),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 270 most 3600 by week-max-hours'],
    ],
    [
      'six days',
      someTimes(daily('2026-07-07', 5, '08:00', '17:00'), fromTuesday),
      ['unknown moreWeeks', 'weeks-needed weeks 1 by week-max-hours'],
    ],
    [
      'six days with too much work',
      someTimes(daily('2026-07-07', 6, '06:00', '18:00'), fromTuesday),
      ['breach', 'weeks-over day 2026-07-06 weeks 1 minutes 3960 most 3600 over 360 by week-max-hours'],
    ],
    [
      'six days with perhaps too much',
      someTimes(daily('2026-07-07', 6, '06:00', '18:00', null), fromTuesday),
      ['unknown moreWeeks', 'weeks-needed weeks 1 by week-max-hours'],
    ],
    [
      'until Saturday',
      someTimes(daily(monday, 5, '08:00', '17:00'), { last: on('2026-07-11') }),
      ['unknown moreWeeks', 'weeks-needed weeks 1 by week-max-hours'],
    ],
    [
      'until Saturday with too much work',
      someTimes(daily(monday, 6, '06:00', '18:00'), { last: on('2026-07-11') }),
      ['breach', 'weeks-over day 2026-07-06 weeks 1 minutes 3960 most 3600 over 360 by week-max-hours'],
    ],
    [
      'a whole week and a day with little work',
      someTimes([...daily(monday, 5, '08:00', '17:00'), shift('2026-07-13', '08:00', '12:00', 0)], {
        last: on('2026-07-13'),
      }),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 2400 most 3600 by week-max-hours'],
    ],
    [
      'a week without work before one with',
      someTimes(daily('2026-07-13', 1, '08:00', '17:00'), twoWeeks),
      ['ok', 'weeks-most day 2026-07-13 weeks 1 minutes 480 most 3600 by week-max-hours'],
    ],
    [
      'a whole week without work, and a day of work in the next',
      someTimes([shift('2026-07-13', '08:00', '12:00', 0)], { last: on('2026-07-14') }),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 0 most 3600 by week-max-hours'],
    ],
    [
      '45 hours of somebody of 16 or 17',
      someTimes(daily(monday, 5, '08:00', '18:00'), minor),
      ['ok', 'weeks-most day 2026-07-06 weeks 1 minutes 2700 most 2700 by minor-week-hours'],
    ],
    [
      'five minutes more',
      someTimes(daily(monday, 5, '08:00', '18:00', 59), minor),
      ['breach', 'weeks-over day 2026-07-06 weeks 1 minutes 2705 most 2700 over 5 by minor-week-hours'],
    ],
    ['no work of somebody of 16 or 17', someTimes([], minor), ['not-applicable because no-work']],
  ])
})
