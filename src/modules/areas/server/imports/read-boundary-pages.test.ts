import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchOf, fixturePath, fixtureText } from '../../testing/fixture.ts'
import { readBoundaryPages } from './read-boundary-pages.ts'

const first = 'https://boundaries.test/items?f=json&limit=2'
const second = 'https://boundaries.test/items?cursor=2&f=json&limit=2'
const pages = { [first]: fixtureText('pdok-page-1.json'), [second]: fixtureText('pdok-page-2-swapped.json') }
const maxBytes = 100_000
const noNetwork = { fetch: fetchOf({}), maxBytes }
const linkingTo = (href: string) =>
  JSON.stringify({ type: 'FeatureCollection', features: [], links: [{ rel: 'next', href }] })
const read = (source: string, fetch: (url: string) => Promise<Response>) =>
  readBoundaryPages(source, { fetch, maxBytes })

let folder = ''
const file = (text: string | Uint8Array): string => {
  const path = join(folder, 'boundaries.json')
  writeFileSync(path, text)
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('reading boundaries from an address', () => {
  test('every page is read, following the links', async () => {
    const features = await read(first, fetchOf(pages))
    expect(features.ok && features.value.map(({ properties }) => properties?.naam)).toEqual([
      'Noorddorp',
      'Elders',
      'Nieuwdorp',
    ])
  })

  test.each(['http://boundaries.test/items', 'ftp://boundaries.test/items', 'HTTP://boundaries.test'])(
    '%s is refused before anything is sent',
    async (source) => {
      const fetch = async () => Promise.reject(new Error('something was sent'))
      expect(await read(source, fetch)).toMatchObject({ error: 'not-https' })
    },
  )

  test('an answer that came from an address without https is refused', async () => {
    const fetch = async () => {
      const response = new Response(pages[second])
      Object.defineProperty(response, 'url', { value: 'http://elsewhere.test/items' })
      return response
    }
    expect(await read(first, fetch)).toMatchObject({ error: 'not-https' })
  })

  test('a next page on another server is refused', async () => {
    const fetch = fetchOf({ [first]: linkingTo('https://elsewhere.test/items') })
    expect(await read(first, fetch)).toMatchObject({ error: 'next-elsewhere' })
  })

  test('a next page without https is refused', async () => {
    const fetch = fetchOf({ [first]: linkingTo('http://boundaries.test/items') })
    expect(await read(first, fetch)).toMatchObject({ error: 'next-elsewhere' })
  })

  test('a next page may be written without the server', async () => {
    const fetch = fetchOf({ [first]: linkingTo('?cursor=2&f=json&limit=2'), [second]: pages[second] ?? '' })
    expect(await read(first, fetch)).toMatchObject({ ok: true, value: [{ id: 3 }] })
  })

  test('pages that never end are refused', async () => {
    const fetch = async () => new Response(linkingTo(first))
    expect(await read(first, fetch)).toMatchObject({ error: 'too-many-pages' })
  })

  test('an error as answer, and no answer, are refused with what happened', async () => {
    expect(await read(first, fetchOf({}))).toMatchObject({ error: 'not-reachable', what: `${first} answers with 404.` })
    const broken = async () => Promise.reject(new TypeError('fetch failed'))
    expect(await read(first, broken)).toMatchObject({
      error: 'not-reachable',
      what: `${first} gives no answer: fetch failed.`,
    })
  })

  test('more than may be read is refused, whatever length the server states', async () => {
    const stated = async () => new Response('{}', { headers: { 'content-length': '100001' } })
    expect(await read(first, stated)).toMatchObject({ error: 'too-large' })
    const unstated = async () => new Response(' '.repeat(maxBytes + 1))
    expect(await read(first, unstated)).toMatchObject({ error: 'too-large' })
  })

  test('the limit is for all pages together', async () => {
    const bytes = Buffer.byteLength(Object.values(pages).join(''))
    const limited = (limit: number) => readBoundaryPages(first, { fetch: fetchOf(pages), maxBytes: limit })
    expect(await limited(bytes)).toMatchObject({ ok: true })
    expect(await limited(bytes - 1)).toMatchObject({ error: 'too-large' })
  })
})

describe('reading boundaries from a file', () => {
  test('a whole file is read', async () => {
    expect(await readBoundaryPages(fixturePath('cbs-generalised.json'), noNetwork)).toMatchObject({ ok: true })
  })

  test('a file that is one page of more is refused: it would draw half the province', async () => {
    expect(await readBoundaryPages(fixturePath('pdok-page-1.json'), noNetwork)).toMatchObject({ error: 'not-complete' })
  })

  test.each([
    ['not JSON', '<html>', 'not-json'],
    ['no features', '{"type":"Topology"}', 'not-boundaries'],
    ['features of the wrong shape', '{"type":"FeatureCollection","features":[1]}', 'not-boundaries'],
  ])('a file that is %s is refused', async (_, text, error) => {
    expect(await readBoundaryPages(file(text), noNetwork)).toMatchObject({ error })
  })

  test('a file with a byte order mark is read', async () => {
    expect(await readBoundaryPages(file('\uFEFF{"type":"FeatureCollection","features":[]}'), noNetwork)).toMatchObject({
      ok: true,
    })
  })

  test('a file at the limit is read, one byte over it is refused', async () => {
    const text = '{"type":"FeatureCollection","features":[]}'
    const limited = (limit: number) => readBoundaryPages(file(text), { ...noNetwork, maxBytes: limit })
    expect(await limited(text.length)).toMatchObject({ ok: true })
    expect(await limited(text.length - 1)).toMatchObject({ error: 'too-large' })
  })

  test('a file that is not there is refused by name', async () => {
    const path = join(folder, 'none.json')
    const read = await readBoundaryPages(path, noNetwork)
    expect(read).toMatchObject({ error: 'not-reachable' })
    expect(read.ok ? '' : read.what).toContain(path)
  })
})
