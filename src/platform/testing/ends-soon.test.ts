import { expect, test } from 'vitest'
import { endsSoon } from './ends-soon.ts'

test('gives what the work gives, and throws what it throws', () => {
  expect(endsSoon(() => [1, 2])).toEqual([1, 2])
  expect(() => endsSoon(() => JSON.parse('{'))).toThrow(SyntaxError)
})

test('work that never ends is cut off', () => {
  const endless = () => {
    for (let round = 0; ; round += 1) if (round < 0) return round
  }
  expect(() => endsSoon(endless, 30)).toThrow('timed out')
})
