import { beforeAll, describe, expect, test } from 'vitest'
import { mostCost, type StretchCost, usualCost } from './argon2.ts'
import { type Bytes, fourBytes, joined } from './bytes.ts'
import type { KeyPair, OpeningKey } from './key-pair.ts'
import { aKey, changedAt, systemRandom, zeros } from './testing/a-key.ts'
import { toHex } from './testing/hex.ts'
import type { WrapWay } from './wrapped-form.ts'
import {
  looksWrapped,
  unwrapWithKey,
  unwrapWithPasskey,
  unwrapWithPassphrase,
  wrapToKey,
  wrapUnderPasskey,
  wrapUnderPassphrase,
} from './wrapped-secret.ts'

const label = 'case-key/breda/case-7'
const typed = 'vier paarden in de regen'
const secret = new Uint8Array(systemRandom(32))
const passkey = new Uint8Array(systemRandom(32))
const notOpened = { ok: false, error: 'not-opened' }
const malformed = { ok: false, error: 'malformed' }

let key: KeyPair & { opening: OpeningKey }
let toKey: Bytes
let underPasskey: Bytes
let underPassphrase: Bytes

beforeAll(async () => {
  key = await aKey()
  const [first, second] = [
    await wrapToKey(key.publicKey, secret, label),
    await wrapUnderPassphrase(typed, secret, label, systemRandom),
  ]
  if (!first.ok || !second.ok) throw new Error('nothing was wrapped')
  toKey = first.value
  underPassphrase = second.value
  underPasskey = await wrapUnderPasskey(passkey, secret, label, systemRandom)
})

describe('a wrapped secret', () => {
  test('comes back in each of the three ways', async () => {
    expect([toKey.length, underPassphrase.length, underPasskey.length]).toEqual([82, 110, 82])
    const back = { ok: true, value: secret }
    expect(await unwrapWithKey(key.opening, toKey, label)).toEqual(back)
    expect(await unwrapWithPassphrase(typed, underPassphrase, label)).toEqual(back)
    expect(await unwrapWithPassphrase(` ${typed.replace(' ', '  ')}\n`, underPassphrase, label)).toEqual(back)
    expect(await unwrapWithPasskey(passkey, underPasskey, label)).toEqual(back)
  })

  test('does not open for another label, key, passphrase or passkey', async () => {
    const other = await aKey()
    expect(await unwrapWithKey(key.opening, toKey, 'case-key/breda/case-8')).toEqual(notOpened)
    expect(await unwrapWithKey(other.opening, toKey, label)).toEqual(notOpened)
    expect(await unwrapWithPassphrase(typed, underPassphrase, 'case-key/breda/case-8')).toEqual(notOpened)
    for (const wrong of ['Vier paarden in de regen', 'vier paarden in de rege', '', '   '])
      expect(await unwrapWithPassphrase(wrong, underPassphrase, label)).toEqual(notOpened)
    expect(await unwrapWithPasskey(passkey, underPasskey, 'case-key/breda/case-8')).toEqual(notOpened)
    expect(await unwrapWithPasskey(changedAt(passkey, 31), underPasskey, label)).toEqual(notOpened)
  })

  test('of one way is malformed for the others', async () => {
    expect(await unwrapWithKey(key.opening, underPasskey, label)).toEqual(malformed)
    expect(await unwrapWithPasskey(passkey, toKey, label)).toEqual(malformed)
    expect(await unwrapWithPassphrase(typed, toKey, label)).toEqual(malformed)
    expect(await unwrapWithPasskey(passkey, changedAt(toKey, 1, 1 ^ 3), label)).toEqual(notOpened)
  })

  test('is refused when any byte of it is changed, when it is cut, and when it is longer', async () => {
    for (let at = 0; at < 82; at += 1) {
      expect((await unwrapWithKey(key.opening, changedAt(toKey, at, 0x10), label)).ok).toBe(false)
      expect((await unwrapWithPasskey(passkey, changedAt(underPasskey, at, 0x10), label)).ok).toBe(false)
      for (const length of [at, at - 82 + 110]) {
        expect((await unwrapWithKey(key.opening, toKey.slice(0, at), label)).ok).toBe(false)
        expect((await unwrapWithPasskey(passkey, underPasskey.slice(0, at), label)).ok).toBe(false)
        expect(await unwrapWithPassphrase(typed, underPassphrase.slice(0, length), label)).toEqual(malformed)
      }
    }
    // Each of these costs a whole Argon2id: salt, and the two ends and the middle of the lock.
    for (const at of [14, 29, 30, 61, 62, 93, 109])
      expect(await unwrapWithPassphrase(typed, changedAt(underPassphrase, at), label)).toEqual(notOpened)
    expect(await unwrapWithKey(key.opening, joined(toKey, zeros(1)), label)).toEqual(malformed)
    expect(await unwrapWithPasskey(passkey, joined(underPasskey, zeros(1)), label)).toEqual(malformed)
    expect(await unwrapWithPassphrase(typed, joined(underPassphrase, zeros(1)), label)).toEqual(malformed)
  })

  test('of a later version is refused by name', async () => {
    const unknown = { ok: false, error: 'unknown-version' }
    expect(await unwrapWithKey(key.opening, changedAt(toKey, 0, 3), label)).toEqual(unknown)
    expect(await unwrapWithPasskey(passkey, changedAt(underPasskey, 0, 3), label)).toEqual(unknown)
    expect(await unwrapWithPassphrase(typed, changedAt(underPassphrase, 0, 3), label)).toEqual(unknown)
  })

  test('is never the same twice', async () => {
    expect(toHex(await wrapUnderPasskey(passkey, secret, label, systemRandom))).not.toBe(toHex(underPasskey))
    const again = await wrapToKey(key.publicKey, secret, label)
    expect(again.ok && toHex(again.value)).not.toBe(toHex(toKey))
  })
})

describe('the cost that stands in a record', () => {
  const withCost = ({ memoryKiB, passes, lanes }: StretchCost) =>
    joined(
      underPassphrase.slice(0, 2),
      fourBytes(memoryKiB),
      fourBytes(passes),
      fourBytes(lanes),
      underPassphrase.slice(14),
    )
  const outcome = (cost: Partial<StretchCost>) =>
    unwrapWithPassphrase(typed, withCost({ ...usualCost, ...cost }), label)

  test('is refused below the usual one, without trying', async () => {
    const weak = { ok: false, error: 'too-weak' }
    expect(await outcome({ memoryKiB: 19_455 })).toEqual(weak)
    expect(await outcome({ memoryKiB: 0 })).toEqual(weak)
    expect(await outcome({ passes: 1 })).toEqual(weak)
    expect(await outcome({ lanes: 0 })).toEqual(weak)
    expect(await outcome({ passes: 1, memoryKiB: 2 ** 32 - 1 })).toEqual(weak)
  })

  test('is refused above what a browser can pay, without trying', async () => {
    const costly = { ok: false, error: 'too-costly' }
    // Trying would take more memory than there is, or days.
    expect(await outcome({ memoryKiB: mostCost.memoryKiB + 1 })).toEqual(costly)
    expect(await outcome({ memoryKiB: 2 ** 32 - 1 })).toEqual(costly)
    expect(await outcome({ passes: mostCost.passes + 1 })).toEqual(costly)
    expect(await outcome({ passes: 2 ** 32 - 1 })).toEqual(costly)
    expect(await outcome({ lanes: 2 })).toEqual(costly)
  })

  test('is part of what is bound: raised by somebody else, the secret does not open', async () => {
    expect(await outcome({ memoryKiB: 19_457 })).toEqual(notOpened)
    expect(await outcome({ passes: 3 })).toEqual(notOpened)
  })
})

test('a bad passphrase, key or secret wraps nothing', async () => {
  expect(await wrapUnderPassphrase('kort', secret, label, systemRandom)).toEqual({ ok: false, error: 'too-short' })
  expect(await wrapToKey(zeros(32), secret, label)).toEqual({ ok: false, error: 'unusable-key' })
  await expect(wrapToKey(key.publicKey, zeros(31), label)).rejects.toThrow('a secret has 32 bytes, not 31')
  await expect(wrapUnderPassphrase(typed, zeros(33), label, systemRandom)).rejects.toThrow(
    'a secret has 32 bytes, not 33',
  )
  await expect(wrapUnderPasskey(zeros(31), secret, label, systemRandom)).rejects.toThrow(
    'a secret has 32 bytes, not 31',
  )
  await expect(wrapUnderPasskey(passkey, secret, 'two words', systemRandom)).rejects.toThrow(RangeError)
})

test('who keeps it sees in which way something was wrapped, and that it is whole; not what is in it', () => {
  const wrapped: Readonly<Record<WrapWay, Bytes>> = {
    'to-key': toKey,
    'under-passphrase': underPassphrase,
    'under-passkey': underPasskey,
  }
  for (const way of ['to-key', 'under-passphrase', 'under-passkey'] as const)
    for (const [of, bytes] of Object.entries(wrapped)) {
      expect(looksWrapped(bytes, way), `${of} as ${way}`).toBe(of === way)
      expect(looksWrapped(bytes.slice(0, -1), way)).toBe(false)
      expect(looksWrapped(joined(bytes, zeros(1)), way)).toBe(false)
      expect(looksWrapped(changedAt(bytes, 0), way), 'another version').toBe(false)
    }
  expect(looksWrapped(secret, 'to-key')).toBe(false)
  expect(looksWrapped(zeros(0), 'to-key')).toBe(false)
  expect(looksWrapped(changedAt(toKey, 40), 'to-key'), 'whether it opens, nobody sees').toBe(true)
})
