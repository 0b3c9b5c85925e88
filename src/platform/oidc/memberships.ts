import { z } from 'zod'

/** What a provider says about somebody: claim names and whatever JSON holds. */
export type Claims = Readonly<Record<string, unknown>>

/** Who has this value in this claim belongs to this organisation, in these roles. */
export interface MembershipRule {
  claim: string
  has: string
  organisation: string
  roles: readonly string[]
}

/** An organisation that somebody works for, by what the provider said; roles without doubles, in the order of their letters. */
export interface MappedMembership {
  organisation: string
  roles: readonly string[]
}

// About the sign-in and not about the person: everybody has the same, so that a rule on one would let everybody in.
const protocolClaims = 'iss aud azp exp iat nbf jti nonce acr amr auth_time at_hash c_hash s_hash sid typ'.split(' ')
// What people can choose or change themselves at many providers.
const chosenClaims = 'email email_verified name given_name family_name nickname preferred_username'.split(' ')
const unfit = new Set([...protocolClaims, ...chosenClaims, '__proto__'])

const mostRules = 5000

const rule = z.strictObject({
  claim: z
    .string()
    .min(1)
    .max(200)
    .refine((name) => !unfit.has(name), 'cannot be mapped: it says nothing about where somebody works'),
  has: z.string().min(1).max(500),
  organisation: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'must be the id of an organisation'),
  roles: z.array(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be the name of a role, such as focal-point')).min(1),
})

/** The mapping as a file holds it: `{ "mapping": [ … ] }`, at most 5,000 rules. */
export const mappingFile = z.strictObject({ mapping: z.array(rule).max(mostRules) })

/**
 * What somebody may be, by what the provider said: the organisations in the order of their ids. A value is compared letter by letter, with a
 * text or with each text of a list; any other form of claim, and any value without a rule, gives nothing. There is no default. Whether the
 * organisations and roles exist is for the caller to see.
 */
export function mappedMemberships(claims: Claims, mapping: readonly MembershipRule[]): MappedMembership[] {
  const roles = new Map<string, Set<string>>()
  for (const one of mapping) {
    if (!valuesOf(claims, one.claim).includes(one.has)) continue
    roles.set(one.organisation, new Set([...(roles.get(one.organisation) ?? []), ...one.roles]))
  }
  return [...roles]
    .map(([organisation, names]) => ({ organisation, roles: [...names].sort() }))
    .sort((one, other) => (one.organisation < other.organisation ? -1 : 1))
}

function valuesOf(claims: Claims, name: string): unknown[] {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined
  return Array.isArray(value) ? value : [value]
}
