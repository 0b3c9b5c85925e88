import { err, type Result } from '#kernel/result.ts'
import { decrypted, encrypted, nonceBytes, tagBytes } from './aes-gcm.ts'
import { type Bytes, drawn, exactly, joined, type Random } from './bytes.ts'
import { hkdf } from './derive.ts'
import { type Purpose, purposeBytes } from './purposes.ts'

const secretBytes = 32
const saltBytes = 32
/** What a lock adds to its content: the salt in front, the tag behind. As much as HPKE adds, so neither shows by its size. */
export const lockBytes = saltBytes + tagBytes

/** A key and a nonce that are used once: 32 random bytes of salt never come twice, so neither does the pair. */
async function keyAndNonce(secret: Bytes, salt: Bytes, purpose: Purpose) {
  const bytes = await hkdf(exactly(secretBytes, secret, 'a secret'), salt, purposeBytes(purpose), 32 + nonceBytes)
  return { key: bytes.slice(0, 32), nonce: bytes.slice(32) }
}

/**
 * Locks `content` under a secret of 32 bytes that may be used any number of times: 32 bytes of salt, then AES-256-GCM
 * under what HKDF-SHA256 derives from secret, salt and purpose. `associatedData` must be the same again to unlock.
 * @throws RangeError for a secret of another length.
 */
export async function locked(
  secret: Bytes,
  purpose: Purpose,
  content: Bytes,
  associatedData: Bytes,
  random: Random,
): Promise<Bytes> {
  const salt = drawn(random, saltBytes)
  const { key, nonce } = await keyAndNonce(secret, salt, purpose)
  return joined(salt, await encrypted(key, nonce, content, associatedData))
}

/** The way back. Refusal: `not-opened` – another secret, purpose or associated data, or the lock was changed or cut. */
export async function unlocked(
  secret: Bytes,
  purpose: Purpose,
  lock: Bytes,
  associatedData: Bytes,
): Promise<Result<Bytes, 'not-opened'>> {
  if (lock.length < lockBytes) return err('not-opened')
  const { key, nonce } = await keyAndNonce(secret, lock.slice(0, saltBytes), purpose)
  return decrypted(key, nonce, lock.slice(saltBytes), associatedData)
}
