import { base64url, errors, jwtVerify } from 'jose'
import type { Claims } from './memberships.ts'
import type { PublishedKeys } from './published-keys.ts'
import { type Answered, type RefusalReason, refused } from './refusal.ts'
import { readStrictObject } from './strict-json.ts'

/** How far two clocks may be apart. Machines that ask a time server are milliseconds apart; a minute forgives one that has not for a while. */
export const clockToleranceSeconds = 60

/** Who belongs to a hundred groups with long names has a token of some 10,000 characters. */
const longestToken = 65_536
const partsOfSigned = 3
const partsOfEncrypted = 5
// They would name the key to check with. Keys come from the place that the provider's description names, never from what is to be checked.
const foreignKeyHeaders = ['jku', 'x5u', 'jwk', 'x5c', 'crit']

/** What a token of a provider is held against. */
export interface Expected {
  issuer: string
  clientId: string
  algorithms: readonly string[]
  keys: PublishedKeys
  /** The `typ` headers it may have, in small letters; none is always right. */
  kinds: readonly string[]
  now: Date
}

/** A token that the provider signed for us, and the algorithm it did it with. */
export interface VerifiedToken {
  claims: Claims
  algorithm: string
}

/**
 * Whether a token was signed by the provider, for us, and is valid now, with 60 seconds for the difference of clocks. Refusals, all of them
 * `not-believed`: `token-too-long`, `token-encrypted`, `token-form`, `token-header`, `algorithm`, `key`, `signature`, `issuer`, `audience` (another
 * client's, or made out to another party), `token-expired`, `token-not-yet-valid`, `token-from-the-future`. It must tell `iss`, `aud` and `iat`; of
 * `exp` the caller says whether it must be there.
 */
export async function verifiedToken(token: string, expected: Expected): Promise<Answered<VerifiedToken>> {
  const fault = faultInForm(token, expected.kinds)
  if (fault !== null) return refused(fault)
  const { issuer, clientId, algorithms, keys, now } = expected
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys.select, {
      issuer,
      audience: clientId,
      algorithms: [...algorithms],
      currentDate: now,
      clockTolerance: clockToleranceSeconds,
    })
    const wrong = faultInParty(payload, clientId) ?? faultInIssuedAt(payload, now)
    return wrong === null ? { ok: true, value: { claims: payload, algorithm: protectedHeader.alg } } : refused(wrong)
  } catch (error) {
    return refused(reasonOf(error))
  }
}

function faultInForm(token: string, kinds: readonly string[]): RefusalReason | null {
  if (token.length > longestToken) return 'token-too-long'
  const parts = token.split('.')
  if (parts.length === partsOfEncrypted) return 'token-encrypted'
  const [header, claims] = parts.map(decoded)
  if (parts.length !== partsOfSigned || !header || !claims) return 'token-form'
  if (foreignKeyHeaders.some((name) => Object.hasOwn(header, name))) return 'token-header'
  const kind = header['typ']
  const isKnown = kind === undefined || (typeof kind === 'string' && kinds.includes(kind.toLowerCase()))
  return isKnown ? null : 'token-header'
}

function decoded(part: string): Claims | null {
  try {
    return readStrictObject(new TextDecoder().decode(base64url.decode(part)))
  } catch {
    return null
  }
}

function faultInParty({ aud, azp }: Claims, clientId: string): RefusalReason | null {
  const isForSeveral = Array.isArray(aud) && aud.length !== 1
  return (azp === undefined && !isForSeveral) || azp === clientId ? null : 'audience'
}

function faultInIssuedAt({ iat }: Claims, now: Date): RefusalReason | null {
  if (typeof iat !== 'number' || !Number.isFinite(iat)) return 'token-form'
  return iat > secondsOf(now) + clockToleranceSeconds ? 'token-from-the-future' : null
}

/** Whole seconds since 1970, as tokens count. */
export const secondsOf = (moment: Date): number => Math.floor(moment.getTime() / 1000)

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof errors.JWTExpired) return 'token-expired'
  if (error instanceof errors.JWTClaimValidationFailed) return reasonOfClaim(error)
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature'
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return 'algorithm'
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'token-form'
  // No key fits, several do, or WebCrypto does not take the one that does: all that is thrown here comes of what the provider sent.
  return 'key'
}

function reasonOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): RefusalReason {
  if (claim === 'iss') return 'issuer'
  if (claim === 'aud') return 'audience'
  return claim === 'nbf' && reason === 'check_failed' ? 'token-not-yet-valid' : 'token-form'
}
