import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { decodeJwt } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readClientKey } from './client-key.ts'
import { type BegunSignIn, openProvider, type Provider } from './provider.ts'
import type { ProviderSettings } from './provider-settings.ts'
import type { Answered } from './refusal.ts'
import { aSigningPair } from './testing/forged-token.ts'
import { type RealProvider, startRealProvider } from './testing/real-provider.ts'
import { aBrowser, type WalkingBrowser } from './testing/walking-browser.ts'

const redirectUri = 'https://baken.example/aanmelden/terug'
const signedOutUri = 'https://baken.example/uitgelogd'
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const clientPair = aSigningPair('of-baken')

let listener: Server
let real: RealProvider
let byKey: RealProvider
let browser: WalkingBrowser
const logoutTokens: string[] = []

beforeAll(async () => {
  listener = createServer((request, response) => void keepLogoutToken(request, response))
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const place = listener.address()
  const port = typeof place === 'object' ? place?.port : undefined
  const uris = { redirectUris: [redirectUri], postLogoutRedirectUris: [signedOutUri] }
  real = await startRealProvider({ ...uris, backChannelLogoutUri: `http://127.0.0.1:${port}/` })
  byKey = await startRealProvider({ ...uris, clientJwk: clientPair.jwk })
})
afterAll(async () => {
  await Promise.all([real.close(), byKey.close()])
  listener.closeAllConnections()
  await new Promise((resolve) => listener.close(resolve))
})
beforeEach(() => {
  browser = aBrowser()
})
afterEach(() => {
  real.secondFactor.isUsed = true
})

async function keepLogoutToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(Buffer.from(piece))
  logoutTokens.push(new URLSearchParams(Buffer.concat(pieces).toString()).get('logout_token') ?? '')
  response.writeHead(200).end()
}

const settingsFor = ({ issuer, clientId, clientSecret, secondFactor }: RealProvider): ProviderSettings => ({
  issuer,
  clientId,
  proof: { kind: 'secret', secret: clientSecret },
  secondFactor: { acr: [secondFactor.acr], amr: [] },
  scopes: ['openid', 'profile', 'email'],
  claims: { mail: 'email', mailVerified: 'email_verified', name: 'name' },
  mapping: [
    {
      claim: 'groups',
      has: 'gemeente-voorbeeldstad-aandachtsfunctionaris',
      organisation: 'voorbeeldstad',
      roles: ['focal-point'],
    },
    { claim: 'groups', has: 'gemeente-voorbeeldstad-beleid', organisation: 'voorbeeldstad', roles: ['policy-officer'] },
    { claim: 'groups', has: 'hulporganisatie-balie', organisation: 'hulporganisatie', roles: ['desk-officer'] },
  ],
})
const ours = (changes: Partial<ProviderSettings> = {}, now = () => new Date()): Provider =>
  openProvider({ ...settingsFor(real), ...changes }, { now })

function value<T>(answer: Answered<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.error}, ${answer.reason}`)
  return answer.value
}
const told = (answer: Answered<unknown>) => (answer.ok ? 'signed in' : `${answer.error}: ${answer.reason}`)

const begin = async (provider: Provider, again = false): Promise<BegunSignIn> =>
  value(await provider.beginSignIn({ redirectUri, random, again }))

/** Walks to the page, presses a button and gives the address that the browser is sent back to. */
async function walked(begun: BegunSignIn, pressed: Readonly<Record<string, string>>, walker = browser): Promise<URL> {
  const page = await walker.open(begun.address)
  if (page.address.href.startsWith(redirectUri)) return page.address
  expect(page.page).toContain('Inloggen bij de proefaanbieder')
  return (await walker.open(page.address.href, pressed)).address
}

async function signIn(person: string, provider = ours()) {
  const begun = await begin(provider)
  return provider.finishSignIn(await walked(begun, { person }), begun.kept, redirectUri)
}

describe('a whole round with a real provider', () => {
  test('tells who somebody is, and where they work', async () => {
    const signedIn = value(await signIn('aandachtsfunctionaris'))
    expect(signedIn).toMatchObject({
      issuer: real.issuer,
      subject: 'aandachtsfunctionaris',
      mail: 'aandachtsfunctionaris@voorbeeldstad.example',
      name: 'Aandachtsfunctionaris Voorbeeldstad',
      secondFactor: true,
      memberships: [{ organisation: 'voorbeeldstad', roles: ['focal-point'] }],
    })
    expect(signedIn.sid).toMatch(/\S{8,}/)
  })

  test('tells of both organisations of somebody who has two', async () => {
    expect(value(await signIn('dubbel')).memberships).toEqual([
      { organisation: 'hulporganisatie', roles: ['desk-officer'] },
      { organisation: 'voorbeeldstad', roles: ['policy-officer'] },
    ])
  })

  test('gives nobody a place by default, and no address that was not confirmed', async () => {
    expect(value(await signIn('zonder-groep')).memberships).toEqual([])
    browser = aBrowser()
    expect(value(await signIn('onbevestigd')).mail).toBeNull()
  })

  test('counts amr where that is what the provider says', async () => {
    expect(told(await signIn('beleid', ours({ secondFactor: { acr: [], amr: ['mfa'] } })))).toBe('signed in')
  })

  test('with a key instead of a secret', async () => {
    const pem = String(clientPair.privateKey.export({ format: 'pem', type: 'pkcs8' }))
    const key = await readClientKey(pem)
    if (!key.ok) throw new Error(key.error)
    const provider = openProvider(
      { ...settingsFor(byKey), proof: { kind: 'key', ...key.value } },
      { now: () => new Date() },
    )
    expect(told(await signIn('beleid', provider))).toBe('signed in')
  })
})

describe('no sign-in', () => {
  test('without a second factor', async () => {
    real.secondFactor.isUsed = false
    expect(told(await signIn('beleid'))).toBe('no-second-factor: second-factor-missing')
  })

  test('when the person stops at the provider', async () => {
    const provider = ours()
    const begun = await begin(provider)
    const callback = await walked(begun, { stop: '1' })
    expect(callback.searchParams.get('error')).toBe('access_denied')
    expect(told(await provider.finishSignIn(callback, begun.kept, redirectUri))).toBe('cancelled: access-denied')
  })

  test('a second time with the same code', async () => {
    const provider = ours()
    const begun = await begin(provider)
    const callback = await walked(begun, { person: 'beleid' })
    expect(told(await provider.finishSignIn(callback, begun.kept, redirectUri))).toBe('signed in')
    expect(told(await provider.finishSignIn(callback, begun.kept, redirectUri))).toBe('replayed: code-refused')
  })

  test('with the way back of another browser', async () => {
    const provider = ours()
    const [mine, theirs] = [await begin(provider), await begin(provider)]
    const callback = await walked(theirs, { person: 'beleid' })
    expect(told(await provider.finishSignIn(callback, mine.kept, redirectUri))).toBe('not-ours: state')
  })

  test('with the code of another browser under our own state: PKCE holds it', async () => {
    const provider = ours()
    const [mine, theirs] = [await begin(provider), await begin(provider)]
    const callback = await walked(theirs, { person: 'beleid' })
    callback.searchParams.set('state', mine.kept.state)
    expect(told(await provider.finishSignIn(callback, mine.kept, redirectUri))).toBe('replayed: code-refused')
  })

  test('when PKCE was taken out on the way: the provider does not even ask', async () => {
    const begun = await begin(ours())
    const address = new URL(begun.address)
    address.searchParams.delete('code_challenge')
    address.searchParams.delete('code_challenge_method')
    const seen = await browser.open(address.href)
    expect(seen.address.searchParams.get('error')).toBe('invalid_request')
    expect(told(await ours().finishSignIn(seen.address, begun.kept, redirectUri))).toBe('provider-fault: error-answer')
  })

  test('at an address that the provider does not know', async () => {
    const begun = value(await ours().beginSignIn({ redirectUri: `${redirectUri}/anders`, random }))
    expect(await browser.open(begun.address)).toMatchObject({ status: 400 })
  })

  test('with another secret than the provider gave', async () => {
    const proof = { kind: 'secret', secret: 'another-secret-altogether' } as const
    expect(told(await signIn('beleid', ours({ proof })))).toBe('provider-fault: client-refused')
  })
})

describe('our clock and the provider’s', () => {
  const apart = (seconds: number) => () => new Date(Date.now() + seconds * 1000)

  test.each([
    ['55 seconds behind', -55, 'signed in'],
    ['70 seconds behind', -70, 'not-believed: token-from-the-future'],
    ['a day behind', -86_400, 'not-believed: token-from-the-future'],
    ['55 seconds ahead', 55, 'signed in'],
    ['70 seconds ahead', 70, 'not-believed: token-too-old'],
    ['a day ahead', 86_400, 'not-believed: token-expired'],
  ])('%s', async (_name, seconds, verdict) => {
    expect(told(await signIn('beleid', ours({}, apart(seconds))))).toBe(verdict)
  })

  test.each([-86_400, 86_400])('with a key, %i seconds apart, we cannot prove who we are', async (seconds) => {
    const key = await readClientKey(
      JSON.stringify({ ...clientPair.privateKey.export({ format: 'jwk' }), kid: clientPair.kid }),
    )
    if (!key.ok) throw new Error(key.error)
    const settings: ProviderSettings = { ...settingsFor(byKey), proof: { kind: 'key', ...key.value } }
    expect(told(await signIn('beleid', openProvider(settings, { now: apart(seconds) })))).toBe(
      'provider-fault: client-refused',
    )
  })
})

describe('signing in anew for a dangerous step', () => {
  test('shows the page again to somebody who is still signed in at the provider', async () => {
    const provider = ours()
    value(await signIn('beleid', provider))
    const quietly = await begin(provider)
    expect((await browser.open(quietly.address)).address.href).toContain(redirectUri)
    const anew = await begin(provider, true)
    const callback = await walked(anew, { person: 'beleid' })
    expect(told(await provider.finishSignIn(callback, anew.kept, redirectUri))).toBe('signed in')
  })

  test('is refused when the wish for it was taken out on the way', async () => {
    const provider = ours()
    value(await signIn('beleid', provider))
    const anew = await begin(provider, true)
    const address = new URL(anew.address)
    for (const name of ['prompt', 'max_age']) address.searchParams.delete(name)
    const callback = (await browser.open(address.href)).address
    expect(told(await provider.finishSignIn(callback, anew.kept, redirectUri))).toBe(
      'not-believed: not-signed-in-again',
    )
  })
})

describe('signing out', () => {
  test('at the provider too: it comes back with our state, asks for a sign-in again, and tells us from server to server', async () => {
    const provider = ours()
    const signedIn = value(await signIn('beleid', provider))
    const address = value(await provider.signOutAddress(signedIn.idToken, signedOutUri, 'a-state'))
    const asked = await browser.open(address)
    const [, action, xsrf] = /action="([^"]+)".*name="xsrf" value="([^"]+)"/.exec(asked.page) ?? []
    const seen = await browser.open(String(action), { xsrf: String(xsrf), logout: 'yes' })
    expect(seen.address.href).toBe(`${signedOutUri}?state=a-state`)

    const page = await browser.open((await begin(provider)).address)
    expect(page.page).toContain('Inloggen bij de proefaanbieder')

    const token = logoutTokens.at(-1) ?? ''
    const ended = value(await provider.readBackChannelLogout(token))
    expect(ended).toMatchObject({ subject: 'beleid', sid: signedIn.sid, tokenId: decodeJwt(token).jti })
    expect(
      told(await provider.finishSignIn(new URL(`${redirectUri}?code=x`), (await begin(provider)).kept, redirectUri)),
    ).toBe('not-ours: state')
  })

  test('a logout token is refused after three minutes, and by another client', async () => {
    const token = logoutTokens.at(-1) ?? ''
    const issuedAt = Number(decodeJwt(token).iat)
    const at = (seconds: number) => () => new Date((issuedAt + seconds) * 1000)
    expect(told(await ours({}, at(179)).readBackChannelLogout(token))).toBe('signed in')
    expect(told(await ours({}, at(180)).readBackChannelLogout(token))).toBe('not-believed: token-expired')
    expect(told(await ours({ clientId: 'another' }).readBackChannelLogout(token))).toBe('not-believed: audience')
  })
})

test('a provider that is not there stops nobody’s start, says so when used, and is found when it comes back', async () => {
  const gone = await startRealProvider({ redirectUris: [redirectUri] })
  const port = Number(new URL(gone.issuer).port)
  await gone.close()
  let clock = Date.now()
  const provider = openProvider(settingsFor(gone), { now: () => new Date(clock) })
  expect(told(await provider.beginSignIn({ redirectUri, random }))).toBe('provider-down: unreachable')
  const back = await startRealProvider({ redirectUris: [redirectUri], port })
  expect(told(await provider.beginSignIn({ redirectUri, random }))).toBe('provider-down: unreachable')
  clock += 5_000
  expect(told(await provider.beginSignIn({ redirectUri, random }))).toBe('signed in')
  await back.close()
})
