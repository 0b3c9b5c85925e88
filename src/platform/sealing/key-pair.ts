import { type Bytes, drawn, exactly, joined, type Random, sameBytes } from './bytes.ts'

/** Of X25519: keys that things are sealed to, and opened with. */
export const keyBytes = 32

/** Both halves as bytes, 32 each (RFC 7748). The private half is there to be wrapped, and for nothing else. */
export interface KeyPair {
  readonly publicKey: Bytes
  readonly privateKey: Bytes
}

/** A private key as the browser holds it while somebody works: it opens, and no script can read it back out. */
export interface OpeningKey {
  readonly publicKey: Bytes
  readonly pair: CryptoKeyPair
}

/** The point from which public keys are counted (RFC 7748, section 4.1). */
const basePoint = Uint8Array.from({ length: keyBytes }, (_, at) => (at === 0 ? 9 : 0))

/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410, section 7); one byte names the curve. */
const pkcs8Before = (curve: number) => [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, curve, 4, 0x22, 4, 0x20]
const curves = { X25519: 0x6e, Ed25519: 0x70 } as const

/**
 * A private key from its 32 bytes, for X25519 or Ed25519: WebCrypto takes them in PKCS #8 only.
 * @throws RangeError for another length.
 */
export function importPrivateKey(
  name: keyof typeof curves,
  privateKey: Bytes,
  extractable: boolean,
  usage: KeyUsage,
): Promise<CryptoKey> {
  const pkcs8 = joined(Uint8Array.from(pkcs8Before(curves[name])), exactly(keyBytes, privateKey, 'a private key'))
  return crypto.subtle.importKey('pkcs8', pkcs8, name, extractable, [usage])
}

const importPoint = (point: Bytes) => crypto.subtle.importKey('raw', point, 'X25519', true, [])
const importScalar = (privateKey: Bytes) => importPrivateKey('X25519', privateKey, false, 'deriveBits')

/** The function X25519 of RFC 7748: 32 bytes. WebCrypto throws when the result is zero, as for points of small order. */
export async function x25519(privateKey: Bytes, point: Bytes): Promise<Bytes> {
  const algorithm = { name: 'X25519', public: await importPoint(point) }
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, await importScalar(privateKey), keyBytes * 8))
}

/** @throws RangeError unless `privateKey` has 32 bytes. */
export const publicKeyOf = (privateKey: Bytes): Promise<Bytes> => x25519(privateKey, basePoint)

/** A new pair. Any 32 bytes are a private key (RFC 7748, section 5), so they are drawn as they are. */
export async function makeKeyPair(random: Random): Promise<KeyPair> {
  const privateKey = drawn(random, keyBytes)
  return { privateKey, publicKey: await publicKeyOf(privateKey) }
}

/** From the 32 bytes that were unwrapped. @throws RangeError for another length. */
export async function openingKey(privateKey: Bytes): Promise<OpeningKey> {
  const publicKey = await publicKeyOf(privateKey)
  return { publicKey, pair: { privateKey: await importScalar(privateKey), publicKey: await importPoint(publicKey) } }
}

/**
 * Whether they are two halves of one pair; how long it takes does not depend on where they differ.
 * @throws RangeError unless `privateKey` has 32 bytes.
 */
export const belongTogether = async (privateKey: Bytes, publicKey: Bytes): Promise<boolean> =>
  sameBytes(await publicKeyOf(privateKey), publicKey)
