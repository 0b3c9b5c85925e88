import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, day } from './days.ts'
import {
  hasSurelyCome,
  mayHaveCome,
  parseDateSpan,
  parsePartialDate,
  partialDate,
  precisionOf,
  readTypedDate,
  spanText,
  stretchOf,
  stretchOfSpan,
} from './partial-date.ts'

const anyDay = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date): Day => day(date.toISOString().slice(0, 10)))
const anyDate = fc
  .tuple(anyDay, fc.constantFrom(4, 7, 10))
  .map(([on, characters]) => partialDate(on.slice(0, characters)))

describe('a date as precise as its source', () => {
  test.each([
    ['2018', 'year', '2018-01-01', '2019-01-01'],
    ['2020-11', 'month', '2020-11-01', '2020-12-01'],
    ['2020-12', 'month', '2020-12-01', '2021-01-01'],
    ['2020-02', 'month', '2020-02-01', '2020-03-01'],
    ['2020-02-29', 'day', '2020-02-29', '2020-03-01'],
  ])('%s is a %s: from %s until %s', (text, precision, from, until) => {
    const date = partialDate(text)
    expect(precisionOf(date)).toBe(precision)
    expect(stretchOf(date)).toEqual({ from, until })
  })

  test.each(['', '20', '2020-13', '2020-00', '2021-02-29', '2020-1', '0203', '3020-01-01', '2020-12-', '1 jan 2020'])(
    '"%s" is no date',
    (text) => {
      expect(parsePartialDate(text)).toEqual({ ok: false, error: 'not-a-date' })
      expect(() => partialDate(text)).toThrow(RangeError)
    },
  )

  test.each([
    ['2018', '2018-12-31', false],
    ['2018', '2019-01-01', true],
    ['2020-12', '2020-12-31', false],
    ['2020-12', '2021-01-01', true],
    ['2020-01-30', '2020-01-29', false],
    ['2020-01-30', '2020-01-30', true],
  ])('%s has surely come on %s: %s', (text, on, come) => {
    expect(hasSurelyCome(partialDate(text), day(on))).toBe(come)
  })

  test.each([
    ['2018', '2017-12-31', false],
    ['2018', '2018-01-01', true],
    ['2020-12', '2020-11-30', false],
    ['2020-12', '2020-12-01', true],
  ])('%s may have come on %s: %s', (text, on, come) => {
    expect(mayHaveCome(partialDate(text), day(on))).toBe(come)
  })

  test('what has surely come may have come, and stays so', () => {
    fc.assert(
      fc.property(anyDate, anyDay, anyDay, (date, one, other) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one]
        if (hasSurelyCome(date, earlier)) {
          expect(mayHaveCome(date, earlier)).toBe(true)
          expect(hasSurelyCome(date, later)).toBe(true)
        }
      }),
    )
  })
})

describe('a span', () => {
  test.each(['2020-12', '2021-08/2021-10', '2022-12-31', '2023'])('%s is read and written back the same', (text) => {
    const span = parseDateSpan(text)
    expect(span.ok && spanText(span.value)).toBe(text)
  })

  test('August through October ends on the first day of November', () => {
    const span = parseDateSpan('2021-08/2021-10')
    expect(span.ok && stretchOfSpan(span.value)).toEqual({ from: '2021-08-01', until: '2021-11-01' })
  })

  test.each([
    ['2021-10/2021-08', 'backwards'],
    ['2021/2021-08', 'backwards'],
    ['2021-08/2021', 'backwards'],
    ['2021-08/2021-10/2021-11', 'not-a-date'],
    ['2021-08/', 'not-a-date'],
    ['', 'not-a-date'],
  ])('"%s" is refused as %s', (text, error) => {
    expect(parseDateSpan(text)).toEqual({ ok: false, error })
  })
})

describe('a date as people write it', () => {
  test.each([
    ['2020', '2020'],
    ['2020-12', '2020-12'],
    ['2020-12-31', '2020-12-31'],
    ['12-2020', '2020-12'],
    ['1-2020', '2020-01'],
    ['31-12-2020', '2020-12-31'],
    ['1.2.2020', '2020-02-01'],
    ['1 / 2 / 2020', '2020-02-01'],
    ['', null],
  ])('"%s" is %s', (text, date) => expect(readTypedDate(text)).toEqual({ ok: true, value: date }))

  test.each(['31-02-2020', '13-2020', 'ooit', '20', '2020-12-31-1', '1850', '2020-00'])('"%s" is none', (text) =>
    expect(readTypedDate(text).ok).toBe(false),
  )
})
