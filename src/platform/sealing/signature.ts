import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, drawn, framed, hexOf, type Random } from './bytes.ts'
import { importPrivateKey, type KeyPair, keyBytes } from './key-pair.ts'
import { nameBytes, purposeBytes } from './purposes.ts'

const algorithm = 'Ed25519'
const signatureBytes = 64

/** A private key that signs, and that no script can read back out. */
export interface SigningKey {
  readonly publicKey: Bytes
  readonly key: CryptoKey
}

/** WebCrypto gives the public half of an Ed25519 key only on its way out, in a JSON Web Key (RFC 8037). */
async function publicHalf(privateKey: Bytes): Promise<Bytes> {
  const { x = '' } = await crypto.subtle.exportKey('jwk', await importPrivateKey(algorithm, privateKey, true, 'sign'))
  const base64 = x.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

/** A new pair for signatures; both halves are 32 bytes. Not for sealing: those are other keys. */
export async function makeSigningPair(random: Random): Promise<KeyPair> {
  const privateKey = drawn(random, keyBytes)
  return { privateKey, publicKey: await publicHalf(privateKey) }
}

/** From the 32 bytes that were unwrapped. @throws RangeError for another length. */
export const signingKey = async (privateKey: Bytes): Promise<SigningKey> => ({
  publicKey: await publicHalf(privateKey),
  key: await importPrivateKey(algorithm, privateKey, false, 'sign'),
})

/** Ed25519 (RFC 8032) over the bytes as they are: 64 bytes. Everybody else uses `sign`, which says what for. */
export const signPlain = async ({ key }: SigningKey, message: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign(algorithm, key, message))

/**
 * The eight points of small order on the curve by their second coordinate, 0 and 1 also as p and p + 1. Whoever gives out such
 * a point as a key can make one signature that holds for every message. Node refuses them, Chromium does not.
 */
const smallOrder: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
])

/** Without its highest bit, which is the sign of the first coordinate. */
function hasSmallOrder(publicKey: Bytes): boolean {
  const second = publicKey.slice()
  second[keyBytes - 1] = (second[keyBytes - 1] ?? 0) & 0x7f
  return smallOrder.has(hexOf(second))
}

/** Whether `signature` is one over the bytes as they are. A key that is none, or of small order, verifies nothing. */
export async function verifyPlain(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  if (publicKey.length !== keyBytes || signature.length !== signatureBytes || hasSmallOrder(publicKey)) return false
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, algorithm, true, ['verify'])
    return await crypto.subtle.verify(algorithm, key, signature, message)
  } catch (error) {
    // A browser may refuse at once 32 bytes that are no point of the curve.
    if (error instanceof DOMException && (error.name === 'DataError' || error.name === 'OperationError')) return false
    throw error
  }
}

const labelled = (label: string, message: Bytes): Bytes => framed(purposeBytes('signature'), nameBytes(label), message)

/**
 * Signs `message` as what `label` says it is: a signature under one label is none under another.
 * @throws RangeError for a label that is no name.
 */
export const sign = (key: SigningKey, label: string, message: Bytes): Promise<Bytes> =>
  signPlain(key, labelled(label, message))

/**
 * Refusal: `not-signed` – by another key, under another label, over another message, not a signature at all, or
 * by a key of small order.
 * @throws RangeError for a label that is no name.
 */
export async function verify(
  publicKey: Bytes,
  label: string,
  message: Bytes,
  signature: Bytes,
): Promise<Result<true, 'not-signed'>> {
  return (await verifyPlain(publicKey, labelled(label, message), signature)) ? ok(true) : err('not-signed')
}
