import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { securityHeaderNames } from './security-headers.ts'
import { createWebServer, type Handler } from './web-server.ts'

const long = 'the same words again and again '.repeat(100)
let files = ''
const servers: Server[] = []

/** Tells what it was asked, and answers with a text that is worth compressing. */
const pages: Handler = (asked, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('X-Asked', `${asked.method} ${asked.url} ${asked.headers.origin ?? '-'}`)
  if (asked.url === '/unchanged') response.statusCode = 304
  if (asked.method === 'POST') response.setHeader('X-Accepts', String(asked.headers.accept))
  if (asked.url?.startsWith('/nl/read')) return void readBack(asked, response).catch(() => response.destroy())
  response.setHeader('X-Proto', String(asked.headers['x-forwarded-proto']))
  response.end(asked.url?.includes('short') ? 'short' : long)
}

async function readBack(...[asked, response]: Parameters<Handler>): Promise<void> {
  let bytes = 0
  for await (const piece of asked) bytes += piece.length
  response.setHeader('X-Length', String(asked.headers['content-length']))
  response.end(`${bytes} bytes`)
}

const waysIn = [
  { path: /^\/nl\/read-large$/, largestBodyBytes: 200_000 },
  { path: /^\/nl\/read-soon$/, largestBodyBytes: 200_000, patienceMs: 150 },
  { path: /^\/api\/send$/, methods: ['POST', 'OPTIONS'], largestBodyBytes: 100, fromAnywhere: true },
]

async function started(trustProxy: boolean): Promise<number> {
  const languageOf = (address: string, accept: string | undefined) =>
    address.startsWith('/pl') ? 'pl' : (accept ?? 'nl')
  const server = createWebServer({ pages, files, trustProxy, languageOf, waysIn })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
let [plain, proxied] = [0, 0]
beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'files-'))
  mkdirSync(join(files, '_app/immutable'), { recursive: true })
  writeFileSync(join(files, '_app/immutable/a.js'), long)
  writeFileSync(join(files, '_app/immutable/a.js.br'), brotliCompressSync(long))
  writeFileSync(join(files, 'favicon.svg'), '<svg/>')
  plain = await started(false)
  proxied = await started(true)
})
afterAll(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve))
  rmSync(files, { recursive: true })
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}
/** `fetch` would tidy up addresses and headers; this sends them as they are. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', port = plain): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request({ port, host: '127.0.0.1', path, headers, method, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
      })
    })
    asking.on('error', reject)
    asking.end()
  })

/** Sends a text and reads until the server closes the connection. */
async function raw(text: string): Promise<string> {
  const socket = connect(plain, '127.0.0.1')
  socket.write(text)
  const parts: Buffer[] = []
  for await (const part of socket) parts.push(part)
  return Buffer.concat(parts).toString()
}

describe('a page', () => {
  test.each([
    ['br', (body: Buffer) => brotliDecompressSync(body)],
    ['gzip', (body: Buffer) => gunzipSync(body)],
  ])('is compressed with %s for who can read that', async (encoding, unpacked) => {
    const { headers, body } = await ask('/nl', { 'accept-encoding': encoding })
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers.vary).toContain('Accept-Encoding')
    expect(body.length).toBeLessThan(long.length / 10)
    expect(unpacked(body).toString()).toBe(long)
  })

  test('comes as it is to who cannot, and when it is short', async () => {
    expect((await ask('/nl')).body.toString()).toBe(long)
    const short = await ask('/short', { 'accept-encoding': 'br' })
    expect([short.headers['content-encoding'], short.body.toString()]).toEqual([undefined, 'short'])
  })

  test('is asked for what is not a file, with its whole address', async () => {
    expect((await ask('/nl/policy?on=2020-12-31')).headers['x-asked']).toBe('GET /nl/policy?on=2020-12-31 -')
  })

  test('gets a form with our own origin, which the application asks for and our pages cannot send', async () => {
    const sent = { host: 'baken.test', origin: 'null', 'sec-fetch-site': 'same-origin' }
    expect((await ask('/nl', sent, 'POST')).headers['x-asked']).toBe('POST /nl http://baken.test')
    const viaProxy = { ...sent, 'x-forwarded-proto': 'https' }
    expect((await ask('/nl', viaProxy, 'POST', proxied)).headers['x-asked']).toBe('POST /nl https://baken.test')
  })
})

describe('a file', () => {
  test('with a fixed name may be kept for a year', async () => {
    const { status, headers, body } = await ask('/_app/immutable/a.js', { 'accept-encoding': 'br' })
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(body).toString()).toBe(long)
  })

  test('with a name that stays is asked for again, and then costs nothing', async () => {
    const first = await ask('/favicon.svg')
    expect(first.headers['cache-control']).toBe('no-cache')
    const again = await ask('/favicon.svg', { 'if-none-match': first.headers.etag ?? '' })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  test('with a stretch that cannot be is answered whole, and the server goes on', async () => {
    for (const range of [
      'bytes=5-2',
      'bytes=0-3',
      'bytes=-0',
      'bytes=99999999-',
      'nonsense',
      `bytes=${'9'.repeat(400)}-`,
    ]) {
      const { status, body } = await ask('/favicon.svg', { range })
      expect([status, body.toString()]).toEqual([200, '<svg/>'])
    }
  })

  test.each(['/_app/../../etc/passwd', '/_app/%2e%2e/%2e%2e/etc/passwd', '/.env', '/_app/immutable/'])(
    'outside the folder is none: %s is asked as a page',
    async (path) => expect((await ask(path)).headers['x-asked']).toContain(path),
  )
})

describe('a request that is refused', () => {
  test.each([
    ['/%ff', {}, 'GET', 400],
    ['/nl', { 'sec-fetch-site': 'cross-site' }, 'POST', 403],
    ['/nl', {}, 'DELETE', 405],
    ['/nl', { 'content-length': '0' }, 'PUT', 405],
    [`/${'a'.repeat(2_000)}`, {}, 'GET', 414],
  ])('%s %j %s gets the page about %i', async (path, headers, method, status) => {
    const { headers: answered } = await ask(path, { ...headers, connection: 'keep-alive' }, method)
    expect(answered['x-asked']).toBe(`GET /nl/problem/${status} -`)
    expect(answered['connection']).toBe('close')
    expect(answered['allow']).toBe(status === 405 ? 'GET, HEAD, POST' : undefined)
  })

  test('gets it in the language of the address, else of the reader', async () => {
    expect((await ask('/pl/%ff', { 'accept-language': 'en' })).headers['x-asked']).toBe('GET /pl/problem/400 -')
    expect((await ask('/%ff', { 'accept-language': 'en' })).headers['x-asked']).toBe('GET /en/problem/400 -')
  })

  test('a form that is too large is refused before it is sent', async () => {
    const answer = await raw('POST /nl HTTP/1.1\r\nHost: baken.test\r\nContent-Length: 65537\r\n\r\n')
    expect(answer).toContain('X-Asked: GET /nl/problem/413 -')
  })

  test('what is no HTTP gets one line and the connection is closed', async () => {
    const answer = await raw('GET / HTTP/9.9\r\nthis is no header\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n/)
    for (const name of securityHeaderNames) expect(answer).toContain(`\r\n${name}: `)
    expect(answer).toMatch(/[^\n]\r\n\r\n$/)
  })
})

describe('a body that does not tell how long it is', () => {
  const inPieces = (path: string, pieces: readonly string[], last = true): Promise<string> =>
    raw(
      [
        `POST ${path} HTTP/1.1\r\nHost: baken.test\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`,
        ...pieces.map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`),
        last ? '0\r\n\r\n' : '',
      ].join(''),
    )
  const piece = 'x'.repeat(16_384)

  test('is read whole when it is not too large, and handed on with its length', async () => {
    const answer = await inPieces('/nl/read', [piece, piece, piece, piece])
    expect(answer).toContain('65536 bytes')
    expect(answer).toContain('X-Length: 65536')
    expect(await inPieces('/nl/read', [])).toContain('0 bytes')
  })

  test('is refused as soon as it is too large, before its end', async () => {
    expect(await inPieces('/nl/read', [piece, piece, piece, piece, 'x'], false)).toContain('GET /nl/problem/413')
    expect(await inPieces('/api/send', [piece], false)).toContain('GET /api/problem/413')
  })

  test('may be as large as its address takes', async () => {
    const pieces = Array.from({ length: 12 }, () => piece)
    expect(await inPieces('/nl/read-large', pieces)).toContain(`${12 * 16_384} bytes`)
    expect(await inPieces('/nl/read-large', [...pieces, piece], false)).toContain('GET /nl/problem/413')
  })

  test('that is broken off is answered with nothing, and the server goes on', async () => {
    const socket = connect(plain, '127.0.0.1')
    socket.write('POST /nl/read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nxx')
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    expect((await ask('/nl')).status).toBe(200)
  })

  test('whose pieces are no pieces gets one line', async () => {
    const answer = await raw('POST /nl/read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n')
    expect(answer === '' || answer.startsWith('HTTP/1.1 400')).toBe(true)
  })
})

test('who sends slower than an address has patience for is cut off; others, and slow answers, are not', async () => {
  const slowly = (path: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(plain, '127.0.0.1')
      let heard = ''
      socket.on('data', (part) => {
        heard += part.toString()
        socket.end()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(heard))
      socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nab`)
      setTimeout(() => socket.writable && socket.write('cd'), 400)
    })
  const [soon, large] = await Promise.all([slowly('/nl/read-soon'), slowly('/nl/read-large')])
  expect(soon).toBe('')
  expect(large).toContain('4 bytes')
})

test('a program that sends something says itself what it accepts, and is told how it may ask', async () => {
  const headers = { accept: 'application/json', origin: 'https://elsewhere.example' }
  expect((await ask('/api/send', headers, 'POST')).headers['x-accepts']).toBe('application/json')
  expect((await ask('/nl', { ...headers, origin: 'null' }, 'POST')).headers['x-accepts']).toBe('text/html')
  expect((await ask('/api/send', headers)).headers['allow']).toBe('POST, OPTIONS')
})

test('a page that did not change brings no policy: a browser would put it in the place of that of the page it kept', async () => {
  const { status, headers } = await ask('/unchanged')
  expect([status, headers['content-security-policy'], headers['x-frame-options']]).toEqual([304, undefined, 'DENY'])
})

describe('every answer', () => {
  test.each([
    ['/nl', 'GET'],
    ['/nl', 'HEAD'],
    ['/favicon.svg', 'GET'],
    ['/%ff', 'GET'],
    ['/nl', 'DELETE'],
  ])('%s %s has the security headers', async (path, method) => {
    const { headers } = await ask(path, {}, method)
    for (const name of securityHeaderNames) expect(headers).toHaveProperty(name.toLowerCase())
    expect(headers).not.toHaveProperty('strict-transport-security')
  })

  test('behind a proxy that we trust says to stay on TLS; a client that claims TLS is not believed', async () => {
    const claim = { 'x-forwarded-proto': 'https' }
    const trusted = await ask('/nl', claim, 'GET', proxied)
    expect([trusted.headers['strict-transport-security'], trusted.headers['x-proto']]).toEqual([
      'max-age=31536000; includeSubDomains',
      'https',
    ])
    const claimed = await ask('/nl', claim)
    expect([claimed.headers['strict-transport-security'], claimed.headers['x-proto']]).toEqual([undefined, 'http'])
    const strange = await ask('/nl', { 'x-forwarded-proto': 'gopher' }, 'GET', proxied)
    expect(strange.headers['x-proto']).toBe('http')
  })
})
