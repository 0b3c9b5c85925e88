import { expect, test } from 'vitest'
import { type Bytes, joined, utf8 } from './bytes.ts'
import { open, seal, sealBytes } from './hpke.ts'
import { aKey, changedAt, zeros } from './testing/a-key.ts'
import { fromHex, toHex } from './testing/hex.ts'
import { smallX25519 } from './testing/small-order.ts'

const bound = { info: utf8('what for'), aad: utf8('where') }
const notOpened = { ok: false, error: 'not-opened' }

async function sealedTo(publicKey: Bytes, plaintext: Bytes): Promise<Bytes> {
  const sealed = await seal(publicKey, plaintext, bound)
  if (!sealed.ok) throw new Error(sealed.error)
  return sealed.value
}

test('a seal is 48 bytes longer than what is in it, opens with the other half, and is never the same twice', async () => {
  const key = await aKey()
  for (const length of [0, 1, 16, 1000]) {
    const plaintext = new Uint8Array(length).fill(5)
    const sealed = await sealedTo(key.publicKey, plaintext)
    expect(sealed.length).toBe(length + sealBytes)
    expect(await open(key.opening, sealed, bound)).toEqual({ ok: true, value: plaintext })
    expect(toHex(await sealedTo(key.publicKey, plaintext))).not.toBe(toHex(sealed))
  }
})

test('it does not open with another key, for something else, or elsewhere', async () => {
  const [key, other] = [await aKey(), await aKey()]
  const sealed = await sealedTo(key.publicKey, utf8('words'))
  expect(await open(other.opening, sealed, bound)).toEqual(notOpened)
  expect(await open(key.opening, sealed, { ...bound, info: utf8('what else') })).toEqual(notOpened)
  expect(await open(key.opening, sealed, { ...bound, aad: utf8('elsewhere') })).toEqual(notOpened)
  expect(await open(key.opening, sealed, { info: bound.aad, aad: bound.info })).toEqual(notOpened)
})

test('it does not open when a bit in it is turned, or when it is cut', async () => {
  const key = await aKey()
  const sealed = await sealedTo(key.publicKey, utf8('words'))
  for (let at = 0; at < sealed.length; at += 1) {
    for (let bit = 0; bit < 8; bit += 1)
      // The highest bit of a point is not read (RFC 7748, section 5), but the key that is derived is bound to it.
      expect(await open(key.opening, changedAt(sealed, at, 1 << bit), bound)).toEqual(notOpened)
    expect(await open(key.opening, sealed.slice(0, at), bound)).toEqual(notOpened)
  }
  expect(await open(key.opening, joined(sealed, zeros(1)), bound)).toEqual(notOpened)
})

test('a point of small order is no key to seal to, and opens nothing', async () => {
  const key = await aKey()
  const sealed = await sealedTo(key.publicKey, utf8('words'))
  for (const point of smallX25519.map(fromHex)) {
    expect(await seal(point, utf8('words'), bound)).toEqual({ ok: false, error: 'unusable-key' })
    expect(await open(key.opening, joined(point, sealed.slice(32)), bound)).toEqual(notOpened)
  }
  for (const length of [0, 31, 33, 65])
    expect(await seal(zeros(length).fill(9), utf8('words'), bound)).toEqual({ ok: false, error: 'unusable-key' })
})
