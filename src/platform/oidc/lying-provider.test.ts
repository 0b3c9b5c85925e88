import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { KeptSignIn } from './kept-sign-in.ts'
import { openProvider, type Provider } from './provider.ts'
import type { Answered } from './refusal.ts'
import { faultOfReason } from './refusal.ts'
import type { SignedIn } from './signed-in.ts'
import { callbackLies } from './testing/callback-lies.ts'
import { factorLies } from './testing/factor-lies.ts'
import { aSigningPair, type SigningPair, signedToken } from './testing/forged-token.ts'
import { type LyingProvider, lyingClientSecret, startLyingProvider } from './testing/lying-provider.ts'
import { serverLies } from './testing/server-lies.ts'
import { theStranger, tokenLies } from './testing/token-lies.ts'

const redirectUri = 'https://baken.example/aanmelden/terug'
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const wholeSecond = () => new Date(Math.floor(Date.now() / 1000) * 1000)

let liar: LyingProvider
let ours: Provider
let moment = wholeSecond()
let [own, other, curve]: SigningPair[] = []

beforeAll(async () => {
  liar = await startLyingProvider()
  ;[own, other, curve] = liar.keys
})
afterAll(() => liar.close())
beforeEach(() => {
  moment = wholeSecond()
  liar.lies = {}
  liar.asked.length = 0
  if (own && other && curve) liar.keys = [own, other, curve]
  ours = openProvider(liar.settings, { now: () => moment })
})

async function begun(): Promise<KeptSignIn> {
  const started = await ours.beginSignIn({ redirectUri, random })
  if (!started.ok) throw new Error(`not begun: ${started.reason}`)
  liar.signIn = { nonce: started.value.kept.nonce, subject: 'person-1', startedAt: started.value.kept.startedAt }
  return started.value.kept
}

const wayBack = (kept: KeptSignIn, code = 'a-code') => new URL(`${redirectUri}?code=${code}&state=${kept.state}`)

async function signedIn(): Promise<Answered<SignedIn>> {
  const started = await ours.beginSignIn({ redirectUri, random })
  if (!started.ok) return started
  const { kept } = started.value
  liar.signIn = { nonce: kept.nonce, subject: 'person-1', startedAt: kept.startedAt }
  return ours.finishSignIn(wayBack(kept), kept, redirectUri)
}

const told = (answer: Answered<unknown>) => (answer.ok ? 'believed' : `${answer.error}: ${answer.reason}`)

describe('a provider that tells the truth', () => {
  test('is believed', async () => {
    expect(await signedIn()).toMatchObject({ ok: true, value: { subject: 'person-1', issuer: liar.issuer } })
  })

  test('gets the verifier and the secret, and the place to come back to', async () => {
    const kept = await begun()
    await ours.finishSignIn(wayBack(kept), kept, redirectUri)
    const asked = liar.asked.find(({ path }) => path === '/token')
    expect(Object.fromEntries(asked?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: 'a-code',
      redirect_uri: redirectUri,
      code_verifier: kept.verifier,
    })
    const basic = Buffer.from(`baken:${lyingClientSecret.replaceAll('-', '%2D')}`).toString('base64')
    expect(asked?.headers.authorization).toBe(`Basic ${basic}`)
  })

  test('gets the secret in the form where it takes it only there', async () => {
    liar.lies.discovery = (truth) => ({ ...truth, token_endpoint_auth_methods_supported: ['client_secret_post'] })
    expect(told(await signedIn())).toBe('believed')
    expect(liar.asked.find(({ path }) => path === '/token')?.form.get('client_secret')).toBe(lyingClientSecret)
  })

  test('may not list methods of PKCE: ours is sent all the same', async () => {
    liar.lies.discovery = (truth) => ({ ...truth, code_challenge_methods_supported: undefined })
    const started = await ours.beginSignIn({ redirectUri, random })
    const address = new URL(started.ok ? started.value.address : '')
    expect(address.searchParams.get('code_challenge_method')).toBe('S256')
  })

  test.each([
    ['a list of us alone', { aud: ['baken'] }],
    ['a list, made out to us', { aud: ['other', 'baken'], azp: 'baken' }],
    ['us, made out to us', { azp: 'baken' }],
    ['amr instead of acr', { acr: undefined, amr: ['pwd', 'otp'] }],
    ['no at_hash', { at_hash: undefined }],
  ])('is believed with %s', async (_name, change) => {
    liar.lies.claims = (honest) => ({ ...honest, ...change })
    expect(told(await signedIn())).toBe('believed')
  })

  test('is believed with a curve', async () => {
    liar.lies.idToken = (claims) => (curve ? signedToken(curve, claims) : '')
    expect(told(await signedIn())).toBe('believed')
  })

  test('may say whose answer it is', async () => {
    const kept = await begun()
    const address = new URL(`${wayBack(kept)}&iss=${encodeURIComponent(liar.issuer)}`)
    expect(told(await ours.finishSignIn(address, kept, redirectUri))).toBe('believed')
  })
})

describe('a forged ID token is refused', () => {
  test.each(tokenLies)('$name', async ({ forge, reasons }) => {
    liar.lies.idToken = (claims) => {
      if (!own || !other || !curve) throw new Error('no keys')
      return forge({ claims, own, other, curve, stranger: theStranger })
    }
    const answer = await signedIn()
    expect(reasons.map((reason) => `not-believed: ${reason}`)).toContain(told(answer))
  })
})

describe('one factor is not enough', () => {
  test.each(factorLies)('%s', async (_name, claims) => {
    liar.lies.idToken = ({ acr: _acr, ...rest }) =>
      own ? signedToken(own, Object.assign(Object.create(null), rest, claims)) : ''
    expect(told(await signedIn())).toBe('no-second-factor: second-factor-missing')
  })
})

describe('a way back that was tampered with is refused, and the code goes nowhere', () => {
  test.each(callbackLies)('$name', async ({ tamper, reason }) => {
    const kept = await begun()
    const callback = tamper({ redirectUri, issuer: liar.issuer, state: kept.state })
    expect(told(await ours.finishSignIn(callback, kept, redirectUri))).toBe(`${faultOfReason[reason]}: ${reason}`)
    expect(liar.asked.map(({ path }) => path)).not.toContain('/token')
  })
})

describe('a provider that lies or fails is refused', () => {
  test.each(serverLies)('$name', async ({ lies, reason }) => {
    liar.lies = lies
    if (reason === 'timed-out') ours = openProvider(liar.settings, { now: () => moment, timeoutMilliseconds: 300 })
    expect(told(await signedIn())).toBe(`${faultOfReason[reason]}: ${reason}`)
  })
})

describe('what belongs together', () => {
  test('the code of another person, put into our way back, meets a nonce that is not ours', async () => {
    const kept = await begun()
    liar.signIn = { nonce: 'n'.repeat(43), subject: 'person-2', startedAt: kept.startedAt }
    expect(told(await ours.finishSignIn(wayBack(kept), kept, redirectUri))).toBe('not-believed: nonce')
  })

  test('the token of an earlier sign-in of the same browser is refused', async () => {
    const first = await signedIn()
    liar.lies.idToken = () => (first.ok ? first.value.idToken : '')
    expect(told(await signedIn())).toBe('not-believed: nonce')
  })

  test('two sign-ins in two tabs do not get in each other’s way', async () => {
    const [one, two] = [await begun(), await begun()]
    expect(told(await ours.finishSignIn(wayBack(two), two, redirectUri))).toBe('believed')
    liar.signIn.nonce = one.nonce
    expect(told(await ours.finishSignIn(wayBack(one), one, redirectUri))).toBe('believed')
    expect(told(await ours.finishSignIn(wayBack(one), two, redirectUri))).toBe('not-ours: state')
  })

  test('a provider that promised to say whose answer it is, and does not, is refused', async () => {
    liar.lies.discovery = (truth) => ({ ...truth, authorization_response_iss_parameter_supported: true })
    expect(told(await signedIn())).toBe('not-believed: response-issuer')
  })

  test('a redirect is not followed with our secret', async () => {
    liar.lies.tokens = (_truth, response) => void response.writeHead(307, { location: `${liar.issuer}/caught` }).end()
    expect(told(await signedIn())).toBe('provider-fault: redirected')
    expect(liar.asked.map(({ path }) => path)).not.toContain('/caught')
  })
})

describe('keys that change', () => {
  test('between two sign-ins', async () => {
    expect(told(await signedIn())).toBe('believed')
    liar.keys = [aSigningPair('third')]
    expect(told(await signedIn())).toBe('believed')
  })

  test('between the beginning and the end of one', async () => {
    const kept = await begun()
    liar.keys = [aSigningPair('fourth')]
    expect(told(await ours.finishSignIn(wayBack(kept), kept, redirectUri))).toBe('believed')
  })

  test('under the same name', async () => {
    expect(told(await signedIn())).toBe('believed')
    liar.keys = [aSigningPair('first')]
    expect(told(await signedIn())).toBe('believed')
  })

  test('a key that was taken back counts no longer, at once', async () => {
    expect(told(await signedIn())).toBe('believed')
    liar.keys = [aSigningPair('third')]
    liar.lies.idToken = (claims) => (own ? signedToken(own, claims) : '')
    expect(told(await signedIn())).toBe('not-believed: key')
  })
})
