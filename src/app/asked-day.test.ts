import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { askedDay } from './asked-day.ts'

const coverage = { from: day('2018-01-01'), lastChecked: day('2026-11-21') }
const otherwise = day('2020-12-31')
const asked = (query: string) => askedDay(new URL(`http://baken.test/nl/policy${query}`), coverage, otherwise)

describe('the day a reader asks for', () => {
  test.each(['', '?on=', '?on=%20', '?off=2021-01-01'])('%j asks for none: the usual one is shown', (query) => {
    expect(asked(query)).toEqual({ day: otherwise, typed: null, problem: null })
  })

  test.each(['2018-01-01', '2018-01-02', '2026-11-20', '2026-11-21'])('%s is shown', (on) => {
    expect(asked(`?on=${on}`)).toEqual({ day: on, typed: null, problem: null })
  })

  test('spaces around it do not matter, and the first of two counts', () => {
    expect(asked('?on=+2021-01-01+').day).toBe('2021-01-01')
    expect(asked('?on=2021-01-01&on=2022-01-01').day).toBe('2021-01-01')
  })

  test.each(['2017-12-31', '2026-11-22'])('%s is outside what we know: it says so and shows the usual one', (on) => {
    expect(asked(`?on=${on}`)).toEqual({ day: otherwise, typed: on, problem: 'out-of-coverage' })
  })

  test.each(['2021-02-29', '31-12-2020', 'yesterday', '2021'])(
    '%s is no day: it says so and shows the usual one',
    (on) => {
      expect(asked(`?on=${on}`)).toEqual({ day: otherwise, typed: on, problem: 'not-a-day' })
    },
  )

  test('of a very long text only the beginning is repeated', () => {
    expect(asked(`?on=${'x'.repeat(1_000)}`).typed).toBe('x'.repeat(40))
  })

  test('whatever is typed, a day that is known is shown, and another than was asked for never without saying so', () => {
    const near = fc.integer({ min: -10, max: 10 }).map((count) => addDays(coverage.from, count))
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (typed) => {
        const { day: shown, problem } = asked(`?on=${encodeURIComponent(typed)}`)
        expect(shown >= coverage.from && shown <= coverage.lastChecked).toBe(true)
        if (problem === null && typed.trim() !== '') expect(shown).toBe(typed.trim())
      }),
    )
  })
})
