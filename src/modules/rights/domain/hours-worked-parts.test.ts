import { describe, expect, test } from 'vitest'
import { dayNumberOf, dayOfNumber } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { someRules } from '../testing/some-rules.ts'
import { readHoursLog } from './hours-log.ts'
import { periodWorked, weeksWorked } from './hours-worked.ts'

const rules = someRules()
const log = (lines: readonly string[]) => readHoursLog(lines.join('\n')).shifts

/** Each week in one line: its Monday, its minutes, and its days with theirs and the number of shifts. */
const weeks = (...lines: string[]) =>
  weeksWorked(log(lines)).map(
    ({ first, minutes, days }) =>
      `${dayOfNumber(first)} ${minutes}: ${days.map((one) => `${dayOfNumber(one.day)} ${one.minutes} in ${one.shifts.length}`).join(', ')}`,
  )

describe('weeks of work', () => {
  test('go from Monday to Sunday', () =>
    expect(
      weeks(
        '2026-07-05;08:00;12:00;0',
        '2026-07-06;08:00;12:00;30',
        '2026-07-12;08:00;13:00;0',
        '2026-07-13;08:00;09:00;0',
      ),
    ).toEqual([
      '2026-06-29 240: 2026-07-05 240 in 1',
      '2026-07-06 510: 2026-07-06 210 in 1, 2026-07-12 300 in 1',
      '2026-07-13 60: 2026-07-13 60 in 1',
    ]))
  test('have their days in order, with every shift of each', () =>
    expect(weeks('2026-07-08;18:00;20:00;0', '2026-07-08;08:00;12:00;15', '2026-07-07;22:00;06:00;60')).toEqual([
      '2026-07-06 765: 2026-07-07 420 in 1, 2026-07-08 345 in 2',
    ]))
  test('without work are left out', () =>
    expect(weeks('2026-07-27;08:00;12:00;0', '2026-07-06;08:00;12:00;0')).toEqual([
      '2026-07-06 240: 2026-07-06 240 in 1',
      '2026-07-27 240: 2026-07-27 240 in 1',
    ]))
  test('are in order when the shifts are not', () => {
    const given = [
      ...log(['2026-07-06;08:00;12:00;0', '2026-07-15;08:00;12:00;0', '2026-07-14;08:00;12:00;0']),
    ].reverse()
    expect(
      weeksWorked(given).map(({ first, days }) => [dayOfNumber(first), ...days.map((one) => dayOfNumber(one.day))]),
    ).toEqual([
      ['2026-07-06', '2026-07-06'],
      ['2026-07-13', '2026-07-14', '2026-07-15'],
    ])
  })
})

/** A period in one line: minutes, shifts outside, and each part. */
function period(from: string, until: string, lines: readonly string[], birth: string | null = null): string[] {
  const born =
    birth === null
      ? null
      : { year: Number(birth.slice(0, 4)), month: Number(birth.slice(5, 7)), date: Number(birth.slice(8)) }
  const worked = periodWorked(log(lines), [dayNumberOf(day(from)), dayNumberOf(day(until))], rules, born)
  return [
    `${dayOfNumber(worked.first)} ${dayOfNumber(worked.last)} ${worked.minutes}, ${worked.outside} outside`,
    ...(worked.parts ?? []).map((part) => `${dayOfNumber(part.first)} ${dayOfNumber(part.last)} ${part.minutes}`),
    ...(worked.parts === null ? ['one amount'] : []),
  ]
}

describe('a period of pay', () => {
  const everyDay = [
    '2026-06-28',
    '2026-06-29',
    '2026-06-30',
    '2026-07-01',
    '2026-07-02',
    '2026-07-05',
    '2026-07-06',
  ].map((on) => `${on};08:00;10:00;0`)
  const change = ['2026-06-29', '2026-07-05'] as const
  test.each<[string, () => string[], string[]]>([
    [
      'within one amount',
      () => period('2026-07-02', '2026-07-05', everyDay),
      ['2026-07-02 2026-07-05 240, 5 outside', 'one amount'],
    ],
    [
      'that begins with the amount',
      () => period('2026-07-01', '2026-07-05', everyDay),
      ['2026-07-01 2026-07-05 360, 4 outside', 'one amount'],
    ],
    [
      'that ends before the amount changes',
      () => period('2026-06-29', '2026-06-30', everyDay),
      ['2026-06-29 2026-06-30 240, 5 outside', 'one amount'],
    ],
    [
      'over a change',
      () => period(...change, everyDay),
      ['2026-06-29 2026-07-05 600, 2 outside', '2026-06-29 2026-06-30 240', '2026-07-01 2026-07-05 360'],
    ],
    [
      'that ends on the day of the change',
      () => period('2026-06-29', '2026-07-01', everyDay),
      ['2026-06-29 2026-07-01 360, 4 outside', '2026-06-29 2026-06-30 240', '2026-07-01 2026-07-01 120'],
    ],
    [
      'over a change, without work before it',
      () => period(...change, ['2026-07-02;08:00;10:00;0']),
      ['2026-06-29 2026-07-05 120, 0 outside', '2026-07-01 2026-07-05 120'],
    ],
    [
      'over a change, without work after it',
      () => period(...change, ['2026-06-30;08:00;10:00;0']),
      ['2026-06-29 2026-07-05 120, 0 outside', '2026-06-29 2026-06-30 120'],
    ],
    ['over a change, without any work', () => period(...change, []), ['2026-06-29 2026-07-05 0, 0 outside']],
    [
      'with a night over the change',
      () => period(...change, ['2026-06-30;22:00;06:00;0']),
      ['2026-06-29 2026-07-05 480, 0 outside', '2026-06-29 2026-06-30 120', '2026-07-01 2026-07-05 360'],
    ],
    [
      'with a night over the change and a break',
      () => period(...change, ['2026-06-30;22:00;06:00;1']),
      ['2026-06-29 2026-07-05 479, 0 outside', '2026-06-30 2026-07-01 479'],
    ],
    [
      'with an evening until midnight before the change',
      () => period(...change, ['2026-06-30;16:00;24:00;30']),
      ['2026-06-29 2026-07-05 450, 0 outside', '2026-06-29 2026-06-30 450'],
    ],
    [
      'with an evening until a minute past',
      () => period(...change, ['2026-06-30;16:00;00:01;30']),
      ['2026-06-29 2026-07-05 451, 0 outside', '2026-06-30 2026-07-01 451'],
    ],
    [
      'with the night before that',
      () => period(...change, ['2026-06-29;22:00;06:00;30']),
      ['2026-06-29 2026-07-05 450, 0 outside', '2026-06-29 2026-06-30 450'],
    ],
    [
      'with the night after that',
      () => period(...change, ['2026-07-01;22:00;06:00;30']),
      ['2026-06-29 2026-07-05 450, 0 outside', '2026-07-01 2026-07-05 450'],
    ],
    [
      'with a night on the last day',
      () => period(...change, ['2026-07-05;22:00;06:00;30']),
      ['2026-06-29 2026-07-05 450, 0 outside', '2026-07-01 2026-07-05 450'],
    ],
    [
      'with a night, and work on both sides of it',
      () => period(...change, ['2026-06-30;08:00;10:00;0', '2026-06-30;22:00;06:00;30', '2026-07-01;18:00;20:00;0']),
      [
        '2026-06-29 2026-07-05 690, 0 outside',
        '2026-06-29 2026-06-30 120',
        '2026-07-01 2026-07-05 120',
        '2026-06-30 2026-07-01 450',
      ],
    ],
    [
      'over a birthday',
      () => period('2026-07-06', '2026-07-12', ['2026-07-07;08:00;10:00;0', '2026-07-08;08:00;11:00;0'], '2007-07-08'),
      ['2026-07-06 2026-07-12 300, 0 outside', '2026-07-06 2026-07-07 120', '2026-07-08 2026-07-12 180'],
    ],
    [
      'over a change and a birthday',
      () =>
        period(
          '2026-06-29',
          '2026-07-12',
          [
            '2026-06-29;08:00;10:00;0',
            '2026-07-07;08:00;11:00;0',
            '2026-07-07;22:00;06:00;0',
            '2026-07-10;08:00;12:00;0',
          ],
          '2007-07-08',
        ),
      [
        '2026-06-29 2026-07-12 1020, 0 outside',
        '2026-06-29 2026-06-30 120',
        '2026-07-01 2026-07-07 300',
        '2026-07-08 2026-07-12 600',
      ],
    ],
    [
      'over a birthday that changes nothing',
      () => period('2026-07-06', '2026-07-12', ['2026-07-07;08:00;10:00;0'], '1990-07-08'),
      ['2026-07-06 2026-07-12 120, 0 outside', 'one amount'],
    ],
  ])('%s', (_, said, lines) => expect(said()).toEqual(lines))
})
