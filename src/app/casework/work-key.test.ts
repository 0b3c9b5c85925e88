import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { toBase64url } from '#modules/organisations/index.ts'
import { type Bytes, makeKeyPair } from '#platform/sealing/index.ts'
import { idleMs, keepWorkKeys, leftMs, lockWork, stillAtWork, type WorkPlace, workKeys } from './work-key.ts'

const random = (length: number): Bytes => new Uint8Array(randomBytes(length))
const now = Date.parse('2026-11-30T09:00:00Z')
const kept = new Map<string, string>()
const store = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
}
const pair = await makeKeyPair(random)
const here: WorkPlace = {
  organisation: 'voorbeeldstad',
  keys: [{ number: 2, publicKey: toBase64url(pair.publicKey) }],
  half: toBase64url(random(32)),
}

beforeEach(async () => {
  kept.clear()
  await keepWorkKeys(store, here, [{ number: 2, privateKey: pair.privateKey }], { now, random })
})

describe('the key of an organisation on somebody’s desk', () => {
  test('opens for the session that unlocked it, and cannot be read out of what the browser keeps', async () => {
    const key = (await workKeys(store, here, now))?.get(2)
    expect(key?.publicKey).toEqual(pair.publicKey)
    expect(key?.pair.privateKey.extractable).toBe(false)
    const everything = [...kept.values()].join()
    for (const way of ['base64', 'base64url', 'hex', 'latin1'] as const)
      expect(everything).not.toContain(Buffer.from(pair.privateKey).toString(way))
  })

  test.each([
    ['another session, or another hat', { half: toBase64url(random(32)) }],
    ['another organisation', { organisation: 'voorbeelddorp' }],
    ['a key that came after it', { keys: [{ number: 3, publicKey: toBase64url(pair.publicKey) }] }],
    ['a public key that is not its other half', { keys: [{ number: 2, publicKey: toBase64url(random(32)) }] }],
  ])('is taken away when it meets %s', async (_, other) => {
    expect(await workKeys(store, { ...here, ...other }, now)).toBeNull()
    expect(kept.size).toBe(0)
    expect(await workKeys(store, here, now)).toBeNull()
  })

  test('opens beside the one before it while everything moves, and without it where nobody gave that', async () => {
    const old = await makeKeyPair(random)
    const moving = { ...here, keys: [...here.keys, { number: 1, publicKey: toBase64url(old.publicKey) }] }
    expect([...((await workKeys(store, moving, now)) ?? []).keys()]).toEqual([2])
    const both = [
      { number: 2, privateKey: pair.privateKey },
      { number: 1, privateKey: old.privateKey },
    ]
    await keepWorkKeys(store, moving, both, { now, random })
    expect([...((await workKeys(store, moving, now)) ?? []).keys()]).toEqual([2, 1])
    expect([...((await workKeys(store, here, now)) ?? []).keys()]).toEqual([2])
  })

  test('is there for a quarter of an hour after somebody did something, and not a moment longer', async () => {
    expect(stillAtWork(store, now + idleMs - 1)).toBe(true)
    expect(leftMs(store, now + idleMs - 1)).toBe(idleMs)
    expect(await workKeys(store, here, now + idleMs - 1 + idleMs - 1)).not.toBeNull()
    const later = now + 2 * idleMs - 2
    expect(stillAtWork(store, later + idleMs)).toBe(false)
    expect([kept.size, leftMs(store, later + idleMs)]).toEqual([0, 0])
  })

  test('is not there longer because a clock was put back', async () => {
    expect(await workKeys(store, here, now - 1)).toBeNull()
    expect(kept.size).toBe(0)
  })

  test('is gone once it is locked, also for another tab', async () => {
    lockWork(store)
    expect([stillAtWork(store, now), await workKeys(store, here, now)]).toEqual([false, null])
  })

  test.each(['', 'null', '{}', '{"organisation":1}', '[', JSON.stringify({ ...here, wrapped: '§', usedAt: now })])(
    'what a browser gives back instead opens nothing: %s',
    async (text) => {
      kept.set('baken-work', text)
      expect(await workKeys(store, here, now)).toBeNull()
    },
  )
})
