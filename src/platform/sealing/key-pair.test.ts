import { expect, test } from 'vitest'
import { belongTogether, makeKeyPair, openingKey, publicKeyOf } from './key-pair.ts'
import { makeSigningPair, signingKey } from './signature.ts'
import { changedAt, systemRandom, zeros } from './testing/a-key.ts'

test('the two halves of a key belong together, and no other two do', async () => {
  const [one, other] = [await makeKeyPair(systemRandom), await makeKeyPair(systemRandom)]
  expect(await belongTogether(one.privateKey, one.publicKey)).toBe(true)
  expect(await belongTogether(one.privateKey, other.publicKey)).toBe(false)
  expect(await belongTogether(other.privateKey, one.publicKey)).toBe(false)
  for (let at = 0; at < 32; at += 1)
    expect(await belongTogether(one.privateKey, changedAt(one.publicKey, at))).toBe(false)
  for (const length of [0, 31, 33]) expect(await belongTogether(one.privateKey, zeros(length))).toBe(false)
  expect(await publicKeyOf(one.privateKey)).toEqual(one.publicKey)
})

test('a key that opens or signs cannot be read back out', async () => {
  const { pair } = await openingKey((await makeKeyPair(systemRandom)).privateKey)
  const { key } = await signingKey((await makeSigningPair(systemRandom)).privateKey)
  for (const kept of [pair.privateKey, key]) {
    expect(kept.extractable).toBe(false)
    for (const format of ['jwk', 'pkcs8'] as const)
      await expect(crypto.subtle.exportKey(format, kept)).rejects.toThrow()
  }
})

test('a private key of another length is a bug', async () => {
  for (const length of [0, 31, 33, 64]) {
    await expect(openingKey(zeros(length))).rejects.toThrow(`a private key has 32 bytes, not ${length}`)
    await expect(signingKey(zeros(length))).rejects.toThrow(`a private key has 32 bytes, not ${length}`)
  }
})
