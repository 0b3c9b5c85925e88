import { err, type Result } from '#kernel/result.ts'
import { decrypted, encrypted, nonceBytes, tagBytes } from '../sealing/aes-gcm.ts'
import { drawn, exactly, framed, joined, utf8 } from '../sealing/bytes.ts'
import { hkdf } from '../sealing/derive.ts'
import { type Bytes, type Random, sameBytes } from '../sealing/index.ts'
import { nameBytes } from '../sealing/purposes.ts'

const version = 1
const keyBytes = 32
const markBytes = 4
const saltBytes = 32
/** Ends what does not belong in a row: these are secrets of a few bytes. */
const mostBytes = 4096
/** What a lock adds to its content. */
export const lockAddsBytes = 1 + markBytes + saltBytes + tagBytes

const lockLabel = utf8('baken/credentials/1/at-rest')
const markLabel = utf8('baken/credentials/1/at-rest-mark')
const nothing = new Uint8Array(0)

/** Where a secret is kept: it opens nowhere else. Both are 1 to 120 visible signs of ASCII. */
export interface AtRestPlace {
  person: string
  purpose: string
}

const bound = ({ person, purpose }: AtRestPlace): Bytes => framed(lockLabel, nameBytes(purpose), nameBytes(person))

/** Tells which key of the server was used and nothing about it: a wrong key is then a sentence for an operator and no riddle. */
const markOf = (serverKey: Bytes): Promise<Bytes> =>
  hkdf(exactly(keyBytes, serverKey, 'the key of the server'), nothing, markLabel, markBytes)

/** A key and a nonce that are used once: 32 random bytes of salt never come twice. */
async function keyAndNonce(serverKey: Bytes, salt: Bytes) {
  const bytes = await hkdf(
    exactly(keyBytes, serverKey, 'the key of the server'),
    salt,
    lockLabel,
    keyBytes + nonceBytes,
  )
  return { key: bytes.slice(0, keyBytes), nonce: bytes.slice(keyBytes) }
}

/**
 * Locks a small secret that the server itself must be able to read, such as that of an app with codes: version, four bytes that tell the key, 32 of salt,
 * and AES-256-GCM under what HKDF-SHA256 derives, bound to `place`. It keeps a stolen database from being enough; whoever has the key of the server as
 * well reads it. `serverKey`: 32 random bytes.
 * @throws RangeError for a key of another length, a place that has no name, or more than 4,096 bytes.
 */
export async function lockAtRest(serverKey: Bytes, place: AtRestPlace, content: Bytes, random: Random): Promise<Bytes> {
  if (content.length > mostBytes) throw new RangeError(`${content.length} bytes are too many to keep in a row`)
  const salt = drawn(random, saltBytes)
  const { key, nonce } = await keyAndNonce(serverKey, salt)
  const head = joined(Uint8Array.of(version), await markOf(serverKey), salt)
  return joined(head, await encrypted(key, nonce, content, framed(bound(place), head)))
}

/**
 * The way back. Refusals: `other-key` – locked with another key of the server · `not-opened` – another place, or changed or cut ·
 * `unknown-version` – by a later program.
 */
export async function unlockAtRest(
  serverKey: Bytes,
  place: AtRestPlace,
  lock: Uint8Array,
): Promise<Result<Bytes, 'other-key' | 'not-opened' | 'unknown-version'>> {
  const bytes = new Uint8Array(lock)
  if (bytes.length < lockAddsBytes || bytes.length > mostBytes + lockAddsBytes) return err('not-opened')
  if (bytes[0] !== version) return err('unknown-version')
  const headBytes = 1 + markBytes + saltBytes
  if (!sameBytes(bytes.slice(1, 1 + markBytes), await markOf(serverKey))) return err('other-key')
  const head = bytes.slice(0, headBytes)
  const { key, nonce } = await keyAndNonce(serverKey, head.slice(1 + markBytes))
  return decrypted(key, nonce, bytes.slice(headBytes), framed(bound(place), head))
}
