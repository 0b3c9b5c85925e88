import { createPublicKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto'
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'
import { keyKinds } from './passkey-options.ts'

const p256 = 1
const fewestRsaBits = 2048
const mostRsaBits = 4096
const usualExponent = 65_537n

const text = (bytes: unknown): string => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('base64url') : '')

function jwkOf(publicKey: Uint8Array): JsonWebKeyInput['key'] | null {
  const key = decodeCredentialPublicKey(new Uint8Array(publicKey))
  const { alg, crv, x, y, n, e } = cose.COSEKEYS
  if (cose.isCOSEPublicKeyEC2(key) && key.get(alg) === keyKinds.es256 && key.get(crv) === p256)
    return { kty: 'EC', crv: 'P-256', x: text(key.get(x)), y: text(key.get(y)) }
  if (cose.isCOSEPublicKeyRSA(key) && key.get(alg) === keyKinds.rs256)
    return { kty: 'RSA', n: text(key.get(n)), e: text(key.get(e)) }
  return null
}

function isStrong({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'ec') return true
  const bits = asymmetricKeyDetails?.modulusLength ?? 0
  return bits >= fewestRsaBits && bits <= mostRsaBits && asymmetricKeyDetails?.publicExponent === usualExponent
}

/**
 * The key that a passkey tells (COSE); null when it can verify nothing or is weak: it must be a point on P-256, or RSA of 2,048 to 4,096 bits with the usual
 * exponent. Otherwise somebody would find out at the next sign-in that their passkey is none.
 */
export function usableKey(publicKey: Uint8Array): KeyObject | null {
  try {
    const jwk = jwkOf(publicKey)
    const key = jwk && createPublicKey({ key: jwk, format: 'jwk' })
    return key && isStrong(key) ? key : null
  } catch {
    // What is no key is thrown in as many ways as there are; all mean the same.
    return null
  }
}
