import type { Claims } from './memberships.ts'

/** What a provider says when somebody used two factors. At least one value in all; any of them counts. */
export interface SecondFactor {
  acr: readonly string[]
  amr: readonly string[]
}

// RFC 8176: something you know, or circumstances. OpenID Connect: acr 0 is no assurance at all.
const noSecondAmr = new Set('pwd pin kba user geo rba wia none'.split(' '))

/** Whether a value can stand for two factors: `0`, `pwd`, `pin` and the like cannot. */
export const canBeSecond = (kind: keyof SecondFactor, value: string): boolean =>
  kind === 'acr' ? !/^[0-]$/.test(value) : !noSecondAmr.has(value)

/** Whether the claims say that a second factor was used. `acr` must be a text and `amr` a list, as the standard says; anything else says nothing. */
export function usedSecondFactor(claims: Claims, wanted: SecondFactor): boolean {
  const { acr, amr } = claims
  const byClass = typeof acr === 'string' && wanted.acr.includes(acr)
  const byMethod = Array.isArray(amr) && amr.some((method) => wanted.amr.includes(method))
  return byClass || byMethod
}
