import { expect, test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { readTable } from '../../support/csv.ts'
import { type Answer, send } from '../../support/send.ts'

const base = '/api/v1'
const json = { accept: 'application/json' }
const ask = (rest: string, headers: Readonly<Record<string, string>> = json) =>
  send({ path: `${base}${rest}`, headers })

interface Described {
  paths: Record<string, { get?: { responses: Record<string, { content?: Record<string, { schema: object }> }> } }>
  components: object
}
const describe = async (): Promise<Described> => JSON.parse((await ask('/openapi.json')).text)

function expectOfApi({ status, headers }: Answer, expected: { status: number; what: string }): void {
  expect(status, expected.what).toBe(expected.status)
  expect(headers['api-version'], expected.what).toMatch(/^1\.\d+\.\d+$/)
  expect(headers['access-control-allow-origin'], expected.what).toBe('*')
  expect(headers['content-type'], expected.what).toMatch(
    expected.status < 400 ? /^application\/json/ : /^application\/problem\+json/,
  )
}

/** Fails unless the body is as the description says. */
function expectAsDescribed(document: Described, schema: object, text: string, what: string): void {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  const validate = ajv.compile({ ...schema, components: document.components })
  validate(JSON.parse(text))
  expect(
    (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    what,
  ).toEqual([])
}

test('every address that is described answers as described', async () => {
  const document = await describe()
  const lists = Object.keys(document.paths).filter((path) => !path.includes('{') && document.paths[path]?.get)
  expect(lists.length).toBeGreaterThan(6)
  for (const path of lists) {
    const answer = await ask(path)
    expectOfApi(answer, { status: 200, what: path })
    const { responses } = document.paths[path]?.get ?? { responses: {} }
    for (const type of Object.keys(responses['200']?.content ?? {})) {
      const { status, headers } = await ask(path, { accept: type })
      expect([status, headers['content-type']?.split(';')[0]], path).toEqual([200, type])
    }
    expectAsDescribed(document, responses['200']?.content?.['application/json']?.schema ?? {}, answer.text, path)
    const one = document.paths[`${path}/{id}`]?.get?.responses ?? {}
    if (Object.keys(one).length === 0) continue
    const { items = [] }: { items?: { id: string }[] } = JSON.parse(answer.text)
    for (const { id } of items.slice(0, 5)) {
      const found = await ask(`${path}/${id}`)
      expectOfApi(found, { status: 200, what: `${path}/${id}` })
      expectAsDescribed(document, one['200']?.content?.['application/json']?.schema ?? {}, found.text, `${path}/${id}`)
    }
    const missing = await ask(`${path}/nothing`)
    expectOfApi(missing, { status: 404, what: `${path}/nothing` })
    expectAsDescribed(document, { $ref: '#/components/schemas/Problem' }, missing.text, `${path}/nothing`)
  }
})

test('what is wrong with a question is said, with the parameter', async () => {
  const document = await describe()
  for (const [question, parameter] of [
    ['/points?kind=nothing', 'kind'],
    ['/points?near=Tilburg', 'near'],
    ['/points?openAt=tomorrow', 'openAt'],
    ['/points?pageSize=101', 'pageSize'],
    ['/points?page=0', 'page'],
    ['/points?open=1', 'open'],
    ['/points.csv?page=1', 'page'],
    ['/organisations?kind=union', 'kind'],
    ['/points/tilburg?x=1', 'x'],
    ['/hsds?x=1', 'x'],
  ] as const) {
    const answer = await ask(question, {})
    expectOfApi(answer, { status: 400, what: question })
    expectAsDescribed(document, { $ref: '#/components/schemas/Problem' }, answer.text, question)
    expect(JSON.parse(answer.text).errors[0].location.name, question).toBe(parameter)
  }
})

test('pages of a list hold everything once', async () => {
  const whole = JSON.parse((await ask('/points?pageSize=100')).text)
  const ids: string[] = []
  for (let next: string | undefined = `${base}/points?pageSize=7`; next !== undefined; ) {
    const answer = await send({ path: next, headers: json })
    const page = JSON.parse(answer.text)
    ids.push(...page.items.map(({ id }: { id: string }) => id))
    expect(answer.headers.link).toContain('rel="last"')
    next = page.links.next ? page.links.next.replace(/^https?:\/\/[^/]+/, '') : undefined
  }
  expect(ids).toEqual(whole.items.map(({ id }: { id: string }) => id))
  expect(new Set(ids).size).toBe(whole.totalItems)
})

test('a form that does not exist is refused, and only reading is possible', async () => {
  expectOfApi(await ask('/points', { accept: 'text/html' }), { status: 406, what: 'html' })
  expectOfApi(await ask('/organisations', { accept: 'text/csv' }), { status: 406, what: 'csv' })
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']) {
    const answer = await send({ method, path: `${base}/points`, headers: { origin: 'https://elsewhere.example' } })
    expectOfApi(answer, { status: 405, what: method })
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS')
  }
  for (const path of ['/api', '/api/v1', '/api/v2/points', '/api/v1/points/', '/api/v1/Points', '/api/problem/200']) {
    const answer = await send({ path, headers: json })
    expect([301, 307, 308, 404], path).toContain(answer.status)
    if (answer.status === 404) expectOfApi(answer, { status: 404, what: path })
  }
  expectOfApi(await send({ path: `${base}/%ff`, headers: json }), { status: 400, what: '%ff' })
  expectOfApi(await send({ path: `${base}/points?kind=${'x'.repeat(3_000)}` }), { status: 414, what: 'long' })
})

test('another site may read it from the browser', async () => {
  const asked = await send({
    method: 'OPTIONS',
    path: `${base}/points`,
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
  })
  expect(asked.status).toBe(204)
  expect(asked.headers['access-control-allow-origin']).toBe('*')
  expect(asked.headers['access-control-allow-methods']).toContain('GET')
  const answer = await ask('/organisations', { ...json, origin: 'https://elsewhere.example' })
  expect(answer.headers['access-control-expose-headers']).toContain('API-Version')
})

test('an answer that is still right costs nothing, and may be kept for a while', async () => {
  for (const rest of ['/organisations', '/hsds', '/openapi.json']) {
    const { headers } = await ask(rest)
    expect(headers['cache-control']).toBe('public, max-age=60')
    expect(headers.vary?.toLowerCase()).toContain('accept')
    const again = await ask(rest, { ...json, 'if-none-match': headers.etag ?? '' })
    expect([again.status, again.bytes.length], rest).toEqual([304, 0])
    expect(again.headers['api-version']).toBe(headers['api-version'])
  }
})

test('the table is the list, and a telephone number in it was seen', async () => {
  const { rows } = readTable((await ask('/points.csv?language=pl', {})).text)
  const { items } = JSON.parse((await ask('/points?language=pl&pageSize=100')).text)
  expect(rows.map((row) => row['id'])).toEqual(items.map(({ id }: { id: string }) => id))
  const negotiated = await ask('/points?language=pl', { accept: 'text/csv' })
  expect(readTable(negotiated.text).rows).toHaveLength(rows.length)
  const listed: { phones: { number: string; confidence: string }[] }[] = JSON.parse(
    (await ask('/points?pageSize=100')).text,
  ).items
  const seen = listed.map(({ phones }) =>
    phones.flatMap(({ number, confidence }) => (confidence === 'seen' ? number : [])).join(' | '),
  )
  expect(seen.some(Boolean)).toBe(true)
  expect(readTable((await ask('/points.csv', {})).text).rows.map((row) => row['phones'])).toEqual(seen)
})

test('who asks only for the head gets the same head', async () => {
  const [whole, head] = [await ask('/points'), await send({ method: 'HEAD', path: `${base}/points`, headers: json })]
  expect([head.status, head.bytes.length, head.headers['content-type']]).toEqual([
    200,
    0,
    whole.headers['content-type'],
  ])
})
