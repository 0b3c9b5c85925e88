import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addYears, day, dutchDay, isWithin, parseDay } from './days.ts'

const aDay = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))

describe('a day', () => {
  test.each(['2020-02-29', '2000-02-29', '2021-02-28', '2026-12-31', '0001-01-01', '9999-12-31'])('%s is one', (text) =>
    expect(parseDay(text)).toEqual({ ok: true, value: text }),
  )

  test.each([
    ['2021-02-29', 'no leap year'],
    ['1900-02-29', 'a century is no leap year'],
    ['2021-04-31', 'April has thirty'],
    ['2021-00-10', 'months begin at one'],
    ['2021-13-01', 'there are twelve'],
    ['2021-01-00', 'days begin at one'],
    ['2021-1-1', 'digits are missing'],
    ['21-01-2021', 'the Dutch order'],
    ['2021-01-01T00:00:00Z', 'a moment'],
    [' 2021-01-01', 'a space'],
    ['2021-01-01\n', 'a line end'],
    ['٢٠٢١-٠١-٠١', 'other digits'],
    ['+02021-01-01', 'a long year'],
    ['', 'nothing'],
  ])('%j is none: %s', (text) => expect(parseDay(text)).toEqual({ ok: false, error: 'not-a-day' }))

  test('any text is a day or refused, and a day comes back as it was written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseDay(text)
        if (parsed.ok) expect(parsed.value).toBe(text)
      }),
    )
    fc.assert(
      fc.property(aDay, (one) => {
        expect(parseDay(one)).toEqual({ ok: true, value: one })
      }),
    )
  })

  test('in code and checked data a text that is no day is a bug', () => {
    expect(() => day('2021-02-29')).toThrow('"2021-02-29" is not a day (YYYY-MM-DD)')
  })
})

describe('days later', () => {
  test.each([
    ['2020-02-28', 1, '2020-02-29'],
    ['2021-02-28', 1, '2021-03-01'],
    ['2020-12-31', 1, '2021-01-01'],
    ['2021-01-01', -1, '2020-12-31'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-11-21', 0, '2026-11-21'],
    ['2026-05-21', 184, '2026-11-21'],
  ])('%s and %i is %s', (from, count, to) => expect(addDays(day(from), count)).toBe(to))

  test('as many days back is where one began, and later days sort after', () => {
    const count = fc.integer({ min: 1, max: 40_000 })
    const early = aDay.filter((one) => one > '0200-01-01' && one < '9800-01-01')
    fc.assert(
      fc.property(early, count, (one, days) => {
        expect(addDays(addDays(one, days), -days)).toBe(one)
        expect(addDays(one, days) > one).toBe(true)
      }),
    )
  })
})

describe('a period', () => {
  const year = { from: day('2021-01-01'), until: day('2022-01-01') }
  test.each([
    ['2020-12-31', false],
    ['2021-01-01', true],
    ['2021-12-31', true],
    ['2022-01-01', false],
  ])('from 1 January 2021 until 1 January 2022 has %s: %s', (on, within) =>
    expect(isWithin(year, day(on))).toBe(within),
  )

  test('without a known end goes on', () => {
    expect(isWithin({ from: day('2021-01-01'), until: null }, day('9999-12-31'))).toBe(true)
    expect(isWithin({ from: day('2021-01-01'), until: null }, day('2020-12-31'))).toBe(false)
  })

  test('that ends where it begins has no day', () => {
    fc.assert(
      fc.property(aDay, aDay, (from, on) => {
        expect(isWithin({ from, until: from }, on)).toBe(false)
      }),
    )
  })

  test('a day is in exactly one of two periods that meet', () => {
    fc.assert(
      fc.property(aDay, aDay, (change, on) => {
        const before = isWithin({ from: day('0001-01-01'), until: change }, on)
        expect(before).toBe(!isWithin({ from: change, until: null }, on))
      }),
    )
  })
})

describe('the day it is in the Netherlands', () => {
  test.each([
    ['2026-11-20T22:59:59.999Z', '2026-11-20', 'one millisecond before midnight in winter'],
    ['2026-11-20T23:00:00.000Z', '2026-11-21', 'midnight in winter'],
    ['2026-07-01T21:59:59.999Z', '2026-07-01', 'one millisecond before midnight in summer'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02', 'midnight in summer'],
    ['2026-03-28T22:59:59.999Z', '2026-03-28', 'the evening before the clock goes forward'],
    ['2026-03-28T23:00:00.000Z', '2026-03-29', 'the night the clock goes forward begins in winter time'],
    ['2026-03-29T21:59:59.999Z', '2026-03-29', 'and its day is an hour short'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30', 'so that the next begins in summer time'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25', 'the night the clock goes back begins in summer time'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25', 'and its day is an hour longer'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26', 'so that the next begins in winter time'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01', 'new year comes an hour before that of London'],
  ])('at %s it is %s: %s', (now, expected) => expect(dutchDay(new Date(now))).toBe(expected))

  test('never more than a day from the day in London, and never goes back', () => {
    const moment = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2100-01-01') })
    fc.assert(
      fc.property(moment, (now) => {
        const here = dutchDay(new Date(now))
        const london = day(new Date(now).toISOString().slice(0, 10))
        expect([london, addDays(london, 1)]).toContain(here)
        expect(dutchDay(new Date(now + 3_600_000)) >= here).toBe(true)
      }),
    )
  })
})

describe('years later', () => {
  test.each([
    ['2022-01-01', 2, '2024-01-01'],
    ['2019-12-31', 1, '2020-12-31'],
    ['2024-02-28', 1, '2025-02-28'],
    ['2024-02-29', 1, '2025-03-01'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2021-03-01', -1, '2020-03-01'],
  ])('%s and %i years is %s', (from, count, to) => expect(addYears(day(from), count)).toBe(to))
})
