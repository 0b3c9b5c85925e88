import { describe, expect, test } from 'vitest'
import { toldShort } from '../../testing/a-short-trace.ts'
import { table } from '../../testing/some-rules.ts'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { openRuleBook } from '../rule-book.ts'
import { minimumWageNow, type WageAnswerId, type WageQuestion } from './minimum-wage-now.ts'

/** Somebody of 21 on 1 July 2026, when the amount rose, and the day before. */
const asked: WageQuestion = {
  day: on('2026-07-01'),
  otherDay: on('2026-06-30'),
  birthDate: null,
  age: 21,
  apprentice: null,
}
const { tells, tellsBy, isSilentWithout } = toldTables(minimumWageNow, asked)

describe('what is told of the minimum wage on a day', () => {
  tells('minimum-wage-on', [
    ['the first day of an amount', {}, ['ok', 'wage-hour day 2026-07-01 age 21 rate 1499 by minimum-wage-hour']],
    [
      'the last day of the amount before',
      { day: on('2026-06-30') },
      ['ok', 'wage-hour day 2026-06-30 age 21 rate 1471 by minimum-wage-hour'],
    ],
    [
      'the same without another day',
      { otherDay: null },
      ['ok', 'wage-hour day 2026-07-01 age 21 rate 1499 by minimum-wage-hour'],
    ],
    [
      'the first day of the rules',
      { day: on('2026-01-01') },
      ['ok', 'wage-hour day 2026-01-01 age 21 rate 1471 by minimum-wage-hour'],
    ],
    ['the day before the rules', { day: on('2025-12-31') }, ['out-of-coverage because no-rule']],
    ['the day after the rules', { day: on('2027-01-01') }, ['out-of-coverage because no-rule']],
    ['no day', { day: null }, ['unknown day']],
    [
      'the last day of amounts per month',
      { day: on('2023-12-31') },
      [
        'ok',
        'wage-month day 2023-12-31 age 21 rate 199500 by minimum-wage-month',
        'wage-week rate 46040 by minimum-wage-week',
      ],
    ],
    [
      'the first day of amounts per hour, which is not in the rules',
      { day: on('2024-01-01') },
      ['out-of-coverage because no-rule'],
    ],
    [
      'amounts per month, no age',
      { day: on('2023-12-31'), age: null },
      ['unknown birthDate', 'wage-adult day 2023-12-31 age 21 rate 199500 by minimum-wage-month, minimum-wage-age'],
    ],
    [
      'no age',
      { age: null },
      ['unknown birthDate', 'wage-adult day 2026-07-01 age 21 rate 1499 by minimum-wage-hour, minimum-wage-age'],
    ],
    [
      'twenty, perhaps an apprentice',
      { age: 20 },
      [
        'unknown apprentice',
        'wage-between day 2026-07-01 low 922 high 1199 by minimum-wage-hour-apprentice-20, minimum-wage-hour-20',
      ],
    ],
    [
      'twenty, an apprentice',
      { age: 20, apprentice: true },
      ['ok', 'wage-hour day 2026-07-01 age 20 rate 922 by minimum-wage-hour-apprentice-20'],
    ],
    [
      'twenty, no apprentice',
      { age: 20, apprentice: false },
      ['ok', 'wage-hour day 2026-07-01 age 20 rate 1199 by minimum-wage-hour-20'],
    ],
    [
      'twenty on a day without an amount for that',
      { age: 20, day: on('2026-06-30') },
      ['out-of-coverage because no-rule'],
    ],
    ['fourteen', { age: 14 }, ['not-applicable because too-young']],
    ['fifteen, without an amount for that', { age: 15 }, ['out-of-coverage because no-rule']],
    [
      'a birth date, the day before the birthday',
      { birthDate: { year: 2005, month: 7, date: 2 }, apprentice: false, age: null },
      ['ok', 'wage-hour day 2026-07-01 age 20 rate 1199 by minimum-wage-hour-20'],
    ],
    [
      'a birth date, on the birthday',
      { birthDate: { year: 2005, month: 7, date: 1 }, age: null },
      ['ok', 'wage-hour day 2026-07-01 age 21 rate 1499 by minimum-wage-hour'],
    ],
    [
      'a birth date that says otherwise than the age',
      { birthDate: { year: 1990, month: 1, date: 1 }, age: 14 },
      ['ok', 'wage-hour day 2026-07-01 age 36 rate 1499 by minimum-wage-hour'],
    ],
  ])
  tellsBy('minimum-wage-on', [
    [
      'no amount per week',
      { without: ['minimum-wage-week'] },
      { day: on('2023-12-31') },
      ['ok', 'wage-month day 2023-12-31 age 21 rate 199500 by minimum-wage-month'],
    ],
    [
      'no amount for apprentices',
      { without: ['minimum-wage-hour-apprentice-20'] },
      { age: 20 },
      ['unknown apprentice', 'wage-at-most day 2026-07-01 rate 1199 by minimum-wage-hour-20'],
    ],
    ['no amount for twenty', { without: ['minimum-wage-hour-20'] }, { age: 20 }, ['out-of-coverage because no-rule']],
  ])
  isSilentWithout('minimum-wage-on', ['minimum-wage-hour', 'minimum-wage-age'])
})

describe('what is told of another day', () => {
  tells('minimum-wage-other', [
    ['the day before', {}, ['ok', 'wage-hour day 2026-06-30 age 21 rate 1471 by minimum-wage-hour']],
    ['none', { otherDay: null }, ['nothing is said of minimum-wage-other']],
    [
      'one of amounts per month',
      { otherDay: on('2023-12-31') },
      [
        'ok',
        'wage-month day 2023-12-31 age 21 rate 199500 by minimum-wage-month',
        'wage-week rate 46040 by minimum-wage-week',
      ],
    ],
    ['one after the rules', { otherDay: on('2027-01-01') }, ['out-of-coverage because no-rule']],
  ])
})

describe('what is told of the difference', () => {
  tells('minimum-wage-change', [
    [
      'a day with more than the other',
      {},
      ['ok', 'wage-higher day 2026-07-01 other 2026-06-30 amount 28 by minimum-wage-hour, minimum-wage-hour'],
    ],
    [
      'a day with less than the other',
      { day: on('2026-06-30'), otherDay: on('2026-07-01') },
      ['ok', 'wage-lower day 2026-06-30 other 2026-07-01 amount 28 by minimum-wage-hour, minimum-wage-hour'],
    ],
    [
      'two days with the same',
      { otherDay: on('2026-07-02') },
      ['ok', 'wage-same day 2026-07-01 other 2026-07-02 amount 0 by minimum-wage-hour, minimum-wage-hour'],
    ],
    [
      'two days with the same per month',
      { day: on('2023-07-01'), otherDay: on('2023-12-31') },
      ['ok', 'wage-same day 2023-07-01 other 2023-12-31 amount 0 by minimum-wage-month, minimum-wage-month'],
    ],
    [
      'an amount per hour and one per month',
      { otherDay: on('2023-12-31') },
      ['not-applicable because hour-against-month'],
    ],
    ['an amount per month and one per hour', { day: on('2023-12-31') }, ['not-applicable because hour-against-month']],
    [
      'the last day per month and the first per hour',
      { day: on('2023-12-31'), otherDay: on('2024-01-01') },
      ['not-applicable because hour-against-month'],
    ],
    ['no other day', { otherDay: null }, ['nothing is said of minimum-wage-change']],
    ['no day', { day: null }, ['unknown day']],
    ['a day after the rules', { day: on('2027-01-01') }, ['out-of-coverage because no-rule']],
    ['another day after the rules', { otherDay: on('2027-01-01') }, ['out-of-coverage because no-rule']],
    ['no age', { age: null }, ['unknown birthDate']],
    ['fourteen', { age: 14 }, ['not-applicable because too-young']],
    [
      'fourteen on one of them, without an amount for fifteen',
      { age: null, birthDate: { year: 2011, month: 7, date: 1 } },
      ['out-of-coverage because no-rule'],
    ],
    ['twenty on both, perhaps an apprentice', { age: 20, otherDay: on('2026-07-02') }, ['unknown apprentice']],
    [
      'twenty on one, perhaps an apprentice',
      { age: null, birthDate: { year: 2005, month: 7, date: 2 }, otherDay: on('2026-07-02') },
      ['unknown apprentice'],
    ],
    [
      'twenty on the other, perhaps an apprentice',
      { age: null, birthDate: { year: 2005, month: 7, date: 2 }, day: on('2026-07-02'), otherDay: on('2026-07-01') },
      ['unknown apprentice'],
    ],
    [
      'a rise by a birthday',
      {
        age: null,
        birthDate: { year: 2005, month: 7, date: 2 },
        apprentice: false,
        day: on('2026-07-02'),
        otherDay: on('2026-07-01'),
      },
      ['ok', 'wage-higher day 2026-07-02 other 2026-07-01 amount 300 by minimum-wage-hour, minimum-wage-hour-20'],
    ],
  ])
})

describe('the first day of 2024', () => {
  const both = openRuleBook([
    table('minimum-wage-age', 'age', [['2019-07-01', null, 21]]),
    table('minimum-wage-hour', 'cents', [['2023-07-01', '2025-01-01', 1327]]),
    table('minimum-wage-month', 'cents', [['2023-07-01', '2025-01-01', 199_500]]),
  ])
  const saidOf = (id: WageAnswerId, day: string, otherDay: string) =>
    toldShort(minimumWageNow({ ...asked, day: on(day), otherDay: on(otherDay) }, both), id)
  test('has an amount per hour, and the day before it one per month', () => {
    expect(saidOf('minimum-wage-on', '2024-01-01', '2024-01-02')).toEqual([
      'ok',
      'wage-hour day 2024-01-01 age 21 rate 1327 by minimum-wage-hour',
    ])
    expect(saidOf('minimum-wage-on', '2023-12-31', '2024-01-02')).toEqual([
      'ok',
      'wage-month day 2023-12-31 age 21 rate 199500 by minimum-wage-month',
    ])
  })
  test('is compared by the hour with a later day, and not with one before', () => {
    expect(saidOf('minimum-wage-change', '2024-01-01', '2024-01-02')).toEqual([
      'ok',
      'wage-same day 2024-01-01 other 2024-01-02 amount 0 by minimum-wage-hour, minimum-wage-hour',
    ])
    expect(saidOf('minimum-wage-change', '2024-01-01', '2023-12-31')).toEqual([
      'not-applicable because hour-against-month',
    ])
  })
})

describe('an amount that is not certain', () => {
  const unsure = openRuleBook([
    table('minimum-wage-age', 'age', [['2019-07-01', null, 21]]),
    table('minimum-wage-hour', 'cents', [['2026-01-01', '2027-01-01', 1499, 'uncertain']]),
    table('minimum-wage-hour-15', 'cents', [['2026-01-01', '2027-01-01', 450]]),
    table('minimum-wage-hour-20', 'cents', [['2026-01-01', '2026-07-01', 1199]]),
    table('minimum-wage-month', 'cents', [['2023-07-01', '2024-01-01', 199_500, 'uncertain']]),
  ])
  const saidOf = (id: WageAnswerId, changes: Partial<WageQuestion>) =>
    toldShort(minimumWageNow({ ...asked, ...changes }, unsure), id)
  test('is asked about, on a day and as a difference', () => {
    expect(saidOf('minimum-wage-on', {})).toEqual([
      'unknown because uncertain-rule',
      'wage-hour day 2026-07-01 age 21 rate 1499 by minimum-wage-hour',
    ])
    expect(saidOf('minimum-wage-on', { day: on('2023-12-31') })).toEqual([
      'unknown because uncertain-rule',
      'wage-month day 2023-12-31 age 21 rate 199500 by minimum-wage-month',
    ])
    expect(saidOf('minimum-wage-change', {})).toEqual([
      'unknown because uncertain-rule',
      'wage-same day 2026-07-01 other 2026-06-30 amount 0 by minimum-wage-hour, minimum-wage-hour',
    ])
  })
  test('has no difference with a day on which somebody was too young for one', () => {
    const birthDate = { year: 2011, month: 7, date: 1 }
    expect(saidOf('minimum-wage-change', { age: null, birthDate })).toEqual(['not-applicable because too-young'])
    const turned = { day: on('2026-06-30'), otherDay: on('2026-07-01') }
    expect(saidOf('minimum-wage-change', { age: null, birthDate, ...turned })).toEqual([
      'not-applicable because too-young',
    ])
  })
})
