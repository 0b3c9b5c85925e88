import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Claims } from '../memberships.ts'

/** A pair of keys, and the public half as a provider publishes it. */
export interface SigningPair {
  kid: string
  alg: 'RS256' | 'ES256'
  privateKey: KeyObject
  publicKey: KeyObject
  jwk: Readonly<Record<string, unknown>>
}

export function aSigningPair(kid: string, alg: 'RS256' | 'ES256' = 'RS256', modulusLength = 2048): SigningPair {
  const pair =
    alg === 'RS256' ? generateKeyPairSync('rsa', { modulusLength }) : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { kid, alg, ...pair, jwk: { ...pair.publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' } }
}

/** The three parts of a token before they are put together; texts, so that a forger can write anything. */
export interface TokenParts {
  header: string
  payload: string
  signature: (signed: string) => Buffer
}

const base64url = (text: string | Buffer): string => Buffer.from(text).toString('base64url')

export function tokenOf({ header, payload, signature }: TokenParts): string {
  const signed = `${base64url(header)}.${base64url(payload)}`
  return `${signed}.${signature(signed).toString('base64url')}`
}

export const signedWith =
  ({ privateKey, alg }: SigningPair) =>
  (signed: string): Buffer =>
    alg === 'RS256'
      ? sign('sha256', Buffer.from(signed), privateKey)
      : sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })

export const macWith =
  (secret: string) =>
  (signed: string): Buffer =>
    createHmac('sha256', secret).update(signed).digest()

/** As an honest provider signs, with whatever is put into its header. */
export function signedToken(pair: SigningPair, claims: Claims, header: Claims = {}): string {
  return tokenOf({
    header: JSON.stringify({ alg: pair.alg, typ: 'JWT', kid: pair.kid, ...header }),
    payload: JSON.stringify(claims),
    signature: signedWith(pair),
  })
}
