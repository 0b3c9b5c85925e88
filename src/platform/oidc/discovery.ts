import type { ServerMetadata } from 'openid-client'
import { z } from 'zod'
import { askJson, type ProviderFetch } from './bounded-fetch.ts'
import { ProviderTrouble } from './refusal.ts'
import { isLoopback, readSafeAddress } from './safe-address.ts'

/** Signatures made with a private key. HMAC is not among them: whoever checks it could have made it. */
const soundAlgorithms = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ')

const ownParameters =
  'response_type response_mode client_id redirect_uri scope state nonce code_challenge code_challenge_method acr_values prompt max_age request request_uri'.split(
    ' ',
  )

const names = z.array(z.string()).nullish()
// Only what we use: everything else that a provider writes goes no further than this.
const description = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  end_session_endpoint: z.string().nullish(),
  id_token_signing_alg_values_supported: names,
  code_challenge_methods_supported: names,
  token_endpoint_auth_methods_supported: names,
  authorization_response_iss_parameter_supported: z.boolean().nullish(),
})

/** Where a provider is asked what, and how. */
export interface ProviderDescription extends ServerMetadata {
  authorization_endpoint: string
  token_endpoint: string
  jwks_uri: string
  id_token_signing_alg_values_supported: string[]
}

/**
 * Asks a provider for its description, at the well-known place under its issuer.
 *
 * @throws ProviderTrouble as `askJson`, and `unreadable` (a field is missing or of another form), `discovery-issuer` (it speaks for another issuer,
 * be it by a slash), `endpoints` (one is not https), `no-pkce`, `no-algorithm` (no signature that we believe)
 */
export async function discoverProvider(fetcher: ProviderFetch, issuer: string): Promise<ProviderDescription> {
  const place = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const read = description.safeParse(await askJson(fetcher, place))
  if (!read.success) throw new ProviderTrouble('unreadable')
  const told = read.data
  if (told.issuer !== issuer) throw new ProviderTrouble('discovery-issuer')
  const endpoints = [
    told.authorization_endpoint,
    told.token_endpoint,
    told.jwks_uri,
    told.end_session_endpoint ?? issuer,
  ]
  if (!endpoints.every((address) => mayBeEndpoint(address, issuer))) throw new ProviderTrouble('endpoints')
  if (asksAlready(told.authorization_endpoint)) throw new ProviderTrouble('endpoints')
  // Who does not list methods may know them all the same, and the nonce holds the code to this sign-in as well; who lists others does not.
  const { code_challenge_methods_supported: methods } = told
  if (methods && !methods.includes('S256')) throw new ProviderTrouble('no-pkce')
  const offered = told.id_token_signing_alg_values_supported ?? ['RS256']
  const algorithms = offered.filter((name) => soundAlgorithms.includes(name))
  if (algorithms.length === 0) throw new ProviderTrouble('no-algorithm')
  return {
    issuer,
    authorization_endpoint: told.authorization_endpoint,
    token_endpoint: told.token_endpoint,
    jwks_uri: told.jwks_uri,
    ...(told.end_session_endpoint ? { end_session_endpoint: told.end_session_endpoint } : {}),
    id_token_signing_alg_values_supported: algorithms,
    token_endpoint_auth_methods_supported: told.token_endpoint_auth_methods_supported ?? ['client_secret_basic'],
    authorization_response_iss_parameter_supported: told.authorization_response_iss_parameter_supported ?? false,
  }
}

/** Whether an address has a parameter that is ours to set: with two of one name it is the provider's choice which counts. */
function asksAlready(authorizationEndpoint: string): boolean {
  const names = [...new URL(authorizationEndpoint).searchParams.keys()]
  return names.some((name) => ownParameters.includes(name))
}

/** A provider elsewhere may not send us to this machine. One in our own network may: many providers of municipalities stand there. */
function mayBeEndpoint(text: string, issuer: string): boolean {
  const address = readSafeAddress(text)
  return address !== null && (!isLoopback(address) || isLoopback(new URL(issuer)))
}
