import type { EventEmitter } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.restoreAllMocks()
  vi.resetModules()
})

test('what could not be read is told with why, and the page has no rows of it', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { goWithout } = await import('./go-without.ts')
  expect(await Promise.reject(new Error('connection refused')).catch(goWithout('no words'))).toEqual([])
  expect(told.mock.calls).toEqual([['no words:', 'connection refused']])
})

test('of a database that the server itself took away because it stops, nothing is told', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { goWithout } = await import('./go-without.ts')
  const events: EventEmitter = process
  events.emit('sveltekit:shutdown')
  expect(goWithout('no words')(new Error('driver has already been destroyed'))).toEqual([])
  expect(told).not.toHaveBeenCalled()
})
