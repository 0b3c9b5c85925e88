import { createPrivateKey, type KeyObject } from 'node:crypto'
import { importJWK } from 'jose'
import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'

/** The key with which we prove to a provider who we are (`private_key_jwt`). It cannot be taken out again. */
export interface ClientKey {
  key: CryptoKey
  /** The `kid` under which the provider knows it; a PEM file has none. */
  kid: string | undefined
}

const fewestRsaBits = 2048
const named = z.object({ kid: z.string().optional(), alg: z.string().optional() })
const algorithms = /^(?:RS|PS)(?:256|384|512)$|^ES(?:256|384|512)$|^Ed(?:25519|DSA)$/

/**
 * Reads a private key from a PEM file (PKCS#8 and others) or a JWK. The algorithm is the `alg` of a JWK, or else RS256, ES256, ES384, ES512 or
 * Ed25519 by the kind of key. Refusals: `not-a-key` (also one with a passphrase, and a public one), `weak-key` (RSA below 2,048 bits),
 * `other-key` (of a kind or with an `alg` that cannot sign this).
 */
export async function readClientKey(text: string): Promise<Result<ClientKey, 'not-a-key' | 'weak-key' | 'other-key'>> {
  const read = keyIn(text)
  if (read === null) return err('not-a-key')
  const { object, kid, alg } = read
  const bits = object.asymmetricKeyDetails?.modulusLength
  if (bits !== undefined && bits < fewestRsaBits) return err('weak-key')
  const algorithm = alg ?? algorithmOf(object)
  if (algorithm === null || !algorithms.test(algorithm)) return err('other-key')
  try {
    const key = await importJWK(object.export({ format: 'jwk' }), algorithm, { extractable: false })
    return key instanceof CryptoKey ? ok({ key, kid }) : err('other-key')
  } catch {
    return err('other-key')
  }
}

function keyIn(text: string): { object: KeyObject; kid: string | undefined; alg: string | undefined } | null {
  try {
    if (!text.trimStart().startsWith('{')) return { object: createPrivateKey(text), kid: undefined, alg: undefined }
    const jwk: unknown = JSON.parse(text)
    const { kid, alg } = named.parse(jwk)
    return { object: createPrivateKey({ key: z.record(z.string(), z.unknown()).parse(jwk), format: 'jwk' }), kid, alg }
  } catch {
    return null
  }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | null {
  if (asymmetricKeyType === 'rsa') return 'RS256'
  if (asymmetricKeyType === 'ed25519') return 'Ed25519'
  const curves = new Map([
    ['prime256v1', 'ES256'],
    ['secp384r1', 'ES384'],
    ['secp521r1', 'ES512'],
  ])
  return curves.get(asymmetricKeyDetails?.namedCurve ?? '') ?? null
}
