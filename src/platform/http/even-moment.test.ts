import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { atEvenMoment } from './even-moment.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const lasting = (ms: number) => () => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms))

/** After how many milliseconds it is answered. */
async function answeredAfter(work: () => Promise<string>): Promise<number> {
  const began = Date.now()
  const answered = atEvenMoment(20, work).then(() => Date.now() - began)
  await vi.advanceTimersByTimeAsync(200)
  return answered
}

test.each([
  [0, 20],
  [1, 20],
  [19, 20],
  [21, 40],
  [39, 40],
  [79, 80],
])('work of %i ms is answered after %i', async (ms, after) => {
  expect(await answeredAfter(lasting(ms))).toBe(after)
})

test('what fails is thrown on at once, and no clock runs on', async () => {
  await expect(atEvenMoment(20, () => Promise.reject(new Error('no database')))).rejects.toThrow('no database')
  expect(vi.getTimerCount()).toBe(0)
  await answeredAfter(lasting(3))
  expect(vi.getTimerCount()).toBe(0)
})
