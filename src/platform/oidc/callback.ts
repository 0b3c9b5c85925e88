import type { KeptSignIn } from './kept-sign-in.ts'
import { type Answered, type RefusalReason, refused } from './refusal.ts'
import { clockToleranceSeconds, secondsOf } from './verified-claims.ts'

/** Signing in with two factors takes a minute or two; finding the telephone in another room, ten. */
const longestSignInSeconds = 15 * 60

const once = ['state', 'code', 'error', 'iss', 'session_state']
const otherFlows = ['id_token', 'access_token', 'token', 'response']
/** Codes of providers are 20 to 1,500 characters. */
const longestCode = 4096

/** How a browser came back from a provider. */
export interface Returned {
  code: string
  state: string
}

/**
 * Whether an answer that a browser brought belongs to the sign-in that was kept, and is one. The state comes first: what has another is not looked at
 * any further. Refusals: `other-address`, `state` (missing, other or twice), `too-late`, `repeated-parameter`, `response-issuer`
 * (another provider answers), `not-code-flow`, `error-and-code`, and what the provider says: `access-denied`, `second-factor-unmet`, `busy`, `error-answer`.
 */
export function readCallback(
  callback: URL,
  kept: KeptSignIn,
  expected: { redirectUri: string; issuer: string; now: Date },
): Answered<Returned> {
  const { searchParams: told } = callback
  if (`${callback.origin}${callback.pathname}` !== expected.redirectUri) return refused('other-address')
  const states = told.getAll('state')
  if (states.length !== 1 || states[0] !== kept.state) return refused('state')
  const age = secondsOf(expected.now) - kept.startedAt
  if (age > longestSignInSeconds || age < -clockToleranceSeconds) return refused('too-late')
  const fault = faultIn(told, expected.issuer)
  if (fault !== null) return refused(fault)
  return { ok: true, value: { code: told.get('code') ?? '', state: kept.state } }
}

function faultIn(told: URLSearchParams, issuer: string): RefusalReason | null {
  if (once.some((name) => told.getAll(name).length > 1)) return 'repeated-parameter'
  if (told.has('iss') && told.get('iss') !== issuer) return 'response-issuer'
  if (otherFlows.some((name) => told.has(name))) return 'not-code-flow'
  const [error, code] = [told.get('error'), told.get('code')]
  if (error !== null) return code === null ? reasonOfError(error) : 'error-and-code'
  return code === null || code === '' || code.length > longestCode ? 'not-code-flow' : null
}

function reasonOfError(error: string): RefusalReason {
  switch (error) {
    case 'access_denied':
      return 'access-denied'
    case 'unmet_authentication_requirements':
      return 'second-factor-unmet'
    case 'temporarily_unavailable':
    case 'server_error':
      return 'busy'
    default:
      return 'error-answer'
  }
}
