import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { chosenDay, stepOf } from './chosen-day.ts'

const moments: Day[] = [day('2020-06-19'), day('2020-12-01'), day('2021-05-27'), day('2026-11-21')]
const chosen = (search: string) => chosenDay(new URLSearchParams(search), moments)

test.each([
  ['2020-06-18', 0],
  ['2020-06-19', 1],
  ['2021-05-26', 2],
  ['2021-05-27', 3],
  ['2021-06-30', 3],
  ['2027-01-01', 4],
])('on %s the slider stands at %i', (on, step) => expect(stepOf(moments, day(on))).toBe(step))

describe('slider and date in one form', () => {
  test.each([
    ['only the slider was moved', 'moment=2&on=2021-06-30&shown=2021-06-30', '2020-12-01'],
    ['only the date was changed', 'moment=3&on=2021-07-01&shown=2021-06-30', '2021-07-01'],
    ['both were: the date is the more precise one', 'moment=1&on=2021-07-01&shown=2021-06-30', '2021-07-01'],
    ['neither was', 'moment=3&on=2021-06-30&shown=2021-06-30', '2021-06-30'],
    ['the date was emptied and the slider moved', 'moment=4&on=&shown=2021-06-30', '2026-11-21'],
    ['the date was emptied and nothing else', 'moment=3&on=&shown=2021-06-30', '2021-06-30'],
    ['from before the first moment to the first', 'moment=1&on=2020-01-01&shown=2020-01-01', '2020-06-19'],
    ['what was shown is not told, the date counts', 'moment=2&on=2021-07-01', '2021-07-01'],
    ['only a slider was sent', 'moment=2', '2020-12-01'],
  ])('%s: %s', (_, search, day) => expect(chosen(search)).toBe(day))

  test.each([
    ['moment=99&on=2021-06-30&shown=2021-06-30', '99'],
    ['moment=0&on=2021-06-30&shown=2021-06-30', '0'],
    ['moment=-1', '-1'],
    ['moment=x&shown=x', 'x'],
    ['moment=2&on=soon&shown=2021-06-30', 'soon'],
  ])('what means nothing comes back as it was typed: %s', (search, typed) => expect(chosen(search)).toBe(typed))

  test('without a slider there is nothing to choose', () => expect(chosen('on=2021-06-30')).toBeNull())
})
