import { generateKeyPairSync } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passkeyCreationOptions, passkeyRequestOptions, passkeySite, verifyNewPasskey } from './index.ts'
import { aPasskey, challengeOf, made, optionsFrom, owner, signedIn, site } from './testing/a-passkey.ts'
import { flag } from './testing/software-authenticator.ts'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

describe('the site of an address', () => {
  test.each([
    ['https://baken.example', 'https://baken.example', 'baken.example'],
    ['https://www.baken.example:8443/nl/inloggen?x=1', 'https://www.baken.example:8443', 'www.baken.example'],
    ['http://localhost:3000', 'http://localhost:3000', 'localhost'],
    ['https://BAKEN.example:443', 'https://baken.example', 'baken.example'],
  ])('%s', (address, origin, rpId) => {
    expect(passkeySite('Baken', address)).toEqual({ ok: true, value: { name: 'Baken', origin, rpId } })
  })

  test.each([
    ['http://127.0.0.1:3000', 'no-name'],
    ['https://10.1.2.3', 'no-name'],
    ['https://[::1]:3000', 'no-name'],
    ['https://0x7f.1', 'no-name'],
    ['http://baken.example', 'not-secure'],
    ['http://localhost.baken.example', 'not-secure'],
    ['ftp://localhost', 'not-secure'],
  ])('%s has none', (address, error) => {
    expect(passkeySite('Baken', address)).toEqual({ ok: false, error })
  })
})

describe('the options', () => {
  test('for making one ask for verification, prefer to be found without a name, ask nothing about the device, and name two kinds of key', async () => {
    const known = [{ id: base64url(new Uint8Array(16).fill(9)), transports: ['usb'] }]
    const options = optionsFrom(await passkeyCreationOptions(site, owner, challengeOf(1), known, false))
    expect(options).toEqual({
      rp: { id: 'baken.example', name: 'Baken' },
      user: { id: base64url(owner.handle), name: owner.name, displayName: owner.displayName },
      challenge: base64url(challengeOf(1)),
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      timeout: 300_000,
      attestation: 'none',
      authenticatorSelection: { residentKey: 'preferred', requireResidentKey: false, userVerification: 'required' },
      excludeCredentials: [{ id: known[0]?.id, type: 'public-key', transports: ['usb'] }],
      extensions: { credProps: true },
      hints: [],
    })
  })

  test('for signing in name nobody before somebody has said who they are', async () => {
    const options = optionsFrom(await passkeyRequestOptions(site, challengeOf(2), [], null))
    expect(options).toEqual({
      rpId: 'baken.example',
      challenge: base64url(challengeOf(2)),
      allowCredentials: [],
      timeout: 300_000,
      userVerification: 'required',
      extensions: {},
    })
  })

  test('ask for what can wrap keys only when told to', async () => {
    const making = optionsFrom(await passkeyCreationOptions(site, owner, challengeOf(1), [], true))
    expect(making['extensions']).toEqual({ prf: {}, credProps: true })
    const signing = optionsFrom(await passkeyRequestOptions(site, challengeOf(2), [], new Uint8Array(32).fill(5)))
    expect(signing['extensions']).toEqual({ prf: { eval: { first: base64url(new Uint8Array(32).fill(5)) } } })
  })

  test('with a challenge or a handle of another length are a bug', async () => {
    for (const length of [0, 16, 31, 33]) {
      await expect(passkeyCreationOptions(site, owner, new Uint8Array(length), [], false)).rejects.toThrow(RangeError)
      await expect(passkeyRequestOptions(site, new Uint8Array(length), [], null)).rejects.toThrow(RangeError)
    }
    for (const length of [0, 65])
      await expect(
        passkeyCreationOptions(site, { ...owner, handle: new Uint8Array(length) }, challengeOf(1), [], false),
      ).rejects.toThrow(RangeError)
  })
})

describe('a new passkey', () => {
  test('is kept as id, key, counter, ways to reach it and whether it is somewhere else too', async () => {
    const { device, verified } = await made()
    const [held] = device.held
    expect(verified).toEqual({
      ok: true,
      value: {
        id: held?.id,
        publicKey: held?.publicKey,
        counter: 1,
        transports: ['usb'],
        backedUp: false,
        discoverable: true,
        forKeys: false,
      },
    })
  })

  test('of a phone that syncs is kept as backed up and does not count', async () => {
    const { verified } = await made({}, true)
    expect(verified).toMatchObject({
      ok: true,
      value: { counter: 0, backedUp: true, transports: ['internal', 'hybrid'] },
    })
  })

  test('is kept the same whatever the device says about its make, true or not', async () => {
    for (const statement of [
      new Map<string | number, Parameters<typeof isoCBOR.encode>[0]>([
        ['alg', -7],
        ['sig', new Uint8Array(64)],
        ['x5c', [new Uint8Array(900)]],
      ]),
      new Map<string | number, Parameters<typeof isoCBOR.encode>[0]>([
        ['ver', '2.0'],
        ['certInfo', new Uint8Array(3)],
      ]),
    ])
      for (const format of ['packed', 'tpm', 'android-key', 'apple', 'fido-u2f', 'never-heard-of'])
        expect(
          (await made({ attestation: (map) => map.set('fmt', format).set('attStmt', statement) })).verified.ok,
        ).toBe(true)
  })

  test('says what the browser says about keys and about being found, and null when it says nothing', async () => {
    const told = await made({
      answer: (answer) => ({ ...answer, clientExtensionResults: { prf: { enabled: true }, credProps: { rk: false } } }),
    })
    expect(told.verified).toMatchObject({ value: { forKeys: true, discoverable: false } })
    for (const results of [{}, { other: 1 }, undefined]) {
      const silent = await made({ answer: (answer) => ({ ...answer, clientExtensionResults: results }) })
      expect(silent.verified).toMatchObject({ value: { forKeys: false, discoverable: null } })
    }
  })

  test('never takes along the secret that the passkey gave to the page', async () => {
    const secret = base64url(new Uint8Array(32).fill(77))
    const { verified } = await made({
      answer: (answer) => ({
        ...answer,
        clientExtensionResults: { prf: { enabled: true, results: { first: secret } } },
      }),
    })
    expect(verified.ok).toBe(true)
    expect(JSON.stringify(verified)).not.toContain(secret)
  })

  test('forgets ways to reach it that nobody knows, and doubles', async () => {
    const { verified } = await made({
      answer: (answer) => ({
        ...answer,
        response: { ...answer.response, transports: ['usb', 'telepathy', 'usb', '<script>'] },
      }),
    })
    expect(verified).toMatchObject({ value: { transports: ['usb'] } })
  })

  test('is not made twice on one device', async () => {
    const { device, kept } = await aPasskey()
    const options = await passkeyCreationOptions(site, owner, challengeOf(1), [kept], false)
    expect(() => device.create(options)).toThrow('InvalidStateError')
  })

  const rsa = (bits: number, publicExponent = 65_537) => {
    const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: bits, publicExponent }).publicKey.export({
      format: 'jwk',
    })
    return isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 3],
        [3, -257],
        [-1, new Uint8Array(Buffer.from(n, 'base64url'))],
        [-2, new Uint8Array(Buffer.from(e, 'base64url'))],
      ]),
    )
  }

  test('may have an RSA key of 2,048 bits, and none that is weak, huge or odd', async () => {
    expect((await made({ publicKey: rsa(2048) })).verified.ok).toBe(true)
    for (const key of [rsa(1024), rsa(2040), rsa(2048, 3), rsa(4104)])
      expect((await made({ publicKey: key })).verified).toEqual({ ok: false, error: 'unusable-key' })
  })
})

describe('signing in', () => {
  test('gives the counter to keep, again and again', async () => {
    const { device, kept } = await aPasskey()
    let now = kept
    for (const counter of [2, 3, 4]) {
      const verified = await signedIn({ device, kept: now })
      expect(verified).toEqual({ ok: true, value: { counter, backedUp: false } })
      now = { ...kept, counter }
    }
  })

  test('with a phone that syncs goes on without counting, and tells when it is backed up no more', async () => {
    const passkey = await aPasskey(true)
    expect(await signedIn(passkey)).toEqual({ ok: true, value: { counter: 0, backedUp: true } })
    expect(await signedIn(passkey)).toEqual({ ok: true, value: { counter: 0, backedUp: true } })
    expect(await signedIn(passkey, { flags: (honest) => honest & ~flag.backedUp })).toEqual({
      ok: true,
      value: { counter: 0, backedUp: false },
    })
  })

  test('works when the device does not say for whom it is', async () => {
    const passkey = await aPasskey()
    for (const userHandle of [undefined, null])
      expect(
        (await signedIn(passkey, { answer: (answer) => ({ ...answer, response: { ...answer.response, userHandle } }) }))
          .ok,
      ).toBe(true)
  })

  test('works with what a browser adds: extensions of the device, words of the future, and what is kept as bytes of a database', async () => {
    const passkey = await aPasskey()
    const extensions = isoCBOR.encode(new Map([['credProtect', 2]]))
    const twist = {
      flags: (honest: number) => honest | flag.extensions,
      deviceData: (bytes: Uint8Array) => Buffer.concat([bytes, extensions]),
      clientData: (said: Record<string, unknown>) => ({ ...said, other_keys_can_be_added_here: 'do not compare' }),
    }
    expect((await signedIn(passkey, twist)).ok).toBe(true)
    const fromRow = { ...passkey.kept, publicKey: Buffer.from(passkey.kept.publicKey), counter: 2 }
    expect((await signedIn({ ...passkey, kept: fromRow })).ok).toBe(true)
  })

  test('never takes a text that is no answer, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        expect(await verifyNewPasskey(text, { site, challenge: challengeOf(1) })).toEqual({
          ok: false,
          error: 'malformed',
        })
      }),
    )
  })
})
