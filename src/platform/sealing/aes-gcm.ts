import { err, ok, type Result } from '#kernel/result.ts'
import type { Bytes } from './bytes.ts'

const algorithm = 'AES-GCM'
export const nonceBytes = 12
/** The tag that shows a change, at the end of what is encrypted. 16 bytes is the longest there is. */
export const tagBytes = 16

/**
 * AES-256-GCM (NIST SP 800-38D): as many bytes as `plaintext` and a tag of 16. `key`: 32 bytes, `nonce`: 12 bytes; the same
 * two together only once.
 */
export async function encrypted(key: Bytes, nonce: Bytes, plaintext: Bytes, associatedData: Bytes): Promise<Bytes> {
  const own = await crypto.subtle.importKey('raw', key, algorithm, false, ['encrypt'])
  const parameters = { name: algorithm, iv: nonce, additionalData: associatedData, tagLength: tagBytes * 8 }
  return new Uint8Array(await crypto.subtle.encrypt(parameters, own, plaintext))
}

/** The way back. Refusal: `not-opened` – another key, nonce or associated data, or something was changed or cut. */
export async function decrypted(
  key: Bytes,
  nonce: Bytes,
  ciphertext: Bytes,
  associatedData: Bytes,
): Promise<Result<Bytes, 'not-opened'>> {
  const own = await crypto.subtle.importKey('raw', key, algorithm, false, ['decrypt'])
  const parameters = { name: algorithm, iv: nonce, additionalData: associatedData, tagLength: tagBytes * 8 }
  try {
    return ok(new Uint8Array(await crypto.subtle.decrypt(parameters, own, ciphertext)))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return err('not-opened')
    throw error
  }
}
