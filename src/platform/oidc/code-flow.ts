import * as client from 'openid-client'
import type { ProviderFetch } from './bounded-fetch.ts'
import type { ProviderDescription } from './discovery.ts'
import type { KeptSignIn } from './kept-sign-in.ts'
import type { ClientProof, ProviderSettings } from './provider-settings.ts'
import { isLoopback } from './safe-address.ts'

/** A provider, as it described itself, at a moment. */
export interface Place {
  provider: ProviderDescription
  settings: ProviderSettings
  fetch: ProviderFetch
  now: Date
}

/** The library has no clock but this machine's, and rounds; `believedIdentity` holds to the exact minute with the clock that it was given. */
const coarseToleranceSeconds = 65
/** Addresses of 8,000 characters are too long for some servers. */
const longestHint = 4_000

/** Where somebody signs in. The provider is asked for a second factor where it has a way to be asked. */
export function authorizationAddress(
  place: Place,
  asked: { redirectUri: string; state: string; nonce: string; challenge: string; again: boolean },
): string {
  const { scopes, secondFactor } = place.settings
  const parameters = {
    redirect_uri: asked.redirectUri,
    scope: scopes.join(' '),
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: asked.challenge,
    code_challenge_method: 'S256',
    ...(secondFactor.acr.length > 0 ? { acr_values: secondFactor.acr.join(' ') } : {}),
    ...(asked.again ? { prompt: 'login', max_age: '0' } : {}),
  }
  return client.buildAuthorizationUrl(configuration(place), parameters).href
}

/**
 * Gives the code back to the provider and gets tokens for it. What they say is not believed yet: the library has looked at the claims and not at the signature.
 *
 * @throws ClientError and its relatives: see `reasonOfRefusal`
 */
export async function redeemCode(
  place: Place,
  callback: URL,
  kept: KeptSignIn,
): Promise<{ idToken: string; accessToken: string }> {
  const tokens = await client.authorizationCodeGrant(configuration(place), callback, {
    expectedState: kept.state,
    expectedNonce: kept.nonce,
    pkceCodeVerifier: kept.verifier,
    idTokenExpected: true,
  })
  if (tokens.id_token === undefined)
    throw new TypeError('the library gave no ID token, though it was told to expect one')
  return { idToken: tokens.id_token, accessToken: tokens.access_token }
}

/** Where somebody signs out at the provider; null when it has no such place. A token that is too long for an address stays at home: the provider then asks whom it means. */
export function signOutAt(
  place: Place,
  asked: { idToken: string; postLogoutRedirectUri: string; state: string },
): string | null {
  if (place.provider.end_session_endpoint === undefined) return null
  return client.buildEndSessionUrl(configuration(place), {
    ...(asked.idToken.length <= longestHint ? { id_token_hint: asked.idToken } : {}),
    post_logout_redirect_uri: asked.postLogoutRedirectUri,
    state: asked.state,
  }).href
}

function configuration({ provider, settings, fetch, now }: Place): client.Configuration {
  const apart = Math.round((now.getTime() - Date.now()) / 1000)
  const metadata = { [client.clockSkew]: apart, [client.clockTolerance]: coarseToleranceSeconds }
  const made = new client.Configuration(provider, settings.clientId, metadata, proofFor(settings.proof, provider))
  made[client.customFetch] = (address, { body, ...options }) =>
    fetch(address, body instanceof URLSearchParams ? { ...options, body } : options)
  if (isLoopback(new URL(settings.issuer))) client.allowInsecureRequests(made)
  return made
}

function proofFor(proof: ClientProof, provider: ProviderDescription): client.ClientAuth {
  if (proof.kind === 'key') {
    return client.PrivateKeyJwt(proof.kid === undefined ? proof.key : { key: proof.key, kid: proof.kid })
  }
  const ways = provider.token_endpoint_auth_methods_supported ?? []
  const inBody = ways.includes('client_secret_post') && !ways.includes('client_secret_basic')
  return inBody ? client.ClientSecretPost(proof.secret) : client.ClientSecretBasic(proof.secret)
}
