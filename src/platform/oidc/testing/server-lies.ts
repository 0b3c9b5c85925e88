import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { RefusalReason } from '../refusal.ts'
import { aSigningPair } from './forged-token.ts'
import type { Lies, Reply } from './lying-provider.ts'

/** A provider whose documents or answers lie. */
export interface ServerLie {
  name: string
  reason: RefusalReason
  lies: Lies
}

/** 20 million characters in 20,000 bytes. */
const packedBomb = gzipSync(`{"x":"${'x'.repeat(20_000_000)}"}`)

type Place = 'discovery' | 'keys' | 'tokens'
type Sent = (response: ServerResponse) => void

const status =
  (code: number, headers: Record<string, string> = {}, body = '{}'): Sent =>
  (response) =>
    void response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body)

// What any place can do to us.
const everywhere: readonly (readonly [name: string, reason: RefusalReason, sent: Sent])[] = [
  ['redirects to this machine', 'redirected', status(302, { location: 'http://127.0.0.1:1/' })],
  ['redirects for good, keeping the form', 'redirected', status(308, { location: '/elsewhere' })],
  ['is broken', 'busy', status(500)],
  ['is over its limit', 'busy', status(429)],
  ['never answers', 'timed-out', () => undefined],
  ['begins and never ends', 'timed-out', (response) => void response.writeHead(200).write('{"issuer":')],
  ['drips', 'timed-out', drip],
  ['answers half', 'cut-off', half],
  ['hangs up', 'unreachable', (response) => void response.destroy()],
  ['sends a page', 'unreadable', status(200, { 'content-type': 'text/html' }, '<!doctype html>')],
  ['sends half a document', 'unreadable', status(200, {}, '{"issuer":')],
  ['sends nothing', 'unreadable', status(200, {}, '')],
  ['sends a list', 'unreadable', status(200, {}, '[]')],
  ['sends 100,000 lists in each other', 'unreadable', status(200, {}, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ['sends a million characters', 'too-large', status(200, {}, `{"x":"${'x'.repeat(1_000_000)}"}`)],
  ['sends a bomb of a few bytes', 'too-large', bomb],
]

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 50)
  response.on('close', () => clearInterval(timer))
}

function half(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"issuer":', () => response.destroy())
}

function bomb(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packedBomb)
}

const replying = (place: Place, sent: Sent): Lies => {
  const reply: Reply<unknown> = (_truth, response) => sent(response)
  return { [place]: reply }
}
const places = [
  ['discovery', 'the description'],
  ['keys', 'the place of the keys'],
  ['tokens', 'the place of the tokens'],
] as const

const anywhere: ServerLie[] = places.flatMap(([place, called]) =>
  everywhere.map(([name, reason, sent]) => ({ name: `${called} ${name}`, reason, lies: replying(place, sent) })),
)

const describing = (name: string, reason: RefusalReason, change: Readonly<Record<string, unknown>>): ServerLie => ({
  name: `a description with ${name}`,
  reason,
  lies: { discovery: (truth) => ({ ...truth, ...change }) },
})

const endpointNames = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'end_session_endpoint']
const badAddresses = [
  'http://elsewhere.example/x',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://a:b@elsewhere.example/',
  'https://elsewhere.example/#x',
  '//elsewhere.example',
]
const endpointLies: ServerLie[] = endpointNames.flatMap((name) =>
  badAddresses.map((address) => describing(`${name} at "${address}"`, 'endpoints', { [name]: address })),
)

const descriptionLies: ServerLie[] = [
  describing('another issuer', 'discovery-issuer', { issuer: 'https://elsewhere.example' }),
  {
    name: 'a description with a slash behind the issuer',
    reason: 'discovery-issuer',
    lies: { discovery: (truth) => ({ ...truth, issuer: `${truth['issuer']}/` }) },
  },
  describing('no issuer', 'unreadable', { issuer: undefined }),
  describing('no keys', 'unreadable', { jwks_uri: undefined }),
  describing('a list for an endpoint', 'unreadable', { token_endpoint: ['https://elsewhere.example'] }),
  describing('PKCE in the clear only (downgrade)', 'no-pkce', { code_challenge_methods_supported: ['plain'] }),
  describing('PKCE not at all (downgrade)', 'no-pkce', { code_challenge_methods_supported: [] }),
  describing('HMAC only', 'no-algorithm', { id_token_signing_alg_values_supported: ['HS256'] }),
  describing('no signatures', 'no-algorithm', { id_token_signing_alg_values_supported: ['none'] }),
  {
    name: 'a description that asks in our name (downgrade)',
    reason: 'endpoints',
    lies: {
      discovery: (truth) => ({
        ...truth,
        authorization_endpoint: `${truth['issuer']}/authorize?code_challenge_method=plain`,
      }),
    },
  },
  { name: 'a description that is not there', reason: 'not-found', lies: replying('discovery', status(404)) },
]

const publishing = (name: string, reason: RefusalReason, keys: (honest: unknown[]) => unknown): ServerLie => ({
  name: `keys: ${name}`,
  reason,
  lies: { keys: (honest) => ({ keys: keys([...honest]) }) },
})

const weak = aSigningPair('first', 'RS256', 1024)

const keyLies: ServerLie[] = [
  publishing('none', 'key', () => []),
  publishing('all but the one that signed', 'key', (honest) => honest.slice(1)),
  publishing('the one that signed, for encryption', 'key', ([first, ...rest]) => [
    { ...Object(first), use: 'enc' },
    ...rest,
  ]),
  publishing('the one that signed, for another algorithm', 'key', ([first]) => [{ ...Object(first), alg: 'RS512' }]),
  publishing('the one that signed, twice', 'key', ([first]) => [first, first]),
  publishing('of somebody else under the same name', 'signature', () => [aSigningPair('first').jwk]),
  publishing('too short to be safe', 'key', () => [weak.jwk]),
  publishing('half a key', 'key', ([first]) => [{ ...Object(first), n: undefined }]),
  publishing('with the private half', 'private-key-published', (honest) => [
    ...honest,
    aSigningPair('leaked').privateKey.export({ format: 'jwk' }),
  ]),
  publishing('with a secret', 'private-key-published', (honest) => [...honest, { kty: 'oct', k: 'c2VjcmV0' }]),
  publishing('texts', 'unreadable', () => ['key']),
  publishing('no list', 'unreadable', () => ({})),
  publishing('a thousand', 'unreadable', () => Array.from({ length: 1000 }, () => ({ kty: 'RSA' }))),
  { name: 'keys: not there', reason: 'not-found', lies: replying('keys', status(404)) },
]

const answering = (name: string, reason: RefusalReason, sent: Sent): ServerLie => ({
  name: `tokens: ${name}`,
  reason,
  lies: replying('tokens', sent),
})
const telling = (name: string, reason: RefusalReason, change: Readonly<Record<string, unknown>>): ServerLie => ({
  name: `tokens: ${name}`,
  reason,
  lies: { tokens: ({ tokens }) => ({ ...tokens, ...change }) },
})
const refusing = (error: string, code = 400, headers = {}): Sent => status(code, headers, JSON.stringify({ error }))

const answerLies: ServerLie[] = [
  answering('the code was used before', 'code-refused', refusing('invalid_grant')),
  answering(
    'our secret is wrong',
    'client-refused',
    refusing('invalid_client', 401, { 'www-authenticate': 'Basic realm="x"' }),
  ),
  answering('our secret is wrong, said plainly', 'client-refused', refusing('invalid_client', 400)),
  answering('we may not do this', 'client-refused', refusing('unauthorized_client')),
  answering('an error that nobody knows', 'error-answer', refusing('<script>')),
  answering('an error in a good answer', 'unreadable', refusing('invalid_grant', 200)),
  answering('not there', 'unreadable', status(404)),
  telling('no ID token', 'unreadable', { id_token: undefined }),
  telling('an ID token that is null', 'unreadable', { id_token: null }),
  telling('an ID token that is a list', 'unreadable', { id_token: ['a.b.c'] }),
  telling('an empty ID token', 'unreadable', { id_token: '' }),
  telling('no access token', 'unreadable', { access_token: undefined }),
  telling('another access token than the ID token tells of', 'hash', { access_token: 'another' }),
  telling('a kind of token that nobody knows', 'unreadable', { token_type: 'mac' }),
  telling('a term that is no number', 'unreadable', { expires_in: 'soon' }),
  telling('an ID token of a million characters', 'too-large', { id_token: 'a'.repeat(1_000_000) }),
]

export const serverLies: readonly ServerLie[] = [
  ...anywhere,
  ...endpointLies,
  ...descriptionLies,
  ...keyLies,
  ...answerLies,
]
