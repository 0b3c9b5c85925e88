import { createLocalJWKSet } from 'jose'
import { describe, expect, test } from 'vitest'
import { believedIdentity } from './identity-token.ts'
import type { Claims } from './memberships.ts'
import { aSigningPair, type SigningPair, signedToken } from './testing/forged-token.ts'
import { theStranger, tokenLies } from './testing/token-lies.ts'

// The library refuses many of these as well. Here it is not asked: our own belief must hold by itself.
const issuer = 'https://inloggen.example'
const [own, other, curve] = [aSigningPair('first'), aSigningPair('second'), aSigningPair('curve', 'ES256')]
const now = new Date('2026-11-29T09:00:00.900Z')
const second = Math.floor(now.getTime() / 1000)
const day = 86_400
const thisSignIn = {
  nonce: 'n'.repeat(43),
  startedAt: second - 30,
  again: false,
  code: 'a-code',
  state: 's'.repeat(43),
  accessToken: 'an-access-token',
}
const honest: Claims = {
  iss: issuer,
  aud: 'baken',
  sub: 'person-1',
  nonce: thisSignIn.nonce,
  iat: second,
  exp: second + 300,
}
const expected = {
  issuer,
  clientId: 'baken',
  algorithms: ['RS256', 'ES256'],
  keys: {
    select: createLocalJWKSet({ keys: [own, other, curve].map(({ jwk }) => ({ kty: '', ...jwk })) }),
    kids: new Set<string>(),
  },
  now,
}

async function told(token: string, changes: Partial<typeof thisSignIn> = {}): Promise<string> {
  const answer = await believedIdentity(token, expected, { ...thisSignIn, ...changes })
  return answer.ok ? 'believed' : answer.reason
}
const claiming = (change: Claims, pair: SigningPair = own) => signedToken(pair, { ...honest, ...change })

test('an honest token is believed, with either kind of key, with any writing of its kind', async () => {
  expect(await told(claiming({}))).toBe('believed')
  expect(await told(claiming({}, curve))).toBe('believed')
  expect(await told(signedToken(own, honest, { typ: undefined }))).toBe('believed')
  expect(await told(signedToken(own, honest, { typ: 'jwt' }))).toBe('believed')
})

describe('without the library’s help, a forged token is refused', () => {
  test.each(tokenLies)('$name', async ({ forge, reasons }) => {
    const token = await forge({ claims: honest, own, other, curve, stranger: theStranger })
    expect(reasons).toContain(await told(token))
  })
})

describe('a clock may be a minute off, and no more', () => {
  test.each([
    ['ended 59 seconds ago', { exp: second - 59 }, 'believed'],
    ['ended a minute ago', { exp: second - 60 }, 'token-expired'],
    ['ended 61 seconds ago', { exp: second - 61 }, 'token-expired'],
    ['ended a day ago', { exp: second - day }, 'token-expired'],
    ['ends in a day', { exp: second + day }, 'believed'],
    ['made in 59 seconds', { iat: second + 59 }, 'believed'],
    ['made in a minute', { iat: second + 60 }, 'believed'],
    ['made in 61 seconds', { iat: second + 61 }, 'token-from-the-future'],
    ['made in a day', { iat: second + day, exp: second + 2 * day }, 'token-from-the-future'],
    ['valid in 59 seconds', { nbf: second + 59 }, 'believed'],
    ['valid in a minute', { nbf: second + 60 }, 'believed'],
    ['valid in 61 seconds', { nbf: second + 61 }, 'token-not-yet-valid'],
    ['valid in a day', { nbf: second + day }, 'token-not-yet-valid'],
    ['made 59 seconds before the sign-in began', { iat: second - 30 - 59 }, 'believed'],
    ['made a minute before the sign-in began', { iat: second - 30 - 60 }, 'believed'],
    ['made 61 seconds before the sign-in began', { iat: second - 30 - 61 }, 'token-too-old'],
    ['made a day before the sign-in began', { iat: second - day }, 'token-too-old'],
  ])('%s', async (_name, change, verdict) => {
    expect(await told(claiming(change))).toBe(verdict)
  })
})

describe('who had to sign in anew', () => {
  test.each([
    ['did, after the sign-in began', { auth_time: second - 10 }, 'believed'],
    ['did a minute before, by another clock', { auth_time: second - 90 }, 'believed'],
    ['did 61 seconds before', { auth_time: second - 91 }, 'not-signed-in-again'],
    ['did this morning', { auth_time: second - 7200 }, 'not-signed-in-again'],
    ['did, but nobody says when', {}, 'not-signed-in-again'],
    ['did at a time that is a text', { auth_time: String(second) }, 'not-signed-in-again'],
  ])('%s', async (_name, change, verdict) => {
    expect(await told(claiming(change), { again: true })).toBe(verdict)
  })

  test('an old sign-in is enough where nobody asked for a new one', async () => {
    expect(await told(claiming({ auth_time: second - 7200 }))).toBe('believed')
  })
})

describe('hashes in a token', () => {
  // OpenID Connect Core, appendix A.3 and A.4: the access token and the code of the examples, and their hashes.
  const example = {
    accessToken: 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y',
    code: 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk',
  }

  test('are those of the standard’s examples', async () => {
    const token = claiming({ at_hash: '77QmUPtjPfzWtF2AnpK9RQ', c_hash: 'LDktKdoQak3Pk0cnXxCltA' })
    expect(await told(token, example)).toBe('believed')
  })

  test('of something else are refused, each', async () => {
    expect(await told(claiming({ at_hash: '77QmUPtjPfzWtF2AnpK9RQ' }), { ...example, accessToken: 'x' })).toBe('hash')
    expect(await told(claiming({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' }), { ...example, code: 'x' })).toBe('hash')
  })
})

test('a subject of 255 characters is the longest', async () => {
  expect(await told(claiming({ sub: 's'.repeat(255) }))).toBe('believed')
  expect(await told(claiming({ sub: 'CN=person 1,O=Voorbeeldstad' }))).toBe('believed')
})
