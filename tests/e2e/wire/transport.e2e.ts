import { expect, test } from '@playwright/test'
import { securityHeaderNames } from '#platform/http/security-headers.ts'
import { agedAddress, agedGuide, siteAddress } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'
import { linesOverTheWire } from '../../support/raw-request.ts'
import { send, sendForm } from '../../support/send.ts'
import { expectWholePage } from '../../support/whole-page.ts'

const steps = '/nl/guides/desk-labour/steps'
const kept = [
  '/nl',
  '/nl/policy',
  '/nl/policy?on=2021-06-01',
  '/en/guides/desk-labour',
  '/pl/guides/worker-is-this-normal/steps',
  '/nl/guides/desk-labour/a4.pdf',
  '/nl/offline.json',
  '/nl/policy/count.csv?on=2020-12-31',
  '/nl/areas/municipalities.csv?on=2020-12-31',
  '/favicon.svg',
  '/service-worker.js',
]

for (const path of kept) {
  test(`asking again for ${path} costs an empty answer`, async () => {
    const first = await send({ path })
    expect(first.status).toBe(200)
    expect(first.headers['cache-control']).not.toContain('no-store')
    const etag = first.headers.etag ?? ''
    expect(etag).not.toBe('')
    const again = await send({ path, headers: { 'if-none-match': etag } })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
    const changed = await send({ path, headers: { 'if-none-match': '"another"' } })
    expect([changed.status, changed.text]).toEqual([200, first.text])
  })
}

test('a 304 brings no policy that would take the place of the one of the page', async () => {
  for (const path of kept) {
    const first = await send({ path })
    const again = await send({ path, headers: { 'if-none-match': first.headers.etag ?? '' } })
    const brought = again.headers['content-security-policy']
    if (brought !== undefined) expect(brought, path).toBe(first.headers['content-security-policy'])
  }
})

test('the service worker may ask this site, and nobody else', async () => {
  const { headers } = await send({ path: '/service-worker.js' })
  expect(headers['content-security-policy']).toMatch(/default-src 'self'|connect-src 'self'/)
  expect(headers['content-security-policy']).not.toMatch(/https?:|\*/)
})

test('pages are compressed as the reader can read them, and are the same inside', async () => {
  for (const path of [
    '/nl/policy',
    '/nl/guides/desk-labour',
    '/nl/offline.json',
    '/service-worker.js',
    '/nl/nothing',
  ]) {
    const plain = await send({ path })
    expect(plain.headers['content-encoding'], path).toBeUndefined()
    for (const [accepted, encoding] of [
      ['br', 'br'],
      ['gzip', 'gzip'],
      ['gzip, deflate, br', 'br'],
      ['br;q=0, gzip', 'gzip'],
    ] as const) {
      const answer = await send({ path, headers: { 'accept-encoding': accepted } })
      expect(answer.headers['content-encoding'], `${path} ${accepted}`).toBe(encoding)
      expect(answer.headers.vary, path).toMatch(/accept-encoding/i)
      expect(answer.text, path).toBe(plain.text)
      expect(answer.bytes.length, path).toBeLessThan(plain.bytes.length)
    }
    const refused = await send({ path, headers: { 'accept-encoding': 'br;q=0, gzip;q=0' } })
    expect(refused.headers['content-encoding'], path).toBeUndefined()
  }
})

test('files whose name holds their content are kept for a year, pages are asked for again', async () => {
  const page = await send({ path: '/nl/guides' })
  const script = /src="(\/_app\/immutable\/[^"]+)"/.exec(page.text)?.[1] ?? ''
  expect((await send({ path: script })).headers['cache-control']).toContain('immutable')
  expect(page.headers['cache-control']).toBe('no-cache')
  for (const path of ['/nl/nothing', '/nl/policy?on=foo', '/nl/%ff']) {
    expect((await send({ path })).headers['cache-control'], path).toBe('no-store')
  }
  expect((await sendForm(steps, { answers: 'danger=no' })).headers['cache-control']).toBe('no-store')
})

test('browsers are told to insist on TLS only behind a proxy that is trusted and speaks it', async () => {
  const told = async (to: string, proto: string | undefined) => {
    const headers: Record<string, string> = proto === undefined ? {} : { 'x-forwarded-proto': proto }
    return (await send({ to, path: '/nl', headers })).headers['strict-transport-security']
  }
  expect(await told(agedAddress, 'https')).toMatch(/^max-age=31536000/)
  expect(await told(agedAddress, 'http')).toBeUndefined()
  expect(await told(agedAddress, undefined)).toBeUndefined()
  expect(await told(siteAddress, 'https')).toBeUndefined()
  expect(await told(siteAddress, undefined)).toBeUndefined()
})

for (const [sender, headers] of [
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['another site that hides its name', { 'sec-fetch-site': 'cross-site', origin: 'null' }],
  ['a neighbour of this site', { 'sec-fetch-site': 'same-site' }],
  ['a typed address', { 'sec-fetch-site': 'none' }],
  ['an old browser on another site', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  ['an old browser with a cookie', { 'sec-fetch-site': '', origin: 'null', cookie: 'a=b' }],
] as const) {
  test(`a form sent by ${sender} is refused with a page`, async () => {
    for (const path of [steps, '/pl/offline/forget', '/en/guides/desk-labour/note']) {
      const answer = await sendForm(path, { answers: 'danger=no' }, headers)
      const language = path.split('/')[1] ?? ''
      expectWholePage(answer, { status: 403, language, what: path })
      expect(answer.text).toContain(texts(language)('error.403.title'))
      expect(answer.headers['clear-site-data']).toBeUndefined()
    }
  })
}

test('a form of this site is taken, from a new browser and from an old one', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'same-origin', origin: 'null' },
    { 'sec-fetch-site': 'same-origin', origin: siteAddress },
    { 'sec-fetch-site': '', origin: 'null' },
    { 'sec-fetch-site': '', origin: '' },
    { 'sec-fetch-site': '', origin: siteAddress },
  ]) {
    expect((await sendForm(steps, { answers: 'danger=no' }, headers)).status, JSON.stringify(headers)).toBe(200)
  }
})

test('erasing the copy tells the browser to clear its stores and leads back to the plans', async () => {
  const answer = await sendForm('/pl/offline/forget', {})
  expect(answer.status).toBe(303)
  expect(answer.headers.location).toBe('/pl/offline?forgotten')
  expect(answer.headers['clear-site-data']).toContain('"storage"')
  expect(answer.headers['clear-site-data']).toContain('"cache"')
})

test('a plan past its date says so, and one that holds does not', async () => {
  for (const [language, until] of [
    ['nl', '1 juni 2020'],
    ['en', '1 June 2020'],
  ] as const) {
    const warning = texts(language)('guide.expired', { until })
    for (const rest of ['', '/steps']) {
      const old = await send({ to: agedAddress, path: `/${language}/guides/${agedGuide}${rest}` })
      expectWholePage(old, { status: 200, language })
      expect(old.text).toContain(warning)
      const good = await send({ to: agedAddress, path: `/${language}/guides/inspector-labour${rest}` })
      expect(good.text).not.toContain(texts(language)('guide.expired', { until: '' }).slice(0, 20))
    }
  }
})

test('the bare address leads to the language of the reader', async () => {
  for (const [accepted, language] of [
    ['pl,en;q=0.5', 'pl'],
    ['de', 'nl'],
    ['en-GB', 'en'],
  ] as const) {
    const answer = await send({ path: '/', headers: { 'accept-language': accepted } })
    expect([answer.status, answer.headers.location]).toEqual([303, `/${language}`])
    expect(answer.headers.vary).toMatch(/accept-language/i)
  }
})

test('what is no HTTP at all gets a bare refusal, with the security headers', async () => {
  for (const bytes of [
    'hello\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET /nl HTTP/1.1\r\nhost: a\r\nno colon here\r\n\r\n',
    '\u0016\u0003\u0001',
  ]) {
    const answer = await linesOverTheWire(bytes)
    expect(answer[0], bytes).toMatch(/^HTTP\/1\.1 400 /)
    const names = answer.slice(1).map((line) => line.split(':')[0]?.toLowerCase())
    for (const name of securityHeaderNames) expect(names, bytes).toContain(name.toLowerCase())
  }
})

test('the health of the server can be asked for and is not kept', async () => {
  for (const path of ['/health/live', '/health/ready']) {
    const { status, headers } = await send({ path })
    expect([status, headers['cache-control']], path).toEqual([200, 'no-store'])
  }
})
