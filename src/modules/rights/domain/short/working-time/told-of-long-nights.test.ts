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
/** What is told of every such night. */
const may =
  'night-long-may most 720 fortnight 5 year 22 rest 720 by night-shift-long-hours, night-shift-long-times-fortnight, night-shift-long-times-year, night-shift-long-rest-hours'

describe('the way to an answer about night shifts that are longer than usual', () => {
  const fortnight = { longNights: 1, last: on('2026-07-19') }
  const long = (text: string) => shift(text, '20:00', '07:00', 0)
  tells('night-shift', [
    [
      'one in two weeks',
      someTimes([long(monday)], fortnight),
      [
        'ok',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'nobody knows of the year',
      someTimes([long(monday)], { ...fortnight, longNights: null }),
      [
        'unknown longNights',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'one in thirteen days',
      someTimes([long(monday)], { ...fortnight, last: on('2026-07-18') }),
      [
        'unknown moreWeeks',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      '22 in a year',
      someTimes([long(monday)], { ...fortnight, longNights: 22 }),
      [
        'ok',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 22',
      ],
    ],
    [
      '23 in a year',
      someTimes([long(monday)], { ...fortnight, longNights: 23 }),
      [
        'breach',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 23',
      ],
    ],
    [
      'twelve hours of rest after it',
      someTimes([long(monday), shift('2026-07-07', '19:00', '21:00', 0)], fortnight),
      [
        'ok',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'a minute less of rest after it',
      someTimes([long(monday), shift('2026-07-07', '18:59', '21:00', 0)], fortnight),
      [
        'breach',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'the rest after the last one is not known',
      someTimes([long('2026-07-19')], fortnight),
      [
        'unknown nextStart',
        'night-long day 2026-07-19 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'it is known by when work began again',
      someTimes([long('2026-07-19')], { ...fortnight, nextStart: at('2026-07-20', '19:00') }),
      [
        'ok',
        'night-long day 2026-07-19 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'a minute less',
      someTimes([long('2026-07-19')], { ...fortnight, nextStart: at('2026-07-20', '18:59') }),
      [
        'breach',
        'night-long day 2026-07-19 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'twelve hours of it are seen',
      someTimes([shift('2026-07-19', '00:00', '11:00', 0)], fortnight),
      [
        'ok',
        'night-long day 2026-07-19 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'a minute less is seen',
      someTimes([shift('2026-07-19', '00:00', '12:01', 61)], fortnight),
      [
        'unknown nextStart',
        'night-long day 2026-07-19 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 1 year 1',
      ],
    ],
    [
      'five in two weeks',
      someTimes(daily(monday, 5, '20:00', '07:00', 0), fortnight),
      [
        'ok',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 5 year 5',
      ],
    ],
    [
      'six in two weeks',
      someTimes(daily(monday, 6, '20:00', '07:00', 0), fortnight),
      [
        'breach',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 6 year 6',
      ],
    ],
    [
      'six, the last one two weeks after the first',
      someTimes([...daily(monday, 5, '20:00', '07:00', 0), long('2026-07-20')], {
        ...fortnight,
        last: on('2026-07-26'),
      }),
      [
        'ok',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 5 year 6',
      ],
    ],
    [
      'six, the last one a minute less than two weeks after the first',
      someTimes([...daily(monday, 5, '20:00', '07:00', 0), shift('2026-07-20', '19:59', '07:00', 0)], {
        ...fortnight,
        last: on('2026-07-26'),
      }),
      [
        'breach',
        'night-long day 2026-07-20 minutes 661 most 600 over 61 by night-shift-max-hours',
        may,
        'night-long-count fortnight 6 year 6',
      ],
    ],
    [
      'the longest of two, and everything is missing',
      someTimes(
        [long(monday), shift('2026-07-08', '20:00', '07:30', 0), shift('2026-07-12', '20:00', '07:30', null)],
        {},
      ),
      [
        'unknown breakMinutes longNights moreWeeks',
        'night-long day 2026-07-08 minutes 690 most 600 over 90 by night-shift-max-hours',
        may,
        'night-long-count fortnight 2 year 2',
      ],
    ],
    [
      'more are seen than were said',
      someTimes(daily(monday, 3, '20:00', '07:00', 0), { ...fortnight, longNights: 2 }),
      [
        'ok',
        'night-long day 2026-07-06 minutes 660 most 600 over 60 by night-shift-max-hours',
        may,
        'night-long-count fortnight 3 year 3',
      ],
    ],
  ])
})
