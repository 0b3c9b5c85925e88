import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openProvider, type Provider } from './provider.ts'
import { type LyingProvider, secondFactor, startLyingProvider } from './testing/lying-provider.ts'

const redirectUri = 'https://baken.example/aanmelden/terug'
const signedOutUri = 'https://baken.example/uitgelogd'
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

let provider: LyingProvider
let clock = Date.UTC(2026, 10, 29, 9)
let ours: Provider

beforeAll(async () => {
  provider = await startLyingProvider()
})
afterAll(() => provider.close())
beforeEach(() => {
  provider.lies = {}
  provider.asked.length = 0
  clock = Date.UTC(2026, 10, 29, 9)
  ours = openProvider(provider.settings, { now: () => new Date(clock) })
})

const descriptionsAsked = () => provider.asked.filter(({ path }) => path.includes('well-known')).length

async function begun(again = false) {
  const answer = await ours.beginSignIn({ redirectUri, random, again })
  if (!answer.ok) throw new Error(answer.reason)
  const { origin, pathname, searchParams } = new URL(answer.value.address)
  return { place: `${origin}${pathname}`, query: Object.fromEntries(searchParams), kept: answer.value.kept }
}

describe('a sign-in begins', () => {
  test('with a code, S256 and the wish for a second factor, and nothing else', async () => {
    const { place, query, kept } = await begun()
    expect(place).toBe(`${provider.issuer}/authorize`)
    expect(query).toEqual({
      response_type: 'code',
      client_id: 'baken',
      redirect_uri: redirectUri,
      scope: 'openid',
      state: kept.state,
      nonce: kept.nonce,
      code_challenge: createHash('sha256').update(kept.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      acr_values: secondFactor,
    })
    expect(kept.startedAt).toBe(clock / 1000)
  })

  test('with a new page at the provider where that is asked for', async () => {
    expect((await begun(true)).query).toMatchObject({ prompt: 'login', max_age: '0' })
  })

  test('with secrets of its own: in a hundred none comes twice, and none is another', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => begun()))
    const secrets = all.flatMap(({ kept: { state, nonce, verifier } }) => [state, nonce, verifier])
    expect(new Set(secrets).size).toBe(300)
  })

  test.each([
    ['a query', `${redirectUri}?x=1`],
    ['an empty query', `${redirectUri}?`],
    ['a fragment', `${redirectUri}#x`],
    ['http', 'http://baken.example/terug'],
    ['a host in capitals', 'https://BAKEN.example/terug'],
    ['no path', 'https://baken.example'],
    ['a way up', 'https://baken.example/a/../terug'],
    ['half an address', '/aanmelden/terug'],
  ])('never with an address to come back to that has %s: that is a bug', async (_name, address) => {
    await expect(ours.beginSignIn({ redirectUri: address, random })).rejects.toThrow(TypeError)
    await expect(ours.signOutAddress('token', address, 'state')).rejects.toThrow(TypeError)
  })

  test('never with less randomness than was asked for: that is a bug', async () => {
    const short = () => new Uint8Array(16)
    await expect(ours.beginSignIn({ redirectUri, random: short })).rejects.toThrow(RangeError)
  })
})

describe('the description of the provider', () => {
  test('is asked for when it is needed, once for all, and again after an hour', async () => {
    expect(descriptionsAsked()).toBe(0)
    await Promise.all([begun(), begun(), begun()])
    expect(descriptionsAsked()).toBe(1)
    clock += 3_599_999
    await begun()
    expect(descriptionsAsked()).toBe(1)
    clock += 1
    await begun()
    expect(descriptionsAsked()).toBe(2)
  })

  test('that changed is followed after an hour', async () => {
    await begun()
    provider.lies.discovery = (truth) => ({ ...truth, authorization_endpoint: 'http://127.0.0.1/new' })
    clock += 3_600_000
    expect((await begun()).place).toBe('http://127.0.0.1/new')
  })

  test('that failed is asked for again after five seconds, by one of a hundred who wait', async () => {
    provider.lies.discovery = (_truth, response) => void response.writeHead(503).end()
    const asking = () => Promise.all(Array.from({ length: 100 }, () => ours.beginSignIn({ redirectUri, random })))
    expect(new Set((await asking()).map((answer) => (answer.ok ? 'begun' : answer.error)))).toEqual(
      new Set(['provider-down']),
    )
    await asking()
    expect(descriptionsAsked()).toBe(1)
    provider.lies = {}
    clock += 5_000
    expect(new Set((await asking()).map(({ ok }) => ok))).toEqual(new Set([true]))
    expect(descriptionsAsked()).toBe(2)
  })
})

describe('signing out', () => {
  const query = async (token: string) => {
    const answer = await ours.signOutAddress(token, signedOutUri, 'a-state')
    return answer.ok ? Object.fromEntries(new URL(answer.value).searchParams) : answer.reason
  }
  const always = { post_logout_redirect_uri: signedOutUri, state: 'a-state', client_id: 'baken' }

  test('names who, where to come back to, and our state', async () => {
    expect(await query('a.b.c')).toEqual({ ...always, id_token_hint: 'a.b.c' })
  })

  test('leaves out a token that would make the address too long', async () => {
    expect(await query('t'.repeat(4000))).toHaveProperty('id_token_hint')
    expect(await query('t'.repeat(4001))).toEqual(always)
  })

  test('is not possible at a provider that has no place for it', async () => {
    provider.lies.discovery = (truth) => ({ ...truth, end_session_endpoint: undefined })
    expect(await query('a.b.c')).toBe('no-sign-out')
  })

  test('says so when the provider is down', async () => {
    provider.lies.discovery = (_truth, response) => void response.destroy()
    expect(await query('a.b.c')).toBe('unreachable')
  })
})
