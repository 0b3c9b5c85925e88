import { createLocalJWKSet } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLogoutToken } from './logout-token.ts'
import type { Claims } from './memberships.ts'
import { openProvider } from './provider.ts'
import { aSigningPair, signedToken } from './testing/forged-token.ts'
import { type LyingProvider, startLyingProvider } from './testing/lying-provider.ts'
import { theStranger, tokenLies } from './testing/token-lies.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'
const issuer = 'https://inloggen.example'
const [own, other, curve] = [aSigningPair('first'), aSigningPair('second'), aSigningPair('curve', 'ES256')]
const now = new Date('2026-11-29T09:00:00Z')
const second = now.getTime() / 1000
const honest: Claims = {
  iss: issuer,
  aud: 'baken',
  iat: second,
  exp: second + 120,
  jti: 'token-1',
  events: { [event]: {} },
  sub: 'person-1',
  sid: 'session-1',
}
const keys = {
  select: createLocalJWKSet({ keys: [own, other, curve].map(({ jwk }) => ({ kty: '', ...jwk })) }),
  kids: new Set<string>(),
}

async function told(token: string): Promise<string> {
  const answer = await readLogoutToken(token, { issuer, clientId: 'baken', algorithms: ['RS256', 'ES256'], keys, now })
  return answer.ok
    ? `${answer.value.subject} ${answer.value.sid} until ${answer.value.rememberUntil - second}`
    : answer.reason
}
const claiming = (change: Claims, header: Claims = { typ: 'logout+jwt' }) =>
  signedToken(own, { ...honest, ...change }, header)

describe('a logout token tells whose sessions ended, and how long to remember it', () => {
  test.each([
    ['of one session', {}, 'person-1 session-1 until 180'],
    ['of a session that names no person', { sub: undefined }, 'null session-1 until 180'],
    ['of a person everywhere', { sid: undefined }, 'person-1 null until 180'],
    ['without an end, as older standards had it', { exp: undefined }, 'person-1 session-1 until 180'],
    ['made in a minute, by another clock', { iat: second + 60 }, 'person-1 session-1 until 240'],
    ['made 179 seconds ago', { iat: second - 179 }, 'person-1 session-1 until 1'],
    ['made three minutes ago', { iat: second - 180 }, 'token-too-old'],
    ['made a day ago', { iat: second - 86_400 }, 'token-too-old'],
    ['made in 61 seconds', { iat: second + 61 }, 'token-from-the-future'],
  ])('%s', async (_name, change, verdict) => expect(await told(claiming(change))).toBe(verdict))

  test('under each name of its kind, or none', async () => {
    for (const typ of ['logout+jwt', 'application/logout+jwt', 'JWT', undefined]) {
      expect(await told(claiming({}, { typ }))).toBe('person-1 session-1 until 180')
    }
  })
})

describe('is refused', () => {
  test.each([
    ['that is an ID token', { events: undefined, nonce: 'n' }, 'logout-event'],
    ['with a nonce', { nonce: 'n' }, 'logout-event'],
    ['without an event', { events: undefined }, 'logout-event'],
    ['with another event', { events: { other: {} } }, 'logout-event'],
    ['with an event that is a text', { events: { [event]: 'yes' } }, 'logout-event'],
    ['with a list of events', { events: [event] }, 'logout-event'],
    ['without an id', { jti: undefined }, 'token-form'],
    ['with an empty id', { jti: '' }, 'token-form'],
    ['with an id of 256 characters', { jti: 'j'.repeat(256) }, 'token-form'],
    ['that names nobody', { sub: undefined, sid: undefined }, 'token-form'],
    ['that names nobody by numbers', { sub: 1, sid: 1 }, 'token-form'],
    ['of another client', { aud: 'other' }, 'audience'],
    ['of another provider', { iss: `${issuer}/` }, 'issuer'],
  ])('one %s', async (_name, change, reason) => expect(await told(claiming(change))).toBe(reason))

  test('one with the typ of an access token', async () => {
    expect(await told(claiming({}, { typ: 'at+jwt' }))).toBe('token-header')
  })

  const fitting = tokenLies.filter(
    ({ reasons }) => !reasons.some((one) => ['nonce', 'hash', 'subject', 'token-too-old'].includes(one)),
  )
  const allowed = ['no exp', 'the typ of a logout token']
  test.each(fitting.filter(({ name }) => !allowed.includes(name)))('forged: $name', async ({ forge, reasons }) => {
    expect(reasons).toContain(await told(await forge({ claims: honest, own, other, curve, stranger: theStranger })))
  })
})

describe('anybody may send us logout tokens', () => {
  let liar: LyingProvider
  let clock = now.getTime()
  beforeAll(async () => {
    liar = await startLyingProvider()
  })
  afterAll(() => liar.close())
  const asked = () => liar.asked.filter(({ path }) => path === '/keys').length
  const madeUp = (kid: string) => signedToken(theStranger, { ...honest, iss: liar.issuer }, { kid })

  test('a hundred made-up ones make us ask for keys twice, and again half a minute later', async () => {
    const ours = openProvider(liar.settings, { now: () => new Date(clock) })
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => ours.readBackChannelLogout(madeUp(`made-up-${index}`))),
    )
    expect(new Set(answers.map((answer) => (answer.ok ? 'believed' : answer.reason)))).toEqual(new Set(['key']))
    expect(asked()).toBe(2)
    clock += 30_000
    await ours.readBackChannelLogout(madeUp('made-up'))
    expect(asked()).toBe(3)
  })

  test('a new key of the provider is found, and a token that is none asks for nothing more', async () => {
    const ours = openProvider(liar.settings, { now: () => new Date(clock) })
    const sent = (pair = liar.keys[0]) =>
      ours.readBackChannelLogout(
        pair ? signedToken(pair, { ...honest, iss: liar.issuer, iat: clock / 1000, exp: undefined }) : '',
      )
    expect(await sent()).toMatchObject({ ok: true })
    liar.keys = [aSigningPair('new')]
    expect(await sent()).toMatchObject({ ok: true })
    const before = asked()
    expect(await ours.readBackChannelLogout('hello')).toMatchObject({ reason: 'token-form' })
    expect(asked()).toBe(before)
  })
})
