import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { isReminded } from './reminder.ts'

const nothing = { unread: 0, news: 0, near: 0, late: 0, goes: 0, tasks: 0, questions: 0 }
const [friday, saturday, sunday, monday, tuesday] = [
  '2026-11-27',
  '2026-11-28',
  '2026-11-29',
  '2026-11-30',
  '2026-12-01',
].map(day)

describe('whether somebody is reminded', () => {
  test.each(Object.keys(nothing))('of what changed on a working day: %s', (thing) => {
    expect(isReminded({ ...nothing, [thing]: 1 }, true, tuesday as never)).toBe(true)
  })

  test('of what only waits, on Mondays', () => {
    const waiting = { ...nothing, late: 2 }
    expect([friday, saturday, sunday, monday, tuesday].map((on) => isReminded(waiting, false, on as never))).toEqual([
      false,
      false,
      false,
      true,
      false,
    ])
  })

  test('never in a weekend, and never when nothing waits', () => {
    for (const on of [saturday, sunday]) expect(isReminded({ ...nothing, unread: 3 }, true, on as never)).toBe(false)
    for (const on of [friday, monday, tuesday]) expect(isReminded(nothing, true, on as never)).toBe(false)
  })
})
