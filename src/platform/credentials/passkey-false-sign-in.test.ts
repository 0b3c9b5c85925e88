import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passkeyRequestOptions, passkeySite, readSignIn, verifyPasskey } from './index.ts'
import { aPasskey, challengeOf, made, owner, signedIn, site } from './testing/a-passkey.ts'
import { base64url, cut, flipped, longer, nested, responded, said, strangerKey } from './testing/passkey-lies.ts'
import { flag, type Twist } from './testing/software-authenticator.ts'

const elsewhere = passkeySite('Baken', 'https://baken-inloggen.example')
if (!elsewhere.ok) throw new Error(elsewhere.error)

describe('a lie of the device is refused at sign-in', () => {
  test.each<[string, Twist, string]>([
    ['the answer of making one', said({ type: 'webauthn.create' }), 'other-ceremony'],
    ['the signature of another key', { signWith: strangerKey.privateKey }, 'not-authentic'],
    ['a signature that is cut', { signature: cut }, 'not-authentic'],
    ['a signature with something after it', { signature: longer }, 'not-authentic'],
    ['a signature with a bit changed', { signature: flipped(20) }, 'not-authentic'],
    ['a signature of zeros', { signature: () => new Uint8Array(70) }, 'not-authentic'],
    ['a signature of r = 0 and s = 0', { signature: () => Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 0) }, 'not-authentic'],
    ['a signature as plain r and s', { signature: () => new Uint8Array(64).fill(1) }, 'not-authentic'],
    ['no signature', { signature: () => new Uint8Array() }, 'malformed'],
    [
      'verified, said after signing',
      {
        flags: (honest) => honest & ~flag.verified,
        sentDeviceData: (bytes) => bytes.map((byte, at) => (at === 32 ? byte | flag.verified : byte)),
      },
      'not-authentic',
    ],
    [
      'the name of the site, said after signing',
      {
        rpId: 'thief.example',
        sentDeviceData: (bytes) => Buffer.concat([Buffer.from('aV7gZ3m4', 'utf8'), bytes.subarray(8)]),
      },
      'other-site',
    ],
    ['a higher counter, said after signing', { sentDeviceData: flipped(35) }, 'not-authentic'],
    ['data of the device that is cut', { sentDeviceData: cut }, 'malformed'],
    ['data of the device with something after it', { sentDeviceData: longer }, 'malformed'],
    ['data with something after it that is signed', { deviceData: longer }, 'malformed'],
    ['extensions that are not there', { flags: (honest) => honest | flag.extensions }, 'malformed'],
    [
      'extensions twenty thousand deep',
      { flags: (honest) => honest | flag.extensions, deviceData: (bytes) => Buffer.concat([bytes, nested(20_000)]) },
      'malformed',
    ],
    [
      'the words of the browser, changed after signing',
      {
        answer: (answer) => ({
          ...answer,
          response: {
            ...answer.response,
            clientDataJSON: base64url(
              JSON.stringify({
                type: 'webauthn.get',
                challenge: base64url(challengeOf(2)),
                origin: 'https://baken.example',
              }),
            ),
          },
        }),
      },
      'not-authentic',
    ],
    ['made for somebody else', responded({ userHandle: base64url(new Uint8Array(16).fill(4)) }), 'other-person'],
    [
      'made for half of the person',
      {
        answer: (answer) => ({
          ...answer,
          response: { ...answer.response, userHandle: base64url(owner.handle.subarray(0, 8)) },
        }),
      },
      'other-person',
    ],
    ['made for a number', responded({ userHandle: 7 }), 'malformed'],
    ['the counter as it was', { counter: 1 }, 'counter-back'],
    ['the counter back', { counter: 0 }, 'counter-back'],
  ])('%s', async (_, twist, error) => {
    const passkey = await aPasskey()
    expect(await signedIn(passkey, twist)).toEqual({ ok: false, error })
    expect((await signedIn(passkey)).ok).toBe(true)
  })

  test('the passkey of somebody else, with the id of this one and the other way round', async () => {
    const [one, other] = [await aPasskey(), await aPasskey()]
    const [theirs] = other.device.held
    if (theirs === undefined) throw new Error('no passkey')
    expect(await signedIn(one, { passkey: theirs })).toEqual({ ok: false, error: 'not-authentic' })
    expect(await signedIn(one, { passkey: { ...theirs, id: one.kept.id } })).toEqual({
      ok: false,
      error: 'not-authentic',
    })
    expect(await signedIn(one, { signWith: theirs.privateKey })).toEqual({ ok: false, error: 'not-authentic' })
    // Two rows swapped in the database: the key of one beside the id of the other.
    const swapped = { ...one.kept, publicKey: other.kept.publicKey }
    expect(await signedIn({ device: one.device, kept: swapped })).toEqual({ ok: false, error: 'not-authentic' })
    expect(await signedIn(one, {}, new Uint8Array(16))).toEqual({ ok: false, error: 'other-person' })
  })

  test('an answer replayed: to the next challenge it is of another one, and to the same one the counter did not go on', async () => {
    const { device, kept } = await aPasskey()
    const answer = readSignIn(device.get(await passkeyRequestOptions(site, challengeOf(2), [], null)))
    if (!answer.ok) throw new Error(answer.error)
    const first = await verifyPasskey(answer.value, { site, challenge: challengeOf(2) }, kept, owner.handle)
    if (!first.ok) throw new Error(first.error)
    const later = { ...kept, counter: first.value.counter }
    expect(await verifyPasskey(answer.value, { site, challenge: challengeOf(3) }, later, owner.handle)).toEqual({
      ok: false,
      error: 'other-challenge',
    })
    expect(await verifyPasskey(answer.value, { site, challenge: challengeOf(2) }, later, owner.handle)).toEqual({
      ok: false,
      error: 'counter-back',
    })
  })

  test('a copied device is noticed: the original and the copy count apart', async () => {
    const passkey = await aPasskey()
    const original = await signedIn(passkey, { counter: 10 })
    expect(original).toEqual({ ok: true, value: { counter: 10, backedUp: false } })
    const kept = { ...passkey.kept, counter: 10 }
    for (const counter of [9, 10, 0])
      expect(await signedIn({ ...passkey, kept }, { counter })).toEqual({ ok: false, error: 'counter-back' })
    expect((await signedIn({ ...passkey, kept }, { counter: 11 })).ok).toBe(true)
    expect((await signedIn({ ...passkey, kept }, { counter: 4_294_967_295 })).ok).toBe(true)
  })

  test('a kept key that is none is a fault of the row and no refusal', async () => {
    const passkey = await aPasskey()
    for (const publicKey of [new Uint8Array(), passkey.kept.publicKey.slice(0, 40), new Uint8Array(77)])
      await expect(signedIn({ ...passkey, kept: { ...passkey.kept, publicKey } })).rejects.toThrow(RangeError)
  })

  test('nobody without the key raises the alarm of the counter', async () => {
    const passkey = await aPasskey()
    const kept = { ...passkey.kept, counter: 100 }
    expect(await signedIn({ ...passkey, kept }, { counter: 5, signWith: strangerKey.privateKey })).toEqual({
      ok: false,
      error: 'not-authentic',
    })
  })

  test('a passkey made on the site of a thief is none here, and what he passes on from his site neither', async () => {
    const there = await made({}, false, elsewhere.value)
    expect(there.verified).toEqual({ ok: false, error: 'other-origin' })
    const { device, kept } = await aPasskey()
    const passedOn = await passkeyRequestOptions(elsewhere.value, challengeOf(2), [], null)
    const [passkey] = device.held
    if (passkey === undefined) throw new Error('no passkey')
    // A real browser never offers the passkey there. If one did:
    const answer = readSignIn(device.get(passedOn, { passkey, origin: elsewhere.value.origin }))
    if (!answer.ok) throw new Error(answer.error)
    expect(await verifyPasskey(answer.value, { site, challenge: challengeOf(2) }, kept, owner.handle)).toEqual({
      ok: false,
      error: 'other-origin',
    })
  })

  test('with any bit of data, signature or words changed: every one of them', async () => {
    const { device, kept } = await aPasskey()
    const answer = readSignIn(device.get(await passkeyRequestOptions(site, challengeOf(2), [], null)))
    if (!answer.ok) throw new Error(answer.error)
    let tried = 0
    for (const part of ['authenticatorData', 'signature', 'clientDataJSON'] as const) {
      const bytes = Buffer.from(answer.value.response[part], 'base64url')
      for (let at = 0; at < bytes.length; at += 1) {
        const response = { ...answer.value.response, [part]: base64url(flipped(at)(bytes)) }
        const verified = await verifyPasskey(
          { ...answer.value, response },
          { site, challenge: challengeOf(2) },
          kept,
          owner.handle,
        )
        expect(verified.ok, `${part} ${at}`).toBe(false)
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(200)
  })

  test('random bytes are refused by name and never thrown', async () => {
    const { device, kept } = await aPasskey()
    const answer = readSignIn(device.get(await passkeyRequestOptions(site, challengeOf(2), [], null)))
    if (!answer.ok) throw new Error(answer.error)
    const any = fc.uint8Array({ minLength: 1, maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(any, any, async (data, signature) => {
        const response = {
          ...answer.value.response,
          authenticatorData: base64url(data),
          signature: base64url(signature),
        }
        const verified = await verifyPasskey(
          { ...answer.value, response },
          { site, challenge: challengeOf(2) },
          kept,
          owner.handle,
        )
        expect(verified.ok).toBe(false)
      }),
    )
  })
})
