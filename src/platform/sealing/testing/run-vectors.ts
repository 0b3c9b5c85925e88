import { decrypted, encrypted } from '../aes-gcm.ts'
import { stretched } from '../argon2.ts'
import { type Bytes, joined } from '../bytes.ts'
import { hkdf, pbkdf2, sha256 } from '../derive.ts'
import { shortFingerprint } from '../fingerprint.ts'
import { open, suite } from '../hpke.ts'
import { openingKey, publicKeyOf, x25519 } from '../key-pair.ts'
import { combineShares } from '../recovery-shares.ts'
import { signingKey, signPlain, verifyPlain } from '../signature.ts'
import { fromHex, toHex } from './hex.ts'
import aesGcm from './vectors-aes-256-gcm.json' with { type: 'json' }
import argon2id from './vectors-argon2id.json' with { type: 'json' }
import ed25519 from './vectors-ed25519.json' with { type: 'json' }
import hkdfSha256 from './vectors-hkdf.json' with { type: 'json' }
import hpke from './vectors-hpke.json' with { type: 'json' }
import pbkdf2Sha256 from './vectors-pbkdf2.json' with { type: 'json' }
import sha from './vectors-sha-256.json' with { type: 'json' }
import shamir from './vectors-shamir.json' with { type: 'json' }
import x25519s from './vectors-x25519.json' with { type: 'json' }

/** What became of the published vectors of one primitive. */
export interface VectorRun {
  primitive: string
  source: string
  ran: number
  /** Which of them gave something else: empty when all is well. */
  wrong: string[]
}

type Check = readonly [name: string, holds: () => Promise<boolean>]

async function run(primitive: string, source: string, checks: readonly Check[]): Promise<VectorRun> {
  const wrong: string[] = []
  for (const [name, holds] of checks) if (!(await holds())) wrong.push(name)
  return { primitive, source, ran: checks.length, wrong }
}

const gives = async (result: Promise<Bytes>, hex: string): Promise<boolean> => toHex(await result) === hex

async function privateKeyIs(ikm: string, privateKey: string, publicKey: string): Promise<boolean> {
  const pair = await suite.kem.deriveKeyPair(fromHex(ikm))
  const derived = new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey))
  return toHex(derived) === privateKey && gives(publicKeyOf(derived), publicKey)
}

/** Both directions: sealed with the ephemeral key of the vector, and opened from what the vector says was sealed. */
async function hpkeChecks(): Promise<Check[]> {
  const info = fromHex(hpke.info)
  const enc = fromHex(hpke.enc)
  const key = await openingKey(fromHex(hpke.skRm))
  const recipient = await suite.createRecipientContext({ recipientKey: key.pair, enc, info })
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(fromHex(hpke.pkRm)),
    ekm: await suite.kem.deriveKeyPair(fromHex(hpke.ikmE)),
    info,
  })
  let sequence = 0
  const both = hpke.encryptions.map((one): Check => {
    const [plaintext, aad, ciphertext] = [fromHex(one.plaintext), fromHex(one.aad), fromHex(one.ciphertext)]
    const holds = async () => {
      for (; sequence < one.sequence; sequence += 1) {
        // A recipient counts what it opened: what lies between the published ones is sealed here.
        await recipient.open(await sender.seal(plaintext, aad), aad)
      }
      sequence += 1
      const sealed = new Uint8Array(await sender.seal(plaintext, aad))
      const opened = new Uint8Array(await recipient.open(ciphertext, aad))
      if (one.sequence === 0) {
        const own = await open(key, joined(enc, ciphertext), { info, aad })
        if (!own.ok || toHex(own.value) !== one.plaintext) return false
      }
      return toHex(sealed) === one.ciphertext && toHex(opened) === one.plaintext
    }
    return [`encryption ${one.sequence}`, holds]
  })
  return [
    ['recipient', () => privateKeyIs(hpke.ikmR, hpke.skRm, hpke.pkRm)],
    ['ephemeral', () => privateKeyIs(hpke.ikmE, hpke.skEm, hpke.pkEm)],
    ...both,
  ]
}

async function iteratedX25519(times: number): Promise<Bytes> {
  let scalar = new Uint8Array(32)
  scalar[0] = 9
  let point = scalar
  for (let round = 0; round < times; round += 1) {
    const result = await x25519(scalar, point)
    point = scalar
    scalar = result
  }
  return scalar
}

const x25519Checks = (): Check[] => [
  ...x25519s.functions.map(
    ({ scalar, point, result }): Check => [scalar, () => gives(x25519(fromHex(scalar), fromHex(point)), result)],
  ),
  ...x25519s.pairs.map(
    ({ privateKey, publicKey }): Check => [publicKey, () => gives(publicKeyOf(fromHex(privateKey)), publicKey)],
  ),
  ...x25519s.iterated.map(
    ({ times, result }): Check => [`after ${times} iterations`, () => gives(iteratedX25519(times), result)],
  ),
]

const ed25519Checks = (): Check[] =>
  ed25519.cases.map((one) => {
    const [publicKey, message, signature] = [fromHex(one.publicKey), fromHex(one.message), fromHex(one.signature)]
    const holds = async () => {
      const key = await signingKey(fromHex(one.privateKey))
      const signed = await signPlain(key, message)
      const right = toHex(signed) === one.signature && toHex(key.publicKey) === one.publicKey
      return right && (await verifyPlain(publicKey, message, signature))
    }
    return [one.publicKey, holds]
  })

const hkdfChecks = (): Check[] =>
  hkdfSha256.cases.map(({ secret, salt, info, length, result }) => [
    result,
    () => gives(hkdf(fromHex(secret), fromHex(salt), fromHex(info), length), result),
  ])

const pbkdf2Checks = (): Check[] =>
  pbkdf2Sha256.cases.map(({ secret, salt, rounds, length, result }) => [
    result,
    () => gives(pbkdf2(fromHex(secret), fromHex(salt), rounds, length), result),
  ])

const argon2Checks = (): Check[] =>
  argon2id.cases.map(({ passphrase, salt, memoryKiB, passes, lanes, result }) => [
    result,
    () => gives(stretched(fromHex(passphrase), fromHex(salt), { memoryKiB, passes, lanes }, 32), result),
  ])

const aesGcmChecks = (): Check[] => [
  ...aesGcm.encrypted.map((one): Check => {
    const [key, nonce, plaintext, associatedData, ciphertext] = [
      fromHex(one.key),
      fromHex(one.nonce),
      fromHex(one.plaintext),
      fromHex(one.associatedData),
      fromHex(one.ciphertext),
    ]
    const holds = async () => {
      const back = await decrypted(key, nonce, ciphertext, associatedData)
      const opens = back.ok && toHex(back.value) === one.plaintext
      return opens && (await gives(encrypted(key, nonce, plaintext, associatedData), one.ciphertext))
    }
    return [one.ciphertext, holds]
  }),
  ...aesGcm.refused.map((one): Check => {
    const back = () =>
      decrypted(fromHex(one.key), fromHex(one.nonce), fromHex(one.ciphertext), fromHex(one.associatedData))
    return [`refuses ${one.ciphertext}`, async () => !(await back()).ok]
  }),
]

const shaChecks = (): Check[] =>
  sha.cases.map(({ message, result }) => [result, () => gives(sha256(fromHex(message)), result)])

/** Any two of three shares, and all of them. */
const someOfThree = [
  [0, 1],
  [2, 0],
  [1, 2],
  [0, 1, 2],
] as const

const shamirChecks = (): Check[] =>
  shamir.cases.flatMap(({ secret, publicKey, shares }) =>
    someOfThree.map((some): Check => {
      const holds = async () => {
        const key = fromHex(publicKey)
        const fingerprint = await shortFingerprint(key)
        const given = some.map((at) => ({ number: at + 1, fingerprint, part: fromHex(shares[at] ?? '') }))
        const back = await combineShares(given, key)
        return back.ok && toHex(back.value) === secret
      }
      return [`${publicKey} from ${some.join()}`, holds]
    }),
  )

/** Holds everything that is built on against the published vectors of its standard. Runs in Node and in a browser. */
export const runVectors = async (): Promise<VectorRun[]> => [
  await run('HPKE', hpke.source, await hpkeChecks()),
  await run('X25519', x25519s.source, x25519Checks()),
  await run('Ed25519', ed25519.source, ed25519Checks()),
  await run('HKDF-SHA256', hkdfSha256.source, hkdfChecks()),
  await run('PBKDF2-SHA256', pbkdf2Sha256.source, pbkdf2Checks()),
  await run('AES-256-GCM', aesGcm.source, aesGcmChecks()),
  await run('SHA-256', sha.source, shaChecks()),
  await run('Argon2id', argon2id.source, argon2Checks()),
  await run('Shamir', shamir.source, shamirChecks()),
]
