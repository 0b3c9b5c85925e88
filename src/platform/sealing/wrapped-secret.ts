import { err, ok, type Result } from '#kernel/result.ts'
import { costFault, type StretchCost, stretched, usualCost } from './argon2.ts'
import { type Bytes, drawn, exactly, fourBytes, joined, numberAt, type Random } from './bytes.ts'
import { open, seal, sealBytes } from './hpke.ts'
import type { OpeningKey } from './key-pair.ts'
import { chosenPassphrase, type PassphraseFault, passphraseBytes } from './passphrase.ts'
import { purposeBytes } from './purposes.ts'
import { lockBytes, locked, unlocked } from './secret-lock.ts'
import { bodyOf, boundTo, type FormFault, formed, secretBytes, type WrapWay } from './wrapped-form.ts'

const info = purposeBytes('secret-to-key')
const saltBytes = 16
/** Memory, passes and lanes, four bytes each, and the salt. */
const settingsBytes = 12 + saltBytes

const bodyBytes: Readonly<Record<WrapWay, number>> = {
  'to-key': sealBytes + secretBytes,
  'under-passphrase': settingsBytes + lockBytes + secretBytes,
  'under-passkey': lockBytes + secretBytes,
}

/**
 * Whether these bytes have the form of a secret that was wrapped in this way: for whoever keeps it and cannot open it. That there is
 * a secret in it, nobody sees from outside.
 */
export const looksWrapped = (wrapped: Uint8Array, way: WrapWay): boolean =>
  bodyOf(new Uint8Array(wrapped), way, bodyBytes[way]).ok

const secretOf = (secret: Bytes): Bytes => exactly(secretBytes, secret, 'a secret')

/**
 * Wraps a secret of 32 bytes to a public key: version, way 1, 80 bytes of HPKE. `label` says what it is and for whom, and
 * must be the same to unwrap. Refusal: `unusable-key` – the public key is none.
 * @throws RangeError for a secret of another length, or a label that is no name.
 */
export async function wrapToKey(
  publicKey: Bytes,
  secret: Bytes,
  label: string,
): Promise<Result<Bytes, 'unusable-key'>> {
  const sealed = await seal(publicKey, secretOf(secret), { info, aad: boundTo('to-key', label) })
  return sealed.ok ? ok(formed('to-key', sealed.value)) : sealed
}

/** The secret again. Refusals: as of `bodyOf`, and `not-opened` – another key or label, or changed. */
export async function unwrapWithKey(
  key: OpeningKey,
  wrapped: Bytes,
  label: string,
): Promise<Result<Bytes, FormFault | 'not-opened'>> {
  const body = bodyOf(wrapped, 'to-key', bodyBytes['to-key'])
  return body.ok ? open(key, body.value, { info, aad: boundTo('to-key', label) }) : body
}

/**
 * Wraps a secret of 32 bytes under a passphrase: version, way 2, memory in KiB, passes, lanes (four bytes each), 16 bytes
 * of salt for Argon2id, and a lock of 80 bytes under what Argon2id gives. Refusals: those of `chosenPassphrase`.
 * @throws RangeError for a secret of another length, or a label that is no name.
 */
export async function wrapUnderPassphrase(
  typed: string,
  secret: Bytes,
  label: string,
  random: Random,
): Promise<Result<Bytes, PassphraseFault>> {
  const passphrase = chosenPassphrase(typed)
  if (!passphrase.ok) return passphrase
  const { memoryKiB, passes, lanes } = usualCost
  const salt = drawn(random, saltBytes)
  const settings = joined(fourBytes(memoryKiB), fourBytes(passes), fourBytes(lanes), salt)
  const key = await stretched(passphrase.value, salt, usualCost, secretBytes)
  const bound = boundTo('under-passphrase', label, settings)
  return ok(
    formed('under-passphrase', settings, await locked(key, 'secret-under-passphrase', secretOf(secret), bound, random)),
  )
}

/**
 * The secret again. Refusals: as of `bodyOf`; `too-weak`, `too-costly` – the record asks for less than the usual cost or
 * for more than a browser can pay, and nothing was tried; `not-opened` – another passphrase or label, or changed.
 */
export async function unwrapWithPassphrase(
  typed: string,
  wrapped: Bytes,
  label: string,
): Promise<Result<Bytes, FormFault | 'too-weak' | 'too-costly' | 'not-opened'>> {
  const body = bodyOf(wrapped, 'under-passphrase', bodyBytes['under-passphrase'])
  if (!body.ok) return body
  const settings = body.value.slice(0, settingsBytes)
  const cost: StretchCost = {
    memoryKiB: numberAt(settings, 0),
    passes: numberAt(settings, 4),
    lanes: numberAt(settings, 8),
  }
  const fault = costFault(cost)
  if (fault !== null) return err(fault)
  const passphrase = passphraseBytes(typed)
  if (passphrase.length === 0) return err('not-opened')
  const key = await stretched(passphrase, settings.slice(12), cost, secretBytes)
  const bound = boundTo('under-passphrase', label, settings)
  return unlocked(key, 'secret-under-passphrase', body.value.slice(settingsBytes), bound)
}

/**
 * Wraps a secret of 32 bytes under what a passkey gives with the PRF extension of WebAuthn, 32 bytes as well: version,
 * way 3, and a lock of 80 bytes.
 * @throws RangeError for a secret or a passkey output of another length, or a label that is no name.
 */
export const wrapUnderPasskey = async (
  prfOutput: Bytes,
  secret: Bytes,
  label: string,
  random: Random,
): Promise<Bytes> =>
  formed(
    'under-passkey',
    await locked(prfOutput, 'secret-under-passkey', secretOf(secret), boundTo('under-passkey', label), random),
  )

/** The secret again. Refusals: as of `bodyOf`, and `not-opened` – another passkey or label, or changed. */
export async function unwrapWithPasskey(
  prfOutput: Bytes,
  wrapped: Bytes,
  label: string,
): Promise<Result<Bytes, FormFault | 'not-opened'>> {
  const body = bodyOf(wrapped, 'under-passkey', bodyBytes['under-passkey'])
  return body.ok ? unlocked(prfOutput, 'secret-under-passkey', body.value, boundTo('under-passkey', label)) : body
}
