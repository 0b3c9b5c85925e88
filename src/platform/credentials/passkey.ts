import { createHash, type KeyObject, verify } from 'node:crypto'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject, isoCBOR, parseAuthenticatorData } from '@simplewebauthn/server/helpers'
import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, sameBytes } from '../sealing/index.ts'
import { type NewPasskeyAnswer, readClientData, readNewPasskey, type SignInAnswer } from './passkey-answer.ts'
import { keyKinds } from './passkey-options.ts'
import type { PasskeySite } from './passkey-site.ts'
import { usableKey } from './usable-key.ts'

/** What is kept of a passkey. */
export interface KeptPasskey {
  /** 16 to 1,023 bytes, as base64url. No two people have the same. */
  id: string
  /** COSE (RFC 9052), CBOR. */
  publicKey: Uint8Array
  /** How often it was used, as it says itself; always 0 with one that is on several devices. */
  counter: number
  /** How a browser reaches it: `internal`, `usb`, `hybrid` … */
  transports: readonly string[]
  /** Whether it is kept somewhere else too: then losing the device does not lose it. */
  backedUp: boolean
}

export interface NewPasskey extends KeptPasskey {
  /** Whether it is found without a name; null: the browser does not say. */
  discoverable: boolean | null
  /** Whether the browser says that it can wrap keys. */
  forKeys: boolean
}

/** What is expected of an answer: where, and to which challenge of 32 bytes. */
export interface Expected {
  site: PasskeySite
  challenge: Uint8Array
}

/**
 * Why an answer is refused. `malformed` – no such answer, cut, or with something left over · `other-ceremony` – made for signing in and given for
 * making, or the other way round · `other-challenge` – replayed, or of another tab · `other-origin` – made on another site, or in a frame of one ·
 * `other-site` – the passkey is for another name · `not-verified` – nobody was there, or the device did not verify who · `not-authentic` – another key, another
 * passkey, or changed.
 */
export type PasskeyFault =
  | 'malformed'
  | 'other-ceremony'
  | 'other-challenge'
  | 'other-origin'
  | 'other-site'
  | 'not-verified'
  | 'not-authentic'

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** What is thrown while reading bytes of a stranger is a refusal, whatever it is: the libraries throw everything as Error. */
async function reading<T>(read: () => T | Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch {
    return null
  }
}

function clientDataFault(encoded: string, type: string, { site, challenge }: Expected): PasskeyFault | null {
  const said = readClientData(encoded)
  if (!said.ok) return 'malformed'
  const { value } = said
  if (value.type !== type) return 'other-ceremony'
  if (value.challenge !== Buffer.from(challenge).toString('base64url')) return 'other-challenge'
  const isFramed = value.crossOrigin === true || value.topOrigin !== undefined
  return value.origin !== site.origin || isFramed ? 'other-origin' : null
}

type DeviceData = ReturnType<typeof parseAuthenticatorData>

function deviceDataFault({ rpIdHash, flags }: DeviceData, { site }: Expected): PasskeyFault | null {
  if (!sameBytes(rpIdHash, sha256(site.rpId))) return 'other-site'
  return flags.up && flags.uv ? null : 'not-verified'
}

const bytesOf = (encoded: string): Bytes => new Uint8Array(Buffer.from(encoded, 'base64url'))

/**
 * What a device says about itself is not asked and not looked at, so that no certificate of a stranger is ever read: what it signed is handed on as unsigned. Null when
 * it does not decode, or something follows it.
 */
function withoutStatement(encoded: string): { authData: Bytes; attestationObject: string } | null {
  const bytes = bytesOf(encoded)
  const told = decodeAttestationObject(bytes)
  const authData = told.get('authData')
  if (!(authData instanceof Uint8Array)) return null
  if (!sameBytes(isoCBOR.encode(isoCBOR.decodeFirst(bytes)), bytes)) return null
  const plain = isoCBOR.encode(
    new Map<string, Parameters<typeof isoCBOR.encode>[0]>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]),
  )
  return { authData, attestationObject: Buffer.from(plain).toString('base64url') }
}

const kept = (answer: NewPasskeyAnswer, { credentialPublicKey, counter, flags }: DeviceData): NewPasskey => ({
  id: answer.id,
  publicKey: new Uint8Array(credentialPublicKey ?? []),
  counter,
  transports: answer.response.transports,
  backedUp: flags.bs,
  discoverable: answer.clientExtensionResults?.credProps?.rk ?? null,
  forKeys: answer.clientExtensionResults?.prf?.enabled === true,
})

/**
 * Verifies a new passkey. `answer`: the JSON of the browser. Refusals: `PasskeyFault`, and `unusable-key` – a kind of key that was not asked, a weak one, or none at all.
 * Whether the id is already somebody's is for who keeps it.
 */
export async function verifyNewPasskey(
  answer: string,
  expected: Expected,
): Promise<Result<NewPasskey, PasskeyFault | 'unusable-key'>> {
  const read = readNewPasskey(answer)
  if (!read.ok) return read
  const { id, response } = read.value
  const fault = clientDataFault(response.clientDataJSON, 'webauthn.create', expected)
  if (fault !== null) return err(fault)
  const told = await reading(() => withoutStatement(response.attestationObject))
  const device = told && (await reading(() => parseAuthenticatorData(told.authData)))
  if (!told || !device?.credentialID || !device.credentialPublicKey) return err('malformed')
  const deviceFault = deviceDataFault(device, expected)
  if (deviceFault !== null) return err(deviceFault)
  if (Buffer.from(device.credentialID).toString('base64url') !== id) return err('not-authentic')
  if (usableKey(device.credentialPublicKey) === null) return err('unusable-key')
  const { attestationObject } = told
  const verified = await reading(() =>
    verifyRegistrationResponse({
      response: { ...read.value, clientExtensionResults: {}, response: { ...response, attestationObject } },
      ...libraryTerms(expected),
      supportedAlgorithmIDs: Object.values(keyKinds),
    }),
  )
  return verified?.verified === true ? ok(kept(read.value, device)) : err('not-authentic')
}

const libraryTerms = ({ site, challenge }: Expected) => ({
  expectedChallenge: Buffer.from(challenge).toString('base64url'),
  expectedOrigin: site.origin,
  expectedRPID: site.rpId,
  requireUserVerification: true,
})

/** Only a device that counts and does not go on was copied, or is a copy. */
const goesBack = (before: number, now: number): boolean => (before > 0 || now > 0) && now <= before

/** By OpenSSL, beside the library, which takes a signature with bytes after it. */
const isSigned = ({ response }: SignInAnswer, key: KeyObject): boolean =>
  verify(
    'sha256',
    Buffer.concat([bytesOf(response.authenticatorData), sha256(bytesOf(response.clientDataJSON))]),
    key,
    bytesOf(response.signature),
  )

/**
 * Verifies a sign-in. `passkey`: the kept one that `answer.id` names, `handle`: of the person it is kept for. Gives what to keep now: counter and `backedUp`; keep
 * them only where the counter is still the one that was read. Refusals: `PasskeyFault`; `other-person` – the device made it for somebody else; `counter-back` –
 * everything is right and the counter did not go on: the passkey may have been copied, and two people should know.
 * @throws RangeError when the kept key is none: that is a fault of the row.
 */
export async function verifyPasskey(
  answer: SignInAnswer,
  expected: Expected,
  passkey: KeptPasskey,
  handle: Uint8Array,
): Promise<Result<{ counter: number; backedUp: boolean }, PasskeyFault | 'other-person' | 'counter-back'>> {
  const key = usableKey(passkey.publicKey)
  if (key === null) throw new RangeError('the kept key of a passkey is none')
  const { response } = answer
  const fault = clientDataFault(response.clientDataJSON, 'webauthn.get', expected)
  if (fault !== null) return err(fault)
  const device = await reading(() => parseAuthenticatorData(bytesOf(response.authenticatorData)))
  if (device === null) return err('malformed')
  const deviceFault = deviceDataFault(device, expected)
  if (deviceFault !== null) return err(deviceFault)
  if (answer.id !== passkey.id) return err('not-authentic')
  const { userHandle, ...signed } = response
  if (typeof userHandle === 'string' && !sameBytes(bytesOf(userHandle), handle)) return err('other-person')
  const verified = await reading(() =>
    verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {}, response: signed },
      ...libraryTerms(expected),
      // The counter is looked at below, once the signature is right: nobody without the key can raise that alarm.
      credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    }),
  )
  if (verified?.verified !== true || !isSigned(answer, key)) return err('not-authentic')
  const { newCounter: counter, credentialBackedUp: backedUp } = verified.authenticationInfo
  return goesBack(passkey.counter, counter) ? err('counter-back') : ok({ counter, backedUp })
}
