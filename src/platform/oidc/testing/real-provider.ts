import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider'
import { aSigningPair } from './forged-token.ts'

/** Somebody who can sign in at the provider. Called by a role: nobody here is a person. */
export interface ProviderPerson {
  id: string
  name: string
  mail: string
  mailVerified: boolean
  groups: readonly string[]
}

/** A provider of the kind that organisations have, running on this machine: `oidc-provider`, with PKCE required and a page to sign in without a password. */
export interface RealProvider {
  issuer: string
  clientId: string
  clientSecret: string
  people: readonly ProviderPerson[]
  /** Whether who signs in from now on is said to have used two factors: `acr` and `amr`. On from the start. */
  secondFactor: { acr: string; amr: string; isUsed: boolean }
  close(): Promise<void>
}

export interface RealProviderWishes {
  redirectUris: readonly string[]
  postLogoutRedirectUris?: readonly string[]
  /** Where it tells of a sign-out from server to server. */
  backChannelLogoutUri?: string
  /** The public half of the key with which the client proves itself, instead of its secret. */
  clientJwk?: Readonly<Record<string, unknown>>
  people?: readonly ProviderPerson[]
  /** 0, unless said otherwise: any that is free. */
  port?: number
}

const person = (id: string, name: string, ...groups: string[]): ProviderPerson => ({
  id,
  name,
  mail: `${id}@voorbeeldstad.example`,
  mailVerified: true,
  groups,
})

/** People of a made-up municipality and a made-up help organisation. */
export const rolePeople: readonly ProviderPerson[] = [
  person(
    'aandachtsfunctionaris',
    'Aandachtsfunctionaris Voorbeeldstad',
    'gemeente-voorbeeldstad-aandachtsfunctionaris',
  ),
  person('beleid', 'Beleidsmedewerker Voorbeeldstad', 'gemeente-voorbeeldstad-beleid'),
  person('dubbel', 'Medewerker van twee organisaties', 'gemeente-voorbeeldstad-beleid', 'hulporganisatie-balie'),
  person('zonder-groep', 'Medewerker zonder groep'),
  { ...person('onbevestigd', 'Medewerker met onbevestigd adres', 'hulporganisatie-balie'), mailVerified: false },
]

const pathOfPage = '/sign-in-page/'

export async function startRealProvider(wishes: RealProviderWishes): Promise<RealProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(wishes.port ?? 0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const real: RealProvider = {
    issuer: `http://127.0.0.1:${address.port}`,
    clientId: 'baken',
    clientSecret: 'a-secret-that-only-tests-know',
    people: wishes.people ?? rolePeople,
    secondFactor: { acr: 'https://voorbeeld.example/two-factors', amr: 'mfa', isUsed: true },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const provider = new Provider(real.issuer, configurationOf(real, wishes))
  const pages = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith(pathOfPage)) void signInPage(provider, real, request, response)
    else void pages(request, response)
  })
  return real
}

function configurationOf(real: RealProvider, wishes: RealProviderWishes): Configuration {
  const pair = aSigningPair('provider-key')
  return {
    clients: [clientOf(real, wishes)],
    jwks: { keys: [{ ...pair.privateKey.export({ format: 'jwk' }), kid: pair.kid, alg: pair.alg, use: 'sig' }] },
    cookies: { keys: ['a key for the cookies of a test'] },
    acrValues: [real.secondFactor.acr],
    // Groups and mail in the ID token itself, as providers of organisations send them.
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'amr'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource },
      backchannelLogout: { enabled: true },
    },
    interactions: { url: (_context, { uid }) => `${pathOfPage}${uid}` },
    findAccount: (_context, id) => {
      const found = real.people.find((one) => one.id === id)
      return found && { accountId: id, claims: () => claimsOf(found) }
    },
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc
      if (!client || !session?.accountId) return undefined
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    // What it would otherwise refuse is exactly what a test has: an address on this machine.
    fetch: (address, options) => globalThis.fetch(address, withoutGuard(options)),
    renderError: (context, { error }) => {
      context.body = pageOf('Dat ging niet', `<p>${error.replace(/\W/g, ' ')}</p>`)
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 3600, Grant: 3600 },
  }
}

function withoutGuard(options: RequestInit & { dispatcher?: unknown } = {}): RequestInit {
  const { dispatcher: _guard, ...rest } = options
  return rest
}

function clientOf(real: RealProvider, wishes: RealProviderWishes): ClientMetadata {
  const proof: Partial<ClientMetadata> = wishes.clientJwk
    ? { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [wishes.clientJwk] } }
    : { token_endpoint_auth_method: 'client_secret_basic', client_secret: real.clientSecret }
  return {
    client_id: real.clientId,
    redirect_uris: [...wishes.redirectUris],
    post_logout_redirect_uris: [...(wishes.postLogoutRedirectUris ?? [])],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    ...proof,
    ...(wishes.backChannelLogoutUri
      ? { backchannel_logout_uri: wishes.backChannelLogoutUri, backchannel_logout_session_required: true }
      : {}),
  }
}

const claimsOf = ({ id, name, mail, mailVerified, groups }: ProviderPerson) => ({
  sub: id,
  name,
  email: mail,
  email_verified: mailVerified,
  groups: [...groups],
})

/** A page with a button for each person and one to stop, for a browser and for a test that posts `person`. */
async function signInPage(
  provider: Provider,
  real: RealProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    const buttons = real.people.map(({ id, name }) => `<p><button name="person" value="${id}">${name}</button></p>`)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      pageOf(
        'Inloggen bij de proefaanbieder',
        `<form method="post">${buttons.join('')}<p><button name="stop" value="1">Stoppen</button></p></form>`,
      ),
    )
    return
  }
  const form = new URLSearchParams(await textOf(request))
  const { acr, amr, isUsed } = real.secondFactor
  const factors = isUsed ? { acr, amr: ['pwd', amr] } : { amr: ['pwd'] }
  const result = form.has('stop')
    ? { error: 'access_denied', error_description: 'stopped' }
    : { login: { accountId: form.get('person') ?? '', ...factors } }
  await provider.interactionFinished(request, response, result)
}

const pageOf = (title: string, body: string): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`

const logoutSource = (context: { body: unknown }, form: string): void => {
  context.body = pageOf('Uitloggen', `${form}<button form="op.logoutForm" name="logout" value="yes">Uitloggen</button>`)
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString('utf8')
}
