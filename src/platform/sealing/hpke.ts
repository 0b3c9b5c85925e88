import {
  Aes256Gcm,
  CipherSuite,
  DecapError,
  DeserializeError,
  DhkemX25519HkdfSha256,
  EncapError,
  OpenError,
} from '@hpke/core'
import { err, ok, type Result } from '#kernel/result.ts'
import { tagBytes } from './aes-gcm.ts'
import { type Bytes, joined } from './bytes.ts'
import { keyBytes, type OpeningKey } from './key-pair.ts'
import { RememberingHkdf } from './remembering-hkdf.ts'

/** HPKE (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM. */
export const suite = /* @__PURE__ */ new CipherSuite({
  kem: /* @__PURE__ */ new DhkemX25519HkdfSha256(),
  kdf: /* @__PURE__ */ new RememberingHkdf(),
  aead: /* @__PURE__ */ new Aes256Gcm(),
})

/** What a seal adds to its content: a key made for this one seal in front, the tag behind. */
export const sealBytes = keyBytes + tagBytes

/** What must be the same when it is opened. Neither is in the seal. */
export interface Bound {
  /** What the seal is for. */
  info: Bytes
  /** What it belongs to. */
  aad: Bytes
}

/**
 * Seals to a public key (base mode, one message): 48 bytes more than `plaintext`. Everybody who has the key can do this:
 * a seal says who can read, not who wrote. Refusal: `unusable-key` – not 32 bytes, or a point of small order, with which
 * everybody could read.
 */
export async function seal(publicKey: Bytes, plaintext: Bytes, bound: Bound): Promise<Result<Bytes, 'unusable-key'>> {
  try {
    const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey)
    const { enc, ct } = await suite.seal({ recipientPublicKey, info: bound.info }, plaintext, bound.aad)
    return ok(joined(new Uint8Array(enc), new Uint8Array(ct)))
  } catch (error) {
    if (error instanceof DeserializeError || error instanceof EncapError) return err('unusable-key')
    throw error
  }
}

/**
 * Opens what was sealed to the other half. Refusal: `not-opened` – another key, `info` or `aad`, or the seal was changed
 * or cut. Which of these is not told, because nobody can know.
 */
export async function open(key: OpeningKey, sealed: Bytes, bound: Bound): Promise<Result<Bytes, 'not-opened'>> {
  if (sealed.length < sealBytes) return err('not-opened')
  const parameters = { recipientKey: key.pair, enc: sealed.slice(0, keyBytes), info: bound.info }
  try {
    return ok(new Uint8Array(await suite.open(parameters, sealed.slice(keyBytes), bound.aad)))
  } catch (error) {
    const expected = [DecapError, DeserializeError, OpenError].some((kind) => error instanceof kind)
    if (expected) return err('not-opened')
    throw error
  }
}
