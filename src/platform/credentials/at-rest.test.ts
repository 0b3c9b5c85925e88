import { createDecipheriv, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lockAddsBytes, lockAtRest, unlockAtRest } from './at-rest.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const key = random(32)
const place = { person: 'person-7', purpose: 'app-with-codes' }
const secret = random(20)
const lock = await lockAtRest(key, place, secret, random)
const notOpened = { ok: false, error: 'not-opened' }

test('what is locked opens in its place, whatever it is and however long', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const content = new Uint8Array(bytes)
      const locked = await lockAtRest(key, place, content, random)
      expect(locked).toHaveLength(content.length + lockAddsBytes)
      expect(await unlockAtRest(key, place, locked)).toEqual({ ok: true, value: content })
      expect(await unlockAtRest(key, place, Buffer.from(locked))).toEqual({ ok: true, value: content })
    }),
  )
})

test('4,096 bytes are kept, one more is a bug', async () => {
  const content = new Uint8Array(4096).fill(3)
  expect(await unlockAtRest(key, place, await lockAtRest(key, place, content, random))).toEqual({
    ok: true,
    value: content,
  })
  await expect(lockAtRest(key, place, new Uint8Array(4097), random)).rejects.toThrow(RangeError)
})

test('the same secret is locked differently each time, so two rows do not tell that they are the same', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => lockAtRest(key, place, secret, random)))
  expect(new Set(all.map((one) => Buffer.from(one.slice(5)).toString('hex'))).size).toBe(50)
})

describe('it does not open', () => {
  test('in the row of somebody else, or for another purpose', async () => {
    const others = [
      { ...place, person: 'person-8' },
      { ...place, purpose: 'begun' },
      { person: place.purpose, purpose: place.person },
      { person: 'person-', purpose: '7app-with-codes' },
    ]
    for (const other of others) expect(await unlockAtRest(key, other, lock)).toEqual(notOpened)
  })

  test('when two people swap their rows', async () => {
    const other = { ...place, person: 'person-8' }
    const theirs = await lockAtRest(key, other, random(20), random)
    expect([await unlockAtRest(key, place, theirs), await unlockAtRest(key, other, lock)]).toEqual([
      notOpened,
      notOpened,
    ])
  })

  test('with another key of the server, and that is said', async () => {
    expect(await unlockAtRest(random(32), place, lock)).toEqual({ ok: false, error: 'other-key' })
    // Four bytes tell the key. When they are made to fit, the content still does not open.
    const other = random(32)
    const theirs = await lockAtRest(other, place, secret, random)
    const forged = Uint8Array.from([...theirs.slice(0, 5), ...lock.slice(5)])
    expect(await unlockAtRest(other, place, forged)).toEqual(notOpened)
  })

  test('when any byte is changed, each of them, or cut off, or added', async () => {
    for (let at = 0; at < lock.length; at += 1) {
      const changed = lock.map((byte, place) => (place === at ? byte ^ 1 : byte))
      expect((await unlockAtRest(key, place, changed)).ok).toBe(false)
      expect((await unlockAtRest(key, place, lock.slice(0, at))).ok).toBe(false)
    }
    expect(await unlockAtRest(key, place, Uint8Array.from([...lock, 0]))).toEqual(notOpened)
    expect(await unlockAtRest(key, place, new Uint8Array(1_000_000).fill(1))).toEqual(notOpened)
  })

  test('when a later program made it', async () => {
    expect(await unlockAtRest(key, place, Uint8Array.from([2, ...lock.slice(1)]))).toEqual({
      ok: false,
      error: 'unknown-version',
    })
  })
})

test('a key of another length or a place without a name is a bug', async () => {
  for (const length of [0, 16, 31, 33]) {
    await expect(lockAtRest(random(length), place, secret, random)).rejects.toThrow(RangeError)
    await expect(unlockAtRest(random(length), place, lock)).rejects.toThrow(RangeError)
  }
  for (const bad of ['', 'two words', 'é']) {
    await expect(lockAtRest(key, { ...place, person: bad }, secret, random)).rejects.toThrow(RangeError)
    await expect(lockAtRest(key, { ...place, purpose: bad }, secret, random)).rejects.toThrow(RangeError)
  }
})

test('the form is what its words say: opened here by Node alone', () => {
  const label = Buffer.from('baken/credentials/1/at-rest')
  const framed = (...parts: Uint8Array[]) =>
    Buffer.concat(parts.flatMap((part) => [Buffer.from([0, 0, 0, part.length]), part]))
  const salt = lock.slice(5, 37)
  const derived = Buffer.from(hkdfSync('sha256', key, salt, label, 44))
  const opener = createDecipheriv('aes-256-gcm', derived.subarray(0, 32), derived.subarray(32))
  const bound = framed(label, Buffer.from(place.purpose), Buffer.from(place.person))
  opener.setAAD(framed(bound, lock.slice(0, 37)))
  opener.setAuthTag(lock.slice(-16))
  expect(Buffer.concat([opener.update(lock.slice(37, -16)), opener.final()])).toEqual(Buffer.from(secret))
  expect(Buffer.from(hkdfSync('sha256', key, '', 'baken/credentials/1/at-rest-mark', 4))).toEqual(
    Buffer.from(lock.slice(1, 5)),
  )
})
