import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { z } from 'zod'

/**
 * A passkey device and a browser in one, for tests: answers the options of `passkeyCreationOptions` and `passkeyRequestOptions` with the JSON that a form would
 * send. Made from the standard and by nothing of the code under test. With a `Twist` it lies in one way of your choice.
 */
export interface SoftwareAuthenticator {
  create(options: string, twist?: Twist): string
  get(options: string, twist?: Twist): string
  /** The passkeys it holds, the newest last. */
  readonly held: readonly HeldPasskey[]
}

export interface HeldPasskey {
  id: string
  privateKey: KeyObject
  publicKey: Uint8Array
  handle: string
  rpId: string
  counter: number
}

type Bytes = Uint8Array<ArrayBufferLike>
type Cbor = Parameters<typeof isoCBOR.encode>[0]
type CborMap = Map<string | number, Cbor>
/** JSON, as a liar may write it. */
export type Loose = Record<string, unknown>

/** Where a device or a browser may lie. What is not named is honest. */
export interface Twist {
  origin?: string
  clientData?: (said: Loose) => unknown
  clientDataText?: (text: string) => string
  rpId?: string
  flags?: (honest: number) => number
  counter?: number
  /** Of the passkey to answer with, when the options name none. */
  passkey?: HeldPasskey
  /** The COSE key that is told. */
  publicKey?: Bytes
  credentialId?: Bytes
  /** What the device made, before it is signed. */
  deviceData?: (bytes: Bytes) => Bytes
  /** And after it was signed. */
  sentDeviceData?: (bytes: Bytes) => Bytes
  signWith?: KeyObject
  signature?: (bytes: Bytes) => Bytes
  attestation?: (map: CborMap) => CborMap
  attestationBytes?: (bytes: Bytes) => Bytes
  /** The whole answer, last. */
  answer?: (answer: {
    id: string
    rawId: string
    type: string
    response: Loose
    clientExtensionResults: Loose
  }) => unknown
}

const creation = z.object({
  rp: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  challenge: z.string(),
  excludeCredentials: z.array(z.object({ id: z.string() })),
})
const request = z.object({
  rpId: z.string(),
  challenge: z.string(),
  allowCredentials: z.array(z.object({ id: z.string() })).default([]),
})

export const flag = { present: 1, verified: 4, backupEligible: 8, backedUp: 16, attested: 64, extensions: 128 } as const

const base64url = (bytes: Bytes): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: string | Bytes): Buffer => createHash('sha256').update(bytes).digest()

function fourBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** The public key as COSE: EC2, ES256, P-256. */
export function coseKey(publicKey: KeyObject): Uint8Array {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  )
}

function clientDataOf(type: string, challenge: string, origin: string, twist: Twist): Buffer {
  const said = { type, challenge, origin: twist.origin ?? origin, crossOrigin: false }
  const text = JSON.stringify(twist.clientData?.(said) ?? said)
  return Buffer.from(twist.clientDataText?.(text) ?? text)
}

const honestly = (bytes: Bytes): Bytes => bytes

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, publicKey: coseKey(publicKey) }
}

/** What a device signs at every use: for which site, what happened, how often. */
const deviceHead = (rpId: string, flags: number, counter: number): Buffer =>
  Buffer.concat([sha256(rpId), Uint8Array.of(flags), fourBytes(counter)])

function attestedData(id: Bytes, publicKey: Bytes): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(id.length)
  return Buffer.concat([Buffer.alloc(16), length, id, publicKey])
}

function signed(bytes: Bytes, key: KeyObject): Bytes {
  return createSign('sha256').update(bytes).sign(key)
}

function attestationOf(deviceData: Bytes, twist: Twist): Uint8Array {
  const honest: CborMap = new Map<string | number, Cbor>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', new Uint8Array((twist.deviceData ?? honestly)(deviceData))],
  ])
  return isoCBOR.encode(twist.attestation?.(honest) ?? honest)
}

/**
 * A fresh device in a browser that stands at `origin`. `syncs`: its passkeys are on several devices, so that they never count.
 */
export function softwareAuthenticator(origin: string, syncs = false): SoftwareAuthenticator {
  const held: HeldPasskey[] = []
  const state = flag.present | flag.verified | (syncs ? flag.backupEligible | flag.backedUp : 0)

  function create(options: string, twist: Twist = {}): string {
    const { rp, user, challenge, excludeCredentials } = creation.parse(JSON.parse(options))
    if (excludeCredentials.some(({ id }) => held.some((one) => one.id === id))) throw new Error('InvalidStateError')
    const { privateKey, publicKey } = newKey()
    const credentialId = twist.credentialId ?? randomBytes(32)
    const counter = twist.counter ?? (syncs ? 0 : 1)
    const passkey = { id: base64url(credentialId), privateKey, publicKey, handle: user.id, rpId: rp.id, counter }
    held.push(passkey)
    const flags = state | flag.attested
    const told = attestedData(credentialId, twist.publicKey ?? publicKey)
    const head = deviceHead(twist.rpId ?? rp.id, twist.flags?.(flags) ?? flags, counter)
    const encoded = attestationOf(Buffer.concat([head, told]), twist)
    const answer = {
      id: passkey.id,
      rawId: passkey.id,
      type: 'public-key',
      response: {
        clientDataJSON: base64url(clientDataOf('webauthn.create', challenge, origin, twist)),
        attestationObject: base64url((twist.attestationBytes ?? honestly)(encoded)),
        transports: syncs ? ['internal', 'hybrid'] : ['usb'],
      },
      clientExtensionResults: { credProps: { rk: true } },
    }
    return JSON.stringify(twist.answer ? twist.answer(answer) : answer)
  }

  function get(options: string, twist: Twist = {}): string {
    const { rpId, challenge, allowCredentials } = request.parse(JSON.parse(options))
    const known = held.filter((one) => one.rpId === rpId)
    const passkey =
      twist.passkey ??
      known.findLast(({ id }) => allowCredentials.length === 0 || allowCredentials.some((one) => one.id === id))
    if (passkey === undefined) throw new Error('NotAllowedError')
    passkey.counter += syncs ? 0 : 1
    const clientData = clientDataOf('webauthn.get', challenge, origin, twist)
    const head = deviceHead(twist.rpId ?? rpId, twist.flags?.(state) ?? state, twist.counter ?? passkey.counter)
    const deviceData = (twist.deviceData ?? honestly)(head)
    const signature = signed(Buffer.concat([deviceData, sha256(clientData)]), twist.signWith ?? passkey.privateKey)
    const answer = {
      id: passkey.id,
      rawId: passkey.id,
      type: 'public-key',
      response: {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url((twist.sentDeviceData ?? honestly)(deviceData)),
        signature: base64url((twist.signature ?? honestly)(signature)),
        userHandle: passkey.handle,
      },
      clientExtensionResults: {},
    }
    return JSON.stringify(twist.answer ? twist.answer(answer) : answer)
  }

  return { create, get, held }
}
