import { describe, expect, test } from 'vitest'
import { toldOfTime } from '../../../testing/a-time-trace.ts'
import { at, daily, on, shift, someTimes } from '../../../testing/some-shifts.ts'
import type { WorkingTimes } from './around.ts'
import type { WorkingTimeId } from './check-working-time.ts'

/** Hours, what is said of them, and the way to it. */
type Told = [of: string, times: WorkingTimes, lines: string[]]

const tells = (rule: WorkingTimeId, cases: readonly Told[]) =>
  test.each(cases)('%s', (_, times, lines) => expect(toldOfTime(rule, times)).toEqual(lines))

const minor = { ageGroup: 'minor' as const }

describe('the way to an answer about shifts in a row', () => {
  const row = (count: number, breakMinutes: number | null = 0, changes: Partial<WorkingTimes> = {}) =>
    someTimes(daily('2026-07-08', count, '22:00', '06:00', breakMinutes), { last: on('2026-07-19'), ...changes })
  const single = (text: string, clock: string, changes: Partial<WorkingTimes> = {}) =>
    someTimes([{ from: at(text, clock), until: at(text, clock) + 480, breakMinutes: 0 }], changes)
  tells('night-row', [
    ['of somebody of 16 or 17', row(1, 0, minor), ['not-applicable because minor']],
    ['no work', someTimes([]), ['not-applicable because no-night-shift']],
    ['days only', someTimes(daily('2026-07-08', 3, '08:00', '17:00')), ['not-applicable because no-night-shift']],
    ['seven nights', row(7), ['ok', 'row-longest day 2026-07-08 count 7 most 7 by night-shifts-row-max']],
    [
      'eight nights',
      row(8),
      [
        'unknown collectiveScheme because other-agreement',
        'row-over day 2026-07-08 count 8 most 7 over 1 by night-shifts-row-max',
      ],
    ],
    [
      'eight nights under a scheme',
      row(8, 0, { collectiveScheme: true }),
      ['unknown because other-agreement', 'row-over day 2026-07-08 count 8 most 7 over 1 by night-shifts-row-max'],
    ],
    [
      'eight nights and no scheme',
      row(8, 0, { collectiveScheme: false }),
      ['breach', 'row-over day 2026-07-08 count 8 most 7 over 1 by night-shifts-row-max'],
    ],
    [
      'seven shifts that may be nights',
      row(7, null),
      ['ok', 'row-longest day 2026-07-08 count 7 most 7 by night-shifts-row-max'],
    ],
    [
      'eight shifts that may be nights',
      row(8, null, { collectiveScheme: false }),
      ['unknown breakMinutes', 'row-longest day 2026-07-08 count 8 most 7 by night-shifts-row-max'],
    ],
    [
      'eight shifts, one of them at night',
      someTimes([...daily('2026-07-08', 7, '08:00', '16:00', 0), shift('2026-07-15', '20:00', '04:00', 0)], {
        last: on('2026-07-19'),
        collectiveScheme: false,
      }),
      ['breach', 'row-over day 2026-07-08 count 8 most 7 over 1 by night-shifts-row-max'],
    ],
    [
      'eight days in a row, and a night after a weekly rest',
      someTimes([...daily('2026-07-08', 8, '08:00', '16:00', 0), shift('2026-07-17', '20:00', '04:00', 0)], {
        last: on('2026-07-19'),
        nextStart: at('2026-07-20', '00:00'),
      }),
      ['ok', 'row-longest day 2026-07-17 count 1 most 7 by night-shifts-row-max'],
    ],
    [
      'five nights and two, 36 hours between them',
      someTimes(
        [
          ...daily('2026-07-08', 5, '22:00', '06:00', 0),
          shift('2026-07-14', '18:00', '02:00', 0),
          shift('2026-07-15', '18:00', '02:00', 0),
        ],
        { last: on('2026-07-19') },
      ),
      ['ok', 'row-longest day 2026-07-08 count 5 most 7 by night-shifts-row-max'],
    ],
    [
      'two nights and five, 36 hours between them',
      someTimes([...daily('2026-07-08', 2, '22:00', '06:00', 0), ...daily('2026-07-11', 5, '18:00', '02:00', 0)], {
        last: on('2026-07-19'),
      }),
      ['ok', 'row-longest day 2026-07-11 count 5 most 7 by night-shifts-row-max'],
    ],
    [
      'two nights and five, a minute less between them',
      someTimes([...daily('2026-07-08', 2, '22:00', '06:00', 0), ...daily('2026-07-11', 5, '17:59', '02:00', 0)], {
        last: on('2026-07-19'),
      }),
      ['ok', 'row-longest day 2026-07-08 count 7 most 7 by night-shifts-row-max'],
    ],
    [
      'a row of nine that may be nights and one of eight nights',
      someTimes([...daily('2026-07-08', 9, '22:00', '06:00', null), ...daily('2026-07-20', 8, '22:00', '06:00', 0)], {
        last: on('2026-08-02'),
        collectiveScheme: false,
      }),
      ['breach', 'row-over day 2026-07-20 count 8 most 7 over 1 by night-shifts-row-max'],
    ],
    [
      'a night that begins 36 hours after the first day began',
      someTimes([shift('2026-07-07', '12:00', '01:30', 0)]),
      ['ok', 'row-longest day 2026-07-07 count 1 most 7 by night-shifts-row-max'],
    ],
    [
      'a night that begins a minute earlier',
      someTimes([shift('2026-07-07', '11:59', '01:30', 0)]),
      ['unknown moreWeeks', 'row-longest day 2026-07-07 count 1 most 7 by night-shifts-row-max'],
    ],
    [
      'a night that begins on the first day',
      single('2026-07-06', '22:00'),
      ['unknown moreWeeks', 'row-longest day 2026-07-06 count 1 most 7 by night-shifts-row-max'],
    ],
    [
      'a night that ends 36 hours before the last day ends',
      single('2026-07-11', '04:00'),
      ['ok', 'row-longest day 2026-07-11 count 1 most 7 by night-shifts-row-max'],
    ],
    [
      'a night that ends a minute later',
      single('2026-07-11', '04:01'),
      ['unknown moreWeeks', 'row-longest day 2026-07-11 count 1 most 7 by night-shifts-row-max'],
    ],
    [
      'a night on the last day',
      single('2026-07-12', '22:00'),
      ['unknown moreWeeks', 'row-longest day 2026-07-12 count 1 most 7 by night-shifts-row-max'],
    ],
    [
      'work again 36 hours after it',
      single('2026-07-12', '22:00', { nextStart: at('2026-07-14', '18:00') }),
      ['ok', 'row-longest day 2026-07-12 count 1 most 7 by night-shifts-row-max'],
    ],
    [
      'work again a minute earlier',
      single('2026-07-12', '22:00', { nextStart: at('2026-07-14', '17:59') }),
      ['unknown moreWeeks', 'row-longest day 2026-07-12 count 1 most 7 by night-shifts-row-max'],
    ],
  ])
})
