import type { Bytes } from './bytes.ts'

/** SHA-256 (FIPS 180-4): 32 bytes. */
export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** HKDF-SHA256 (RFC 5869), extract and expand. `length`: 1 to 8,160 bytes. */
export async function hkdf(secret: Bytes, salt: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, length * 8)
  return new Uint8Array(bits)
}

/** PBKDF2-HMAC-SHA256 (RFC 8018): costs whoever guesses as many rounds for every guess. `length`: in bytes, at least 1. */
export async function pbkdf2(secret: Bytes, salt: Bytes, rounds: number, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8))
}
