/**
 * Signing in elsewhere: with any provider that speaks OpenID Connect. Authorization code with PKCE and nothing else, a second factor always. Knows no
 * session, no account and no role: it says who somebody is by the word of the provider, or why not. Settings and what each refusal means:
 * docs/operations/oidc.md. Why like this: docs/decisions/034-signing-in-elsewhere.md.
 *
 * - **Settings**: `readProviderSettings`, `providerSettingHelp`.
 * - **Sign in and out**: `openProvider`; what is kept meanwhile: `readKeptSignIn`.
 * - **Memberships** by what a provider says: `mappedMemberships`.
 */
export type { KeptSignIn } from './kept-sign-in.ts'
export { readKeptSignIn } from './kept-sign-in.ts'
export type { EndedElsewhere } from './logout-token.ts'
export { type Claims, type MappedMembership, type MembershipRule, mappedMemberships } from './memberships.ts'
export { type BegunSignIn, openProvider, type Provider, type World } from './provider.ts'
export {
  type ProviderSettingName,
  type ProviderSettings,
  providerSettingHelp,
  readProviderSettings,
} from './provider-settings.ts'
export { type Answered, faultOfReason, type RefusalReason, type Refused, type SignInFault } from './refusal.ts'
export type { SignedIn } from './signed-in.ts'
