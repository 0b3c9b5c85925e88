import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtFiles, type FileAnswer } from './built-files.ts'

let answerFile: FileAnswer
let folder = ''
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'built-'))
  write('_app/immutable/a.HASH.css', 'p { color: red }')
  write('_app/immutable/a.HASH.css.br', 'small')
  write('_app/immutable/a.HASH.css.gz', 'smaller')
  write('service-worker.js', 'work()')
  write('service-worker.js.gz', 'packed')
  write('lonely.br', 'a file of its own')
  write('strange.thing', 'bytes')
  write('.env', 'SECRET=1')
  write('deep/.hidden/a.js', 'hidden')
  write('.well-known/assetlinks.json', '[]')
  answerFile = builtFiles(folder, (path) => `policy of ${path}`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}
/** `null` when the address is none of a file. */
function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Answer | null {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { url, method, headers })
  const answer: Answer = { status: 0, headers: {}, body: '' }
  const response = new ServerResponse(request)
  response.writeHead = (status: number, sent: unknown) => {
    const flat: string[] = Array.isArray(sent) ? sent : []
    answer.status = status
    for (let at = 0; at < flat.length; at += 2) answer.headers[(flat[at] ?? '').toLowerCase()] = flat[at + 1] ?? ''
    return response
  }
  response.end = (body?: unknown) => {
    answer.body = Buffer.isBuffer(body) ? body.toString() : ''
    return response
  }
  return answerFile(request, response, ['X-Common', 'yes']) ? answer : null
}
const css = '/_app/immutable/a.HASH.css'

describe('a built file', () => {
  test('comes whole, with its type, its policy and the headers of every answer', () => {
    expect(ask(css)).toEqual({
      status: 200,
      headers: {
        'x-common': 'yes',
        'cache-control': 'public, max-age=31536000, immutable',
        etag: expect.stringMatching(/^W\/"[\w-]{24}"$/),
        vary: 'Accept-Encoding',
        'content-type': 'text/css; charset=utf-8',
        'content-security-policy': `policy of ${css}`,
        'content-length': '16',
      },
      body: 'p { color: red }',
    })
  })

  test('whose name stays is asked for again', () => {
    expect(ask('/service-worker.js')?.headers['cache-control']).toBe('no-cache')
  })

  test('of a kind we do not know has no meaning', () => {
    expect(ask('/strange.thing')?.headers['content-type']).toBe('application/octet-stream')
  })

  test('asked for with HEAD has headers and no body', () => {
    const head = ask(css, {}, 'HEAD')
    expect([head?.body, head?.headers]).toEqual(['', ask(css)?.headers])
  })

  test('may be asked for with a question, and a stretch of it is answered whole', () => {
    expect(ask(`${css}?v=1`)?.body).toBe('p { color: red }')
    for (const range of ['bytes=5-2', 'bytes=0-3', 'bytes=-1']) expect(ask(css, { range })?.status).toBe(200)
  })

  test.each<[string | undefined, string | undefined, string]>([
    ['br', 'br', 'small'],
    ['gzip, deflate, br, zstd', 'br', 'small'],
    ['GZIP;q=1.0, br;q=0.5', 'br', 'small'],
    ['gzip', 'gzip', 'smaller'],
    ['gzip, br;q=0', 'gzip', 'smaller'],
    ['br; q=0.000, gzip; q=0', undefined, 'p { color: red }'],
    ['brotli, identity', undefined, 'p { color: red }'],
    ['', undefined, 'p { color: red }'],
    [undefined, undefined, 'p { color: red }'],
  ])('for who reads %j comes as %s', (accepted, encoding, body) => {
    const answer = ask(css, accepted === undefined ? {} : { 'accept-encoding': accepted })
    expect([answer?.headers['content-encoding'], answer?.body]).toEqual([encoding, body])
    expect(answer?.headers['content-length']).toBe(String(body.length))
  })

  test('that has no packed form in that encoding comes in another', () => {
    expect(ask('/service-worker.js', { 'accept-encoding': 'br, gzip' })?.body).toBe('packed')
  })

  test('that a browser already has costs no bytes, and brings no policy that would replace the one it kept', () => {
    const etag = ask(css)?.headers['etag'] ?? ''
    for (const known of [etag, `W/"other", ${etag}`, '*']) {
      const again = ask(css, { 'if-none-match': known })
      expect([again?.status, again?.body, again?.headers]).toEqual([
        304,
        '',
        { 'x-common': 'yes', 'cache-control': 'public, max-age=31536000, immutable', etag, vary: 'Accept-Encoding' },
      ])
    }
    expect(ask(css, { 'if-none-match': 'W/"other"' })?.status).toBe(200)
  })

  test('has a tag of its content, whatever form it comes in', () => {
    expect(ask('/service-worker.js')?.headers['etag']).not.toBe(ask(css)?.headers['etag'])
    expect(ask(css, { 'accept-encoding': 'br' })?.headers['etag']).toBe(ask(css)?.headers['etag'])
  })
})

describe('no file', () => {
  test.each([
    ['/nothing.css', 'it is not there'],
    ['/', 'a folder'],
    ['/_app/immutable', 'a folder'],
    [`${css}.br`, 'another form of a file'],
    [`${css}/`, 'a file is no folder'],
    ['/.env', 'hidden'],
    ['/deep/.hidden/a.js', 'hidden'],
    ['/../../etc/passwd', 'outside'],
    ['/_app/immutable/../immutable/a.HASH.css', 'written in a roundabout way'],
    ['', 'nothing'],
    ['/constructor', 'a name of every object'],
  ])('is at %j: %s', (url) => expect(ask(url)).toBeNull())

  test('is posted to', () => {
    expect(ask(css, {}, 'POST')).toBeNull()
  })
})

test.each(['/lonely.br', '/.well-known/assetlinks.json'])('%s is a file of its own', (url) => {
  expect(ask(url)?.status).toBe(200)
})

test('a build that replaces the folder takes no file from under a running server', () => {
  rmSync(folder, { recursive: true })
  expect(ask(css, { 'accept-encoding': 'br' })?.body).toBe('small')
})
