import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMoment } from '../testing/random-histories.ts'
import { compareWhen, parseWhen, surelyBy, when } from './when.ts'

describe('a moment', () => {
  test.each([
    ['2018', '2018-01-01', '2019-01-01'],
    ['2020-02', '2020-02-01', '2020-03-01'],
    ['2020-12', '2020-12-01', '2021-01-01'],
    ['2020-06-19', '2020-06-19', '2020-06-20'],
    ['2021-08/2021-10', '2021-08-01', '2021-11-01'],
    ['2020-12/2023-11-09', '2020-12-01', '2023-11-10'],
    ['2019/2020', '2019-01-01', '2021-01-01'],
  ])('%s can be any day from %s up to %s', (text, from, until) => {
    expect(parseWhen(text)).toEqual({ ok: true, value: { text, from, until } })
  })

  test.each(['', '20', '2020-13', '2020-00', '2021-02-29', '1899', '2200', '2020/2021/2022', '2020-12 ', 'juni 2020'])(
    '%j is none',
    (text) => expect(parseWhen(text)).toEqual({ ok: false, error: 'not-a-date' }),
  )

  test.each(['2021/2020', '2020-12/2020-11', '2020-06-19/2020-06-18', '2020-06-19/2020-06-19/'])(
    '%s is no stretch',
    (text) => expect(parseWhen(text).ok).toBe(false),
  )

  test('of two moments the same it is written once', () => {
    expect(when('2020-12/2020-12').text).toBe('2020-12')
  })

  test('in code and checked data what is none is a bug', () => {
    expect(() => when('spring')).toThrow('"spring" is not a year, a month, a day or two of them')
  })

  test.each([
    ['2020-06-19', '2020-06-19'],
    ['2020-12', '2020-12-31'],
    ['2020', '2020-12-31'],
  ])('%s has surely come on %s', (text, day) => expect(surelyBy(when(text))).toBe(day))

  test('the order is one: who comes first comes first, and only the same stretch is equal', () => {
    fc.assert(
      fc.property(aMoment, aMoment, (one, other) => {
        expect(compareWhen(one, other) + compareWhen(other, one)).toBe(0)
        expect(compareWhen(one, other) === 0).toBe(one.from === other.from && one.until === other.until)
      }),
    )
  })

  test('it begins before it ends, and reads back as it was written', () => {
    fc.assert(
      fc.property(aMoment, (moment) => {
        expect(moment.from < moment.until).toBe(true)
        expect(when(moment.text)).toEqual(moment)
      }),
    )
  })
})
