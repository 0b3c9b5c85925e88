import { afterEach, expect, test, vi } from 'vitest'
import { repeat } from './repeat.ts'

afterEach(() => void vi.restoreAllMocks())

const afterAWhile = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a fault is told by its code, without what was in a row, and the work goes on', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let times = 0
  const stop = repeat(5, 'letters could not be destroyed', () => {
    times += 1
    return Promise.reject(Object.assign(new Error('Key (mail)=(ann@example.org) exists'), { code: '23505' }))
  })
  await expect.poll(() => times).toBeGreaterThan(1)
  stop()
  expect(told.mock.calls[0]).toEqual(['letters could not be destroyed,', '23505'])
  expect(JSON.stringify(told.mock.calls)).not.toContain('ann')
})

test('one at a time, and after it was stopped no more', async () => {
  let [running, most, times] = [0, 0, 0]
  let stops: () => boolean = () => false
  const stop = repeat(1, 'work', async (isStopped) => {
    stops = isStopped
    running += 1
    most = Math.max(most, running)
    await afterAWhile(10)
    running -= 1
    times += 1
  })
  await expect.poll(() => times).toBeGreaterThan(1)
  stop()
  expect(stops()).toBe(true)
  await expect.poll(() => running).toBe(0)
  const before = times
  await afterAWhile(20)
  expect({ most, times }).toEqual({ most: 1, times: before })
})
