import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { askedMoment, midnightOf } from './asked-moment.ts'

const today = day('2026-11-29')
const at = (text: string): number => Date.parse(text) / 60_000
const now = at('2026-11-29T13:05Z')
const asked = (typed: string) =>
  askedMoment(new URL(`https://baken.example/nl/help?at=${encodeURIComponent(typed)}`), now, today)

describe('the moment a reader asks about', () => {
  test('is now when nothing was typed', () => {
    expect(asked('')).toEqual({ at: now, chosen: false, typed: '', problem: null })
  })

  test.each([
    ['2026-12-25T10:00', '2026-12-25T09:00Z'],
    ['2026-12-25 10:00', '2026-12-25T09:00Z'],
    ['2026-12-25T10:00:30', '2026-12-25T09:00Z'],
    ['2027-07-01T10:00', '2027-07-01T08:00Z'],
    ['2026-11-29T00:00', '2026-11-28T23:00Z'],
    ['2027-11-30T23:59', '2027-11-30T22:59Z'],
  ])('%s is that time on a Dutch clock', (typed, instant) => {
    expect(asked(typed)).toEqual({ at: at(instant), chosen: true, typed, problem: null })
  })

  test('of the hour that the clock shows twice is the first one', () => {
    expect(asked('2027-10-31T02:30').at).toBe(at('2027-10-31T00:30Z'))
  })

  test.each([
    ['morgen', 'not-a-moment'],
    ['2026-12-25', 'not-a-moment'],
    ['2027-02-29T10:00', 'not-a-moment'],
    ['2026-12-25T24:00', 'not-a-moment'],
    ['2026-12-25T10:00Z', 'not-a-moment'],
    ['2026-11-28T23:59', 'too-far'],
    ['2027-12-01T00:00', 'too-far'],
    ['2027-03-28T02:30', 'skipped'],
  ])('%s is refused as %s, and now is shown', (typed, problem) => {
    expect(asked(typed)).toEqual({ at: now, chosen: false, typed, problem })
  })

  test('is never longer than fits on a page', () => {
    expect(asked('x'.repeat(500)).typed).toHaveLength(40)
  })
})

test('a day begins at midnight on Dutch clocks, in winter and in summer', () => {
  expect(midnightOf(today)).toBe(at('2026-11-28T23:00Z'))
  expect(midnightOf(day('2027-07-01'))).toBe(at('2027-06-30T22:00Z'))
})
