import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Claims } from '../memberships.ts'
import type { ProviderSettings } from '../provider-settings.ts'
import { aSigningPair, type SigningPair, signedToken } from './forged-token.ts'

/** What a test makes the provider say at a place, instead of the truth that it is given. */
export type Reply<Truth> = (truth: Truth, response: ServerResponse) => unknown

/** What the provider knows of the sign-in of which the code is being redeemed. */
export interface HonestAnswer {
  claims: Claims
  tokens: { access_token: string; token_type: string; expires_in: number; id_token: string }
}

/** How it lies; a place without a reply tells the truth. A reply gives what is sent as JSON, or writes the answer itself and gives nothing. */
export interface Lies {
  discovery?: Reply<Claims>
  keys?: Reply<Readonly<Record<string, unknown>>[]>
  tokens?: Reply<HonestAnswer>
  /** Claims of the honestly signed token. */
  claims?: (honest: Claims) => Claims
  /** The ID token, made of its claims. */
  idToken?: (claims: Claims) => string | Promise<string>
}

/** A provider on this machine that says what a test wants. */
export interface LyingProvider {
  issuer: string
  settings: ProviderSettings
  /** The first signs. */
  keys: SigningPair[]
  lies: Lies
  /** What the next code stands for. */
  signIn: { nonce: string; subject: string; startedAt: number }
  /** Every request since it started: its path, its form, its headers. */
  asked: { path: string; form: URLSearchParams; headers: IncomingMessage['headers'] }[]
  /** The truth about the sign-in. */
  honestClaims(): Claims
  close(): Promise<void>
}

export const lyingClientSecret = 'a-secret-of-the-lying-provider'
export const accessToken = 'an-access-token'
export const secondFactor = 'https://voorbeeld.example/two-factors'

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')

export async function startLyingProvider(): Promise<LyingProvider> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const issuer = `http://127.0.0.1:${address.port}`
  const settings: ProviderSettings = {
    issuer,
    clientId: 'baken',
    proof: { kind: 'secret', secret: lyingClientSecret },
    secondFactor: { acr: [secondFactor], amr: ['mfa', 'otp'] },
    scopes: ['openid'],
    claims: { mail: 'email', mailVerified: 'email_verified', name: 'name' },
    mapping: [],
  }
  const provider: LyingProvider = {
    issuer,
    settings,
    keys: [aSigningPair('first'), aSigningPair('second'), aSigningPair('curve', 'ES256')],
    lies: {},
    signIn: { nonce: '', subject: 'person-1', startedAt: 0 },
    asked: [],
    honestClaims: () => ({
      iss: issuer,
      aud: 'baken',
      sub: provider.signIn.subject,
      nonce: provider.signIn.nonce,
      iat: provider.signIn.startedAt + 5,
      exp: provider.signIn.startedAt + 305,
      acr: secondFactor,
      at_hash: hashOf(accessToken),
    }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    provider.asked.push({ path, form: new URLSearchParams(await bodyOf(request)), headers: request.headers })
    if (path === '/.well-known/openid-configuration')
      return say(response, provider.lies.discovery, descriptionOf(issuer))
    if (path === '/keys')
      return say(
        response,
        provider.lies.keys,
        provider.keys.map(({ jwk }) => jwk),
        asKeySet,
      )
    if (path === '/token')
      return say(response, provider.lies.tokens, await honestAnswer(provider), ({ tokens }) => tokens)
    response.writeHead(404).end()
  }
  return provider
}

const asKeySet = (keys: Readonly<Record<string, unknown>>[]) => ({ keys })

function say<T>(
  response: ServerResponse,
  reply: Reply<T> | undefined,
  truth: T,
  told: (truth: T) => unknown = (it) => it,
): void {
  const said = reply === undefined ? told(truth) : reply(truth, response)
  if (said === undefined) return
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
}

async function honestAnswer(provider: LyingProvider): Promise<HonestAnswer> {
  const { lies, keys } = provider
  const [first] = keys
  if (first === undefined) throw new Error('the provider has no key')
  const honest = provider.honestClaims()
  const claims = lies.claims === undefined ? honest : lies.claims(honest)
  const token = lies.idToken === undefined ? signedToken(first, claims) : await lies.idToken(claims)
  return { claims, tokens: { access_token: accessToken, token_type: 'Bearer', expires_in: 60, id_token: token } }
}

const descriptionOf = (issuer: string): Claims => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  end_session_endpoint: `${issuer}/sign-out`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256', 'ES256'],
  code_challenge_methods_supported: ['S256'],
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString('utf8')
}
