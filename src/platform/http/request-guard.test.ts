import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largestBodyBytes, methodsFor, ownOrigin, requestProblem, type WayIn } from './request-guard.ts'

type Headers = Readonly<Record<string, string | undefined>>

function aRequest(method: string | undefined, url: string | undefined, headers: Headers = {}): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method, url })
  Object.assign(request.headers, headers)
  return request
}
const problemOf = (method: string | undefined, url: string | undefined, headers?: Headers) =>
  requestProblem(aRequest(method, url, headers))
const got = (url: string) => problemOf('GET', url)
const posted = (headers: Headers) => problemOf('POST', '/nl/guides/a/steps', { host: 'baken.test', ...headers })

describe('an address', () => {
  test.each(['/', '/nl', '/nl/guides/desk-labour/steps', '/nl/policy?on=2020-12-31', '/%C3%A9', '/a?b=%00\\'])(
    '%s is fine',
    (url) => expect(got(url)).toBeUndefined(),
  )

  test('may have 2,000 characters and not one more', () => {
    expect(got(`/${'a'.repeat(1_999)}`)).toBeUndefined()
    expect(got(`/${'a'.repeat(2_000)}`)).toBe(414)
    expect(got(`/?${'%zz'.repeat(700)}`)).toBe(414)
  })

  test.each([
    ['/%', 'half an escape'],
    ['/%zz', 'no escape'],
    ['/%ff', 'bytes that are no text'],
    ['/%c3%28', 'bytes that are no text'],
    ['/a%00b', 'a zero'],
    ['/a%0d%0ab', 'a line end'],
    ['/a%7f', 'a delete'],
    ['/a%C2%85', 'a control character beyond ASCII'],
    ['/..%5c..%5cetc', 'a backslash'],
    ['/a\\b', 'a backslash'],
    ['//evil.example/', 'an address of another site'],
    ['http://evil.example/', 'an address of another site'],
    ['nl', 'no address'],
    ['*', 'no address'],
    ['', 'nothing'],
  ])('%j is refused: %s', (url) => expect(got(url)).toBe(400))

  test('that is missing is the first page', () => {
    expect(problemOf('GET', undefined)).toBeUndefined()
  })
})

describe('a method', () => {
  test.each(['GET', 'HEAD'])('%s is fine from anywhere', (method) => {
    expect(problemOf(method, '/nl', { 'sec-fetch-site': 'cross-site', cookie: 'a=b' })).toBeUndefined()
  })
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'get', '', undefined])(
    '%j is refused',
    (method) => {
      expect(problemOf(method, '/nl')).toBe(405)
    },
  )
})

describe('a form', () => {
  test.each([
    ['sent by a page of ours', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    ['also with a cookie', { 'sec-fetch-site': 'same-origin', cookie: 'a=b' }],
    ['sent by an old browser, without cookie', { origin: 'null' }],
    ['sent by an old browser that says nothing', {}],
    ['sent by an old browser with our origin', { origin: 'http://baken.test', cookie: 'a=b' }],
    ['the same over TLS', { origin: 'https://baken.test', 'x-forwarded-proto': 'https', cookie: 'a=b' }],
  ])('%s is fine', (_, headers) => expect(posted(headers)).toBeUndefined())

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: 'http://baken.test' }],
    ['another name of the same owner', { 'sec-fetch-site': 'same-site' }],
    ['no page at all', { 'sec-fetch-site': 'none' }],
    ['a site that makes up a value', { 'sec-fetch-site': 'Same-Origin' }],
    ['an old browser on another site', { origin: 'http://evil.example' }],
    ['the same name without TLS', { origin: 'http://baken.test', 'x-forwarded-proto': 'https' }],
    ['the same name with TLS where we have none', { origin: 'https://baken.test' }],
    ['another port', { origin: 'http://baken.test:8080' }],
    ['an old browser, unknown page, in somebody’s name', { origin: 'null', cookie: 'session=1' }],
    ['an old browser that says nothing, in somebody’s name', { cookie: 'session=1' }],
  ])('sent by %s is refused', (_, headers) => expect(posted(headers)).toBe(403))

  test('may have 64 KiB and not one byte more', () => {
    expect(largestBodyBytes).toBe(64 * 1024)
    expect(posted({ 'content-length': '65536' })).toBeUndefined()
    expect(posted({ 'content-length': '65537' })).toBe(413)
    expect(posted({ 'content-length': '0' })).toBeUndefined()
  })

  test.each(['-1', 'many', 'NaN', 'Infinity', '1,2'])('with the length %j is refused', (length) =>
    expect(posted({ 'content-length': length })).toBe(400),
  )
  test('the length is looked at with every method', () => {
    expect(problemOf('GET', '/', { 'content-length': '65537' })).toBe(413)
  })
})

describe('an address that takes more', () => {
  const waysIn: readonly WayIn[] = [
    { path: /^\/api\/v1\/checks$/, methods: ['POST', 'OPTIONS'], largestBodyBytes: 1_000, fromAnywhere: true },
    { path: /^\/[^/]+\/large$/, largestBodyBytes: 100_000 },
  ]
  const sent = (method: string, url: string, headers: Headers = {}) =>
    requestProblem(aRequest(method, url, { host: 'baken.test', ...headers }), waysIn)

  test('takes what programs of other sites send, and nothing else is asked of it', () => {
    const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site', cookie: 'a=b' }
    expect(sent('POST', '/api/v1/checks', elsewhere)).toBeUndefined()
    expect(sent('OPTIONS', '/api/v1/checks?x=1', elsewhere)).toBeUndefined()
    expect([sent('GET', '/api/v1/checks'), sent('PUT', '/api/v1/checks')]).toEqual([405, 405])
    expect(methodsFor('/api/v1/checks?x=1', waysIn)).toEqual(['POST', 'OPTIONS'])
  })

  test.each(['/api/v1/check', '/api/v1/checks/', '/api/v1/Checks', '/api/v1/%63hecks', '/api/v2/checks'])(
    'its neighbour %s does not',
    (url) => expect(sent('POST', url)).toBe(405),
  )

  test('has a limit of its own, and its neighbours keep theirs', () => {
    const ours = { 'sec-fetch-site': 'same-origin' }
    expect(sent('POST', '/nl/large', { ...ours, 'content-length': '100000' })).toBeUndefined()
    expect(sent('POST', '/nl/large', { ...ours, 'content-length': '100001' })).toBe(413)
    expect(sent('POST', '/nl/large/x', { ...ours, 'content-length': '65537' })).toBe(413)
    expect(sent('POST', '/api/v1/checks', { 'content-length': '1001' })).toBe(413)
  })

  test('that is a form is still one of our own pages only', () =>
    expect(sent('POST', '/nl/large', { 'sec-fetch-site': 'cross-site' })).toBe(403))
})

describe('our own origin', () => {
  test.each([
    [{ host: 'baken.test', 'x-forwarded-proto': 'https' }, 'https://baken.test'],
    [{ host: 'baken.test:3000', 'x-forwarded-proto': 'http' }, 'http://baken.test:3000'],
    [{ host: 'baken.test', 'x-forwarded-proto': 'javascript' }, 'http://baken.test'],
    [{}, 'http://'],
  ])('%j is %s', (headers, origin) => expect(ownOrigin(headers)).toBe(origin))
})

test('whatever is sent, the answer is fine or one of five refusals', () => {
  const names = ['host', 'origin', 'cookie', 'sec-fetch-site', 'content-length', 'x-forwarded-proto', 'x-other']
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('null', 'same-origin', 'https', '-1', '65537'))
  const headers = fc.dictionary(fc.constantFrom(...names), text)
  const method = fc.oneof(fc.constantFrom('GET', 'POST', 'HEAD'), fc.string())
  const url = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((rest) => `/${rest}`),
    fc.webPath(),
  )
  fc.assert(
    fc.property(method, url, headers, (...sent) => {
      expect([undefined, 400, 403, 405, 413, 414]).toContain(problemOf(...sent))
    }),
    { numRuns: 1_000 },
  )
})
