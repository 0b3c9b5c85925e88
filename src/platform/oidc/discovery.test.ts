import { describe, expect, test } from 'vitest'
import { discoverProvider } from './discovery.ts'
import { readSafeAddress } from './safe-address.ts'

const issuer = 'https://inloggen.example/voorbeeld'
const sound = {
  issuer,
  authorization_endpoint: 'https://inloggen.example/authorize?p=policy',
  token_endpoint: 'https://tokens.example/token',
  jwks_uri: 'https://inloggen.example/keys',
}

async function told(change: object, of = issuer): Promise<unknown> {
  const asked: string[] = []
  const fetch = async (address: string) => {
    asked.push(address)
    return Response.json({ ...sound, ...change })
  }
  try {
    return { ...(await discoverProvider(fetch, of)), asked }
  } catch (error) {
    return error instanceof Error ? error.message : error
  }
}

test('a provider elsewhere is asked under its issuer, and may have its places elsewhere', async () => {
  expect(await told({})).toMatchObject({
    token_endpoint: 'https://tokens.example/token',
    id_token_signing_alg_values_supported: ['RS256'],
    asked: ['https://inloggen.example/voorbeeld/.well-known/openid-configuration'],
  })
})

test('an issuer that ends in a slash is another one, and asked at the same place', async () => {
  expect(await told({}, `${issuer}/`)).toBe('the provider: discovery-issuer')
  expect(await told({ issuer: `${issuer}/` }, `${issuer}/`)).toMatchObject({
    issuer: `${issuer}/`,
    asked: ['https://inloggen.example/voorbeeld/.well-known/openid-configuration'],
  })
})

test('only algorithms with a private key are believed, whatever else is offered', async () => {
  const offered = ['none', 'HS256', 'ES256', 'RS256', 'made-up']
  expect(await told({ id_token_signing_alg_values_supported: offered })).toMatchObject({
    id_token_signing_alg_values_supported: ['ES256', 'RS256'],
  })
})

describe('a provider elsewhere cannot send us to this machine', () => {
  const places = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'end_session_endpoint']
  const addresses = [
    'http://127.0.0.1/x',
    'https://127.0.0.1:5432/x',
    'https://localhost/x',
    'https://[::1]/x',
    'https://127.1/x',
    'https://0x7f000001/x',
    'https://2130706433/x',
    'http://169.254.169.254/x',
    'http://inloggen.example/x',
  ]
  test.each(places.flatMap((place) => addresses.map((address) => [place, address])))(
    '%s at %s',
    async (place, address) => {
      expect(await told({ [String(place)]: address })).toBe('the provider: endpoints')
    },
  )
})

test.each([
  ['https://inloggen.example', true],
  ['http://127.0.0.1:3000/x', true],
  ['http://localhost', true],
  ['http://[::1]:8080', true],
  ['http://inloggen.example', false],
  ['http://localhost.example', false],
  ['http://127.0.0.1.example', false],
  ['https://name:word@inloggen.example', false],
  ['https://name@inloggen.example', false],
  ['https://:word@inloggen.example', false],
  ['https://inloggen.example#x', false],
  ['https://inloggen.example#', false],
  ['ftp://127.0.0.1', false],
  ['javascript:alert(1)', false],
  ['inloggen.example', false],
  ['', false],
])('the address "%s" is safe: %s', (address, safe) => {
  expect(readSafeAddress(address) !== null).toBe(safe)
})
