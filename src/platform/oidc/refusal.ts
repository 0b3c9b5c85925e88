/**
 * Why somebody did not get in. For people there are eight codes, each with a sentence and a next step; for the log there is a reason,
 * and each reason belongs to one code. Neither repeats anything that a provider or a browser sent.
 *
 * `cancelled` – the person stopped at the provider · `expired` – the sign-in took too long · `not-ours` – the answer belongs to no sign-in that this
 * browser began · `replayed` – the provider did not take the code: used before, too old, or of another sign-in · `no-second-factor` – signed in
 * without one · `not-believed` – what came is not proven to be the provider's word about this sign-in · `provider-down` – no answer ·
 * `provider-fault` – an answer that no provider may give.
 */
export type SignInFault =
  | 'cancelled'
  | 'expired'
  | 'not-ours'
  | 'replayed'
  | 'no-second-factor'
  | 'not-believed'
  | 'provider-down'
  | 'provider-fault'

/** What each reason means to an administrator: docs/operations/oidc.md. */
export const faultOfReason = {
  'access-denied': 'cancelled',
  'too-late': 'expired',
  state: 'not-ours',
  'other-address': 'not-ours',
  'code-refused': 'replayed',
  'second-factor-missing': 'no-second-factor',
  'second-factor-unmet': 'no-second-factor',
  'discovery-issuer': 'not-believed',
  'response-issuer': 'not-believed',
  issuer: 'not-believed',
  audience: 'not-believed',
  nonce: 'not-believed',
  'token-expired': 'not-believed',
  'token-not-yet-valid': 'not-believed',
  'token-from-the-future': 'not-believed',
  'token-too-old': 'not-believed',
  signature: 'not-believed',
  algorithm: 'not-believed',
  key: 'not-believed',
  'private-key-published': 'not-believed',
  'token-header': 'not-believed',
  'token-encrypted': 'not-believed',
  'token-form': 'not-believed',
  'token-too-long': 'not-believed',
  subject: 'not-believed',
  hash: 'not-believed',
  'not-signed-in-again': 'not-believed',
  'logout-event': 'not-believed',
  unreachable: 'provider-down',
  'timed-out': 'provider-down',
  'cut-off': 'provider-down',
  busy: 'provider-down',
  redirected: 'provider-fault',
  'too-large': 'provider-fault',
  'not-found': 'provider-fault',
  unreadable: 'provider-fault',
  endpoints: 'provider-fault',
  'no-pkce': 'provider-fault',
  'no-algorithm': 'provider-fault',
  'client-refused': 'provider-fault',
  'error-answer': 'provider-fault',
  'error-and-code': 'provider-fault',
  'repeated-parameter': 'provider-fault',
  'not-code-flow': 'provider-fault',
  'no-sign-out': 'provider-fault',
} as const satisfies Readonly<Record<string, SignInFault>>

export type RefusalReason = keyof typeof faultOfReason

/** A refusal of a `Result`, with the reason for the log. */
export interface Refused {
  ok: false
  error: SignInFault
  reason: RefusalReason
}

/** A `Result` of which a refusal tells its reason too. */
export type Answered<T> = { ok: true; value: T } | Refused

export const refused = (reason: RefusalReason): Refused => ({ ok: false, error: faultOfReason[reason], reason })

/** Carries a reason through the library, which only knows how to throw. */
export class ProviderTrouble extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason) {
    super(`the provider: ${reason}`)
    this.name = 'ProviderTrouble'
    this.reason = reason
  }
}
