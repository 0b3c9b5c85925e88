import { expect, test } from 'vitest'
import { askingLimits } from './asking-limits.ts'

const minute = 60_000

test('so many at once, and then as many as come back', () => {
  const limits = askingLimits({ burst: 3, perMinute: 2 })
  expect([1, 2, 3, 4].map(() => limits.ask('a', 0))).toEqual([true, true, true, false])
  expect(limits.ask('a', minute / 2 - 1)).toBe(false)
  expect(limits.ask('a', minute)).toBe(true)
})

test('how many somebody had lately is told, less those that came back', () => {
  const limits = askingLimits({ burst: 3, perMinute: 1 })
  expect([1, 2, 3, 4].map(() => limits.take('a', 0))).toEqual([0, 1, 2, null])
  expect([limits.take('b', 0), limits.take('a', minute), limits.take('a', 9 * minute)]).toEqual([0, 2, 0])
})

test('what weighs more counts for more, and what is too heavy now takes nothing from what is light', () => {
  const limits = askingLimits({ burst: 10, perMinute: 1 })
  expect([6, 6, 4, 1].map((weight) => limits.ask('a', 0, weight))).toEqual([true, false, true, false])
  expect(limits.ask('a', 6 * minute, 6)).toBe(true)
})

test('being refused costs nothing, and a clock that went back gives nothing', () => {
  const limits = askingLimits({ burst: 1, perMinute: 1 })
  expect(limits.ask('a', minute)).toBe(true)
  for (let at = 0; at < 50; at += 1) expect(limits.ask('a', minute + at)).toBe(false)
  expect(limits.ask('a', 0)).toBe(false)
  expect(limits.ask('a', 2 * minute)).toBe(true)
})

test('a storm from a thousand lines takes nothing from another one', () => {
  const limits = askingLimits({ burst: 5, perMinute: 1 })
  for (let at = 0; at < 10_000; at += 1) limits.ask(`storm ${at % 1_000}`, 0)
  expect(limits.ask('honest', 0)).toBe(true)
})

test('memory has an end', () => {
  const limits = askingLimits({ burst: 5, perMinute: 1, mostLines: 100 })
  for (let at = 0; at < 1_000; at += 1) limits.ask(`line ${at}`, at)
  expect(limits.remembered).toBe(100)
})
