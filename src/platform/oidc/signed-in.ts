import { z } from 'zod'
import { type Claims, type MappedMembership, type MembershipRule, mappedMemberships } from './memberships.ts'

/** Who somebody is, by the word of the provider. */
export interface SignedIn {
  issuer: string
  /** At most 255 ASCII characters. Only together with `issuer` it is one person. */
  subject: string
  /** Only when the provider says that it was checked. Not an identity: it may be somebody else's next year. */
  mail: string | null
  /** As the provider writes it, at most 200 characters. */
  name: string | null
  secondFactor: true
  /** By the mapping; none is possible. The roles are names that the caller holds against its own. */
  memberships: readonly MappedMembership[]
  /** The session at the provider, which its word about a sign-out may name. */
  sid: string | null
  /** For `signOutAddress`. Holds personal data: not for a log, and sealed where it is kept. */
  idToken: string
}

/** What the claims are called in which a provider tells these. */
export interface ClaimNames {
  mail: string
  mailVerified: string
  name: string
}

const mail = z.email().max(254)
const longestName = 200

/** What believed claims say about a person. What is not in its proper form is not said. */
export function signedInFrom(
  claims: Claims,
  settings: { issuer: string; claims: ClaimNames; mapping: readonly MembershipRule[] },
  idToken: string,
): SignedIn {
  const told = (name: string): unknown => (Object.hasOwn(claims, name) ? claims[name] : undefined)
  const names = settings.claims
  return {
    issuer: settings.issuer,
    subject: String(claims['sub']),
    mail: told(names.mailVerified) === true ? (mail.safeParse(told(names.mail)).data ?? null) : null,
    name: readName(told(names.name)),
    secondFactor: true,
    memberships: mappedMemberships(claims, settings.mapping),
    sid: typeof claims['sid'] === 'string' && claims['sid'] !== '' ? claims['sid'] : null,
    idToken,
  }
}

/** Without characters that cannot be seen: they can turn what is drawn beside them around. */
function readName(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const name = value.trim()
  return name === '' || name.length > longestName || /\p{C}/u.test(name) ? null : name
}
