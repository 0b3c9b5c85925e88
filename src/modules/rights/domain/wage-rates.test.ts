import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, dayNumberIn, dayNumberOf, dayOfNumber } from '#kernel/day-number.ts'
import { day } from '#kernel/days.ts'
import { compare, ratio } from '#kernel/ratio.ts'
import { someFacts, someRules } from '../testing/some-rules.ts'
import { openRuleBook } from './rule-book.ts'
import { ageOn, birthdayOf, changesWithin, hourlyFrom, perMinute, ratesOn } from './wage-rates.ts'

const number = (text: string) => dayNumberOf(day(text))
const born = (text: string) => dateOf(number(text))
const rules = someRules()

describe('the age on a day', () => {
  test.each([
    ['2005-07-08', '2026-07-07', 20],
    ['2005-07-08', '2026-07-08', 21],
    ['2005-07-08', '2026-07-09', 21],
    ['2005-12-31', '2026-12-30', 20],
    ['2005-12-31', '2026-12-31', 21],
    ['2005-01-01', '2025-12-31', 20],
    ['2005-01-01', '2026-01-01', 21],
    ['2026-07-08', '2026-07-08', 0],
    ['2026-07-08', '2026-07-07', -1],
    ['1900-01-01', '2010-12-31', 110],
  ])('born on %s, on %s: %i', (birth, on, age) => expect(ageOn(born(birth), number(on))).toBe(age))

  test.each([
    ['2025-02-28', 20],
    ['2025-03-01', 21],
    ['2028-02-28', 23],
    ['2028-02-29', 24],
  ])('born on 29 February 2004, on %s: %i', (on, age) => expect(ageOn(born('2004-02-29'), number(on))).toBe(age))

  test('goes up by one on a birthday, and on no other day', () => {
    const aDay = fc.integer({ min: number('1930-01-01'), max: number('2010-12-31') })
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 95 }), (at, age) => {
        const birth = dateOf(at)
        const birthday = birthdayOf(birth, age)
        expect(ageOn(birth, birthday)).toBe(age)
        expect(ageOn(birth, birthday - 1)).toBe(age - 1)
        expect(dateOf(birthday).year).toBe(birth.year + age)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the amounts that somebody may have', () => {
  const on = number('2026-07-06')
  const values = (
    birthDate: string | null,
    apprentice: boolean | null,
    at = on,
    of: 'hour' | 'week' | 'month' = 'hour',
  ) => {
    const rows = ratesOn(rules, of, at, { birthDate: birthDate === null ? null : born(birthDate), apprentice })
    return rows === 'out-of-coverage'
      ? rows
      : [rows.low?.value ?? null, rows.high?.value ?? null, rows.age, rows.asks.includes('apprentice')]
  }

  test.each([
    ['2005-07-06', 1499, 21],
    ['2005-07-07', 1199, 20],
    ['2007-07-06', 899, 19],
    ['2008-07-06', 750, 18],
    ['2009-07-06', 592, 17],
    ['2010-07-06', 517, 16],
    ['2011-07-06', 450, 15],
    ['1959-07-06', 1499, 67],
  ])('born on %s: %i an hour, at %i', (birth, value, age) =>
    expect(values(birth, false)).toEqual([value, value, age, false]),
  )

  test('below fifteen there is none', () => {
    expect(values('2011-07-07', null)).toEqual([null, null, 14, false])
    expect(values('2011-07-07', true)).toEqual([null, null, 14, false])
  })

  test('an apprentice of eighteen to twenty has an amount of his own, and one who may be has either', () => {
    expect(values('2006-07-06', true)).toEqual([922, 922, 20, false])
    expect(values('2007-07-06', true)).toEqual([787, 787, 19, false])
    expect(values('2008-07-06', true)).toEqual([682, 682, 18, false])
    expect(values('2008-07-06', null)).toEqual([682, 750, 18, true])
    expect(values('2008-07-07', null)).toEqual([592, 592, 17, false])
    expect(values('2005-07-06', null)).toEqual([1499, 1499, 21, false])
    expect(values('2008-07-07', true)).toEqual([592, 592, 17, false])
  })

  test('without a birth date anything up to the full amount', () => {
    expect(values(null, null)).toEqual([null, 1499, null, false])
    expect(values(null, true)).toEqual([null, 1499, null, false])
  })

  test('the full amount was for twenty-two before July 2019', () => {
    const june = number('2019-06-30')
    expect(values('1997-06-30', false, june, 'week')).toEqual([37_290, 37_290, 22, false])
    expect(values('1997-07-01', false, june, 'week')).toEqual([31_695, 31_695, 21, false])
    expect(values('1997-07-01', null, june, 'month')).toEqual([137_345, 137_345, 21, false])
  })

  test('outside the tables there is no answer', () => {
    expect(values('1990-01-01', false, number('2027-01-01'))).toBe('out-of-coverage')
    expect(values('1990-01-01', false, number('2018-12-31'), 'week')).toBe('out-of-coverage')
    expect(values(null, null, number('2027-01-01'))).toBe('out-of-coverage')
    // 2025 has amounts for young people, and in this book none for apprentices.
    expect(values('2006-07-01', true, number('2025-07-01'))).toBe('out-of-coverage')
    expect(values('2006-07-01', null, number('2025-07-01'))).toEqual([null, 864, 19, true])
    // 2019 has none for nineteen.
    expect(values('2000-01-01', null, number('2019-03-01'), 'week')).toBe('out-of-coverage')
    expect(values('2000-01-01', true, number('2019-03-01'), 'week')).toBe('out-of-coverage')
    expect(values('2000-01-01', false, number('2019-03-01'), 'week')).toBe('out-of-coverage')
    const ageless = openRuleBook(someFacts().filter(({ id }) => id !== 'minimum-wage-age'))
    expect(ratesOn(ageless, 'hour', on, { birthDate: null, apprentice: null })).toBe('out-of-coverage')
  })
})

describe('the days on which the amount may become another one', () => {
  const changes = (first: string, last: string, birth: string | null = null) =>
    changesWithin(rules, number(first), number(last), birth === null ? null : born(birth)).map(dayOfNumber)

  test('are those of a new row, within the period and after its first day', () => {
    expect(changes('2026-06-01', '2026-06-30')).toEqual([])
    expect(changes('2026-06-01', '2026-07-01')).toEqual(['2026-07-01'])
    expect(changes('2026-06-30', '2026-07-02')).toEqual(['2026-07-01'])
    expect(changes('2026-07-01', '2026-07-31')).toEqual([])
    expect(changes('2025-12-15', '2026-07-15')).toEqual(['2026-01-01', '2026-07-01'])
  })

  test('and those on which the rows end, and on which the full amount begins at another age', () => {
    expect(changes('2026-12-01', '2027-01-31')).toEqual(['2027-01-01'])
    expect(changes('2019-06-30', '2019-07-01')).toEqual(['2019-07-01'])
    expect(changes('2018-12-31', '2019-01-01')).toEqual(['2019-01-01'])
    expect(changes('2023-12-31', '2024-01-01')).toEqual(['2024-01-01'])
  })

  test.each([
    ['2012-07-10', []],
    ['2011-07-10', ['2026-07-10']],
    ['2005-07-10', ['2026-07-10']],
    ['2004-07-10', ['2026-07-10']],
    ['2003-07-10', []],
    ['2005-07-06', []],
    ['2005-07-12', ['2026-07-12']],
    ['2005-07-13', []],
    ['1980-07-10', []],
  ])('born on %s, in the week of 6 July 2026: %j', (birth, days) =>
    expect(changes('2026-07-06', '2026-07-12', birth)).toEqual(days),
  )

  test('are in order', () => {
    expect(changes('2026-06-01', '2026-07-31', '2006-06-15')).toEqual(['2026-06-15', '2026-07-01'])
    expect(changes('2026-06-01', '2026-07-31', '2006-07-15')).toEqual(['2026-07-01', '2026-07-15'])
    expect(changes('2026-01-02', '2026-12-31', '2004-02-29')).toEqual(['2026-03-01', '2026-07-01'])
    expect(changes('2025-12-02', '2026-12-01', '2005-12-15')).toEqual(['2025-12-15', '2026-01-01', '2026-07-01'])
  })
})

describe('cents for a minute', () => {
  test('of an amount an hour, a week and a month', () => {
    expect(compare(perMinute('hour', 1499, 0), ratio(1499, 60))).toBe(0)
    expect(compare(perMinute('week', 46_040, 2400), ratio(46_040, 2400))).toBe(0)
    // 52 weeks in 12 months: 1995.00 × 12 ÷ 52 ÷ 40 hours is 11.509…
    expect(compare(perMinute('month', 199_500, 2400), ratio(199_500 * 12, 52 * 2400))).toBe(0)
  })

  test('an hour has an amount since 2024', () => {
    expect(hourlyFrom).toBe(dayNumberIn(2024, 1, 1))
  })
})
