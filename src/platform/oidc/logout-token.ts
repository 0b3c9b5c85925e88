import type { Claims } from './memberships.ts'
import { type Answered, refused } from './refusal.ts'
import { clockToleranceSeconds, type Expected, secondsOf, verifiedToken } from './verified-claims.ts'

/** Whose sessions a provider ended: of one person everywhere (`sid` is null), or one sign-in. At least one of the two is there. */
export interface EndedElsewhere {
  subject: string | null
  sid: string | null
  /** The caller remembers it until `rememberUntil` and takes it once: a token that was caught must end no later session. */
  tokenId: string
  /** Seconds since 1970; from then on the token itself is refused. */
  rememberUntil: number
}

const event = 'http://schemas.openid.net/event/backchannel-logout'
/** The standard advises two minutes. It travels from server to server. */
const longestAgeSeconds = 120
const text = (value: unknown): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= 255 ? value : null

/**
 * What a logout token tells. Refusals: all of `verifiedToken`, and `logout-event` (it is no logout token, or an ID token), `token-form` (no id, or it
 * names nobody), `token-too-old` (older than two minutes, and the minute for clocks).
 */
export async function readLogoutToken(
  token: string,
  expected: Omit<Expected, 'kinds'>,
): Promise<Answered<EndedElsewhere>> {
  const verified = await verifiedToken(token, { ...expected, kinds: ['jwt', 'logout+jwt', 'application/logout+jwt'] })
  if (!verified.ok) return verified
  const { claims } = verified.value
  if (!tellsLogout(claims)) return refused('logout-event')
  const [subject, sid, tokenId] = [text(claims['sub']), text(claims['sid']), text(claims['jti'])]
  const issuedAt = Number(claims['iat'])
  if (tokenId === null || (subject === null && sid === null)) return refused('token-form')
  const rememberUntil = issuedAt + longestAgeSeconds + clockToleranceSeconds
  if (rememberUntil <= secondsOf(expected.now)) return refused('token-too-old')
  return { ok: true, value: { subject, sid, tokenId, rememberUntil } }
}

function tellsLogout({ events, nonce }: Claims): boolean {
  if (nonce !== undefined || typeof events !== 'object' || events === null) return false
  const told: unknown = Object.hasOwn(events, event) ? Reflect.get(events, event) : undefined
  return typeof told === 'object' && told !== null && !Array.isArray(told)
}
