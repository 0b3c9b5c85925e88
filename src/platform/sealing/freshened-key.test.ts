import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshenedKey } from './freshened-key.ts'

const some = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes))

/** RFC 5869 by hand, on Node's own HMAC: one block is enough for 32 bytes. */
function byHand(key: Uint8Array, secret: Uint8Array): Uint8Array {
  const extracted = createHmac('sha256', Buffer.alloc(32)).update(key).update(secret).digest()
  const expanded = createHmac('sha256', extracted).update('baken/sealing/1/freshened-key').update(Uint8Array.of(1))
  return new Uint8Array(expanded.digest())
}

test('a freshened key is HKDF of both, written by hand with another library', async () => {
  await fc.assert(
    fc.asyncProperty(some, some, async (key, secret) => {
      expect(await freshenedKey(key, secret)).toEqual(byHand(key, secret))
    }),
    { numRuns: 50 },
  )
})

test('another key or another secret gives another, and neither takes the place of the other', async () => {
  const [one, two] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  const all = [
    await freshenedKey(one, two),
    await freshenedKey(two, one),
    await freshenedKey(one, one),
    await freshenedKey(two, two),
  ]
  expect(new Set([...all, one, two].map((bytes) => bytes.join())).size).toBe(6)
  await expect(async () => freshenedKey(new Uint8Array(31), two)).rejects.toThrow(RangeError)
  await expect(async () => freshenedKey(one, new Uint8Array(33))).rejects.toThrow(RangeError)
})
