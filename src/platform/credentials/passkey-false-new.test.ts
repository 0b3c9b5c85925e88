import { generateKeyPairSync } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { describe, expect, test } from 'vitest'
import { verifyNewPasskey } from './index.ts'
import { challengeOf, made, site } from './testing/a-passkey.ts'
import { base64url, cut, flipped, longer, nested, said, strangerKey, without } from './testing/passkey-lies.ts'
import { coseKey, flag, type Twist } from './testing/software-authenticator.ts'

const point = (x: Uint8Array, y: Uint8Array, changes: [number, number | Uint8Array][] = []) =>
  isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, x], [-3, y], ...changes]))
const strangerPoint = (changes: [number, number | Uint8Array][]) => {
  const { x = '', y = '' } = strangerKey.publicKey.export({ format: 'jwk' })
  const [left, right] = [x, y].map((part) => new Uint8Array(Buffer.from(part, 'base64url')))
  return point(left ?? new Uint8Array(), right ?? new Uint8Array(), changes)
}
const ed25519 = () => {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    ]),
  )
}

describe('a lie of the device is refused when a passkey is made', () => {
  test.each<[string, Twist, string]>([
    ['the answer of a sign-in', said({ type: 'webauthn.get' }), 'other-ceremony'],
    ['CBOR that is cut', { attestationBytes: cut }, 'malformed'],
    ['CBOR that is cut to one byte', { attestationBytes: (bytes) => bytes.slice(0, 1) }, 'malformed'],
    ['CBOR with something after it', { attestationBytes: longer }, 'malformed'],
    ['CBOR twice', { attestationBytes: (bytes) => Buffer.concat([bytes, bytes]) }, 'malformed'],
    ['CBOR that is a number', { attestationBytes: () => Uint8Array.of(1) }, 'malformed'],
    ['CBOR that is a list', { attestationBytes: () => Uint8Array.of(0x80) }, 'malformed'],
    [
      'a map that says it is endless',
      { attestationBytes: () => Uint8Array.of(0xba, 0xff, 0xff, 0xff, 0xff) },
      'malformed',
    ],
    [
      'bytes that say they are endless',
      { attestationBytes: () => Uint8Array.of(0x5a, 0xff, 0xff, 0xff, 0xff) },
      'malformed',
    ],
    ['lists in lists, twenty thousand deep', { attestationBytes: () => nested(20_000) }, 'malformed'],
    [
      'no data of the device',
      { attestation: (map) => new Map([...map].filter(([key]) => key !== 'authData')) },
      'malformed',
    ],
    ['data of the device as text', { attestation: (map) => map.set('authData', 'x'.repeat(200)) }, 'malformed'],
    ['data of the device that is cut', { deviceData: cut }, 'unusable-key'],
    ['data of the device of 36 bytes', { deviceData: (bytes) => bytes.slice(0, 36) }, 'malformed'],
    ['data of the device with something after it', { deviceData: longer }, 'malformed'],
    ['no passkey in it', { ...without(flag.attested), deviceData: (bytes) => bytes.slice(0, 37) }, 'malformed'],
    ['extensions that are not there', { flags: (honest) => honest | flag.extensions }, 'malformed'],
    [
      'an id that says it is longer than all',
      { deviceData: (bytes) => bytes.map((byte, at) => (at === 53 || at === 54 ? 255 : byte)) },
      'malformed',
    ],
    ['no key', { publicKey: new Uint8Array() }, 'malformed'],
    ['a key that is cut', { publicKey: cut(coseKey(strangerKey.publicKey)) }, 'unusable-key'],
    ['a key that is text', { publicKey: isoCBOR.encode('key') }, 'unusable-key'],
    ['an empty key', { publicKey: isoCBOR.encode(new Map()) }, 'unusable-key'],
    [
      'a key off the curve',
      { publicKey: point(new Uint8Array(32).fill(1), new Uint8Array(32).fill(1)) },
      'unusable-key',
    ],
    ['the key at infinity', { publicKey: point(new Uint8Array(32), new Uint8Array(32)) }, 'unusable-key'],
    ['a key of 31 bytes', { publicKey: point(new Uint8Array(31), new Uint8Array(32)) }, 'unusable-key'],
    ['a key of another curve', { publicKey: point(new Uint8Array(32), new Uint8Array(32), [[-1, 2]]) }, 'unusable-key'],
    ['a point of P-256 that says it is of P-384', { publicKey: strangerPoint([[-1, 2]]) }, 'unusable-key'],
    ['a kind of key that was not asked', { publicKey: ed25519() }, 'unusable-key'],
    [
      'a kind of key that is none',
      { publicKey: point(new Uint8Array(32), new Uint8Array(32), [[3, -65_535]]) },
      'unusable-key',
    ],
    ['a key for encrypting', { publicKey: point(new Uint8Array(32), new Uint8Array(32), [[3, -25]]) }, 'unusable-key'],
  ])('%s', async (_, twist, error) => {
    expect((await made(twist)).verified).toEqual({ ok: false, error })
  })

  test('cut at any byte, and with any bit changed, it is refused or is what it says', async () => {
    const { answer } = await made()
    const parsed = JSON.parse(answer)
    const bytes = Buffer.from(parsed.response.attestationObject, 'base64url')
    const verify = (attestationObject: Uint8Array) =>
      verifyNewPasskey(
        JSON.stringify({
          ...parsed,
          response: { ...parsed.response, attestationObject: base64url(attestationObject) },
        }),
        { site, challenge: challengeOf(1) },
      )
    expect((await verify(bytes)).ok).toBe(true)
    for (let at = 0; at < bytes.length; at += 1) expect((await verify(bytes.subarray(0, at))).ok).toBe(false)
    // Nothing is signed here: what gets through has the same id and another key, counter or make, which is what the device said.
    for (let at = 0; at < bytes.length; at += 1) {
      const verified = await verify(flipped(at)(bytes))
      if (verified.ok) expect(verified.value.id).toBe(parsed.id)
    }
  })
})
