import { describe, expect, test } from 'vitest'
import { withEtag } from './with-etag.ts'

const ask = (headers: Record<string, string> = {}, method = 'GET') => new Request('http://x/y.csv', { method, headers })
const table = (headers: Record<string, string> = {}) => new Response('a;b', { headers })

describe('a download that did not change', () => {
  test('is sent whole the first time, and as 304 to who has it', async () => {
    const first = await withEtag(ask(), table())
    expect(await first.text()).toBe('a;b')
    const etag = first.headers.get('etag') ?? ''
    const second = await withEtag(ask({ 'if-none-match': `"other", ${etag}` }), table())
    expect([second.status, await second.text()]).toEqual([304, ''])
  })

  test('is sent whole when it changed', async () => {
    const etag = (await withEtag(ask(), table())).headers.get('etag') ?? ''
    const changed = await withEtag(ask({ 'if-none-match': etag }), new Response('a;c'))
    expect([changed.status, await changed.text()]).toEqual([200, 'a;c'])
  })

  test.each([
    ['an answer that has one', ask(), table({ etag: '"own"' }), '"own"'],
    ['what may not be kept', ask(), table({ 'cache-control': 'no-store' }), null],
    ['an answer to a form', ask({}, 'POST'), table(), null],
    ['an error', ask(), new Response('no', { status: 404 }), null],
  ])('%s stays as it is', async (_name, request, response, etag) => {
    expect((await withEtag(request, response)).headers.get('etag')).toBe(etag)
  })
})
