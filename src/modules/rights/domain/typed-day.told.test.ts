import { describe, expect, test } from 'vitest'
import { typedDay } from './typed-day.ts'

describe('a day as people type it', () => {
  test.each([
    ['1-7-2026', '2026-07-01'],
    ['01-07-2026', '2026-07-01'],
    ['1-12-2026', '2026-12-01'],
    ['31-7-2026', '2026-07-31'],
    ['31-12-2026', '2026-12-31'],
    ['31-2-2026', '2026-02-31'],
  ])('%s is %s', (text, day) => expect(typedDay(text)).toBe(day))

  test.each([
    '2026-07-01',
    '1/7/2026',
    '1-7-26',
    '1-7-20260',
    '001-7-2026',
    '1-007-2026',
    'x1-7-2026',
    ' 1-7-2026',
    '1-7-2026 ',
    '1-7-2026x',
    '-7-2026',
    '1--2026',
    '1 july 2026',
    '',
  ])('"%s" comes back as it is', (text) => expect(typedDay(text)).toBe(text))
})
