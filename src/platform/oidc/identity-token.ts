import { createHash } from 'node:crypto'
import type { Claims } from './memberships.ts'
import { type Answered, type RefusalReason, refused } from './refusal.ts'
import { clockToleranceSeconds, type Expected, type VerifiedToken, verifiedToken } from './verified-claims.ts'

/** The sign-in that an ID token must belong to. Times in seconds since 1970. */
export interface ThisSignIn {
  nonce: string
  startedAt: number
  /** Whether the person had to sign in anew for it. */
  again: boolean
  code: string
  state: string
  accessToken: string
}

// OpenID Connect: at most 255 ASCII characters. A blank at an end is a name that looks like another.
const subject = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/

/**
 * Whether an ID token is the provider's word about this sign-in: all of `verifiedToken`, and it ends some time, was made after the sign-in began, has
 * our nonce and a proper subject, and its hashes, where it has any, are those of the code, state and access token that came with it. Further refusals:
 * `nonce`, `subject`, `hash`, `token-too-old`, `not-signed-in-again`.
 */
export async function believedIdentity(
  token: string,
  expected: Omit<Expected, 'kinds'>,
  own: ThisSignIn,
): Promise<Answered<Claims>> {
  const verified = await verifiedToken(token, { ...expected, kinds: ['jwt'] })
  if (!verified.ok) return verified
  const fault = faultIn(verified.value, own)
  return fault === null ? { ok: true, value: verified.value.claims } : refused(fault)
}

function faultIn({ claims, algorithm }: VerifiedToken, own: ThisSignIn): RefusalReason | null {
  const { exp, iat, nonce, sub, auth_time: signedInAt } = claims
  if (typeof exp !== 'number') return 'token-form'
  if (nonce !== own.nonce) return 'nonce'
  if (typeof sub !== 'string' || !subject.test(sub)) return 'subject'
  const began = own.startedAt - clockToleranceSeconds
  if (typeof iat !== 'number' || iat < began) return 'token-too-old'
  if (own.again && (typeof signedInAt !== 'number' || signedInAt < began)) return 'not-signed-in-again'
  const hashed = { at_hash: own.accessToken, c_hash: own.code, s_hash: own.state }
  const fits = Object.entries(hashed).every(
    ([name, text]) => claims[name] === undefined || claims[name] === leftHalf(text, algorithm),
  )
  return fits ? null : 'hash'
}

function leftHalf(text: string, algorithm: string): string {
  // RS256 → sha256; the Edwards curves hash with SHA-512.
  const bits = /\d{3}$/.exec(algorithm)?.[0] ?? '512'
  const hash = createHash(`sha${bits}`).update(text, 'ascii').digest()
  return hash.subarray(0, hash.length / 2).toString('base64url')
}
