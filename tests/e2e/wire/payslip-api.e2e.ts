import { expect, test } from '@playwright/test'
import { type Answer, send } from '../../support/send.ts'
import { faultsOf } from '../../support/storm.ts'
import { expectNoInsides } from '../../support/whole-page.ts'

const checks = '/api/v1/payslip-checks'
const aWeek = {
  periodFrom: '2026-07-06',
  periodUntil: '2026-07-12',
  birthDate: '1995-03-02',
  minutesWorked: 2400,
  payLines: [{ kind: 'base', cents: 56_000 }],
  deductions: [],
}

const post = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, inPieces = false) =>
  send({
    method: 'POST',
    path: checks,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body,
    inPieces,
  })

function expectProblem(answer: Answer, status: number, what: string): { errors?: { code: string }[]; detail: string } {
  expect(answer.status, what).toBe(status)
  expect(answer.headers['content-type'], what).toBe('application/problem+json')
  expect(answer.headers['cache-control'], what).toBe('no-store')
  expect(answer.headers['api-version'], what).toMatch(/^1\./)
  expect(answer.headers['access-control-allow-origin'], what).toBe('*')
  expectNoInsides(answer.text)
  expect(faultsOf(answer), what).toEqual([])
  return JSON.parse(answer.text)
}

test.describe('a payslip that a program sends', () => {
  test('is checked from anywhere, and nobody on the way may keep the answer', async () => {
    const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site', cookie: 'a=b' }
    const answer = await post(JSON.stringify(aWeek), elsewhere)
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(answer.headers['set-cookie']).toBeUndefined()
    const { findings, claimCents } = JSON.parse(answer.text)
    expect(findings[0]).toMatchObject({ id: 'minimum-wage', verdict: 'breach', differenceCents: 3960 })
    expect(claimCents).toBeGreaterThanOrEqual(3960)
    const several = JSON.parse((await post(JSON.stringify([aWeek, {}, aWeek]), {}, true)).text)
    expect(several.map((one: { claimCents: number }) => one.claimCents)).toEqual([claimCents, 0, claimCents])
  })

  test('may be asked for by another site first', async () => {
    const asked = await send({
      method: 'OPTIONS',
      path: checks,
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    expect(asked.status).toBe(204)
    expect(asked.headers['access-control-allow-origin']).toBe('*')
    expect(asked.headers['access-control-allow-methods']).toBe('POST, OPTIONS')
    expect(asked.headers['access-control-allow-headers']?.toLowerCase()).toContain('content-type')
    const points = await send({ method: 'OPTIONS', path: '/api/v1/points', headers: { origin: 'https://x.example' } })
    expect(points.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS')
  })

  for (const [what, body, code] of [
    ['no JSON', '{"periodFrom"', 'not-json'],
    ['NaN', '{"minutesWorked": NaN}', 'not-json'],
    ['bytes', Buffer.from([0, 255, 254, 1, 2, 3]), 'not-utf8'],
    ['nothing', '', 'not-json'],
    ['a formula', JSON.stringify({ ...aWeek, minutesWorked: '=1+1' }), 'not-whole'],
    ['31 February', JSON.stringify({ ...aWeek, birthDate: '1995-02-31' }), 'not-a-day'],
    ['an unknown kind', JSON.stringify({ ...aWeek, payLines: [{ kind: 'gold', cents: 1 }] }), 'unknown-kind'],
    ['a name of JavaScript itself', '{"__proto__": {"minutesWorked": 1}}', 'unknown-field'],
    ['its constructor', '{"constructor": 1}', 'unknown-field'],
    ['a number beyond all numbers', '{"minutesWorked": 1e999}', 'not-whole'],
    ['lists without end', '['.repeat(100_000) + ']'.repeat(100_000), 'not-an-object'],
    ['markup', JSON.stringify({ birthDate: '<script>alert(1)</script>' }), 'not-a-day'],
    ['too many', JSON.stringify(Array.from({ length: 201 }, () => ({}))), 'too-many'],
  ] as const) {
    test(`with ${what} is refused with a sentence`, async () => {
      for (const inPieces of [false, true]) {
        const problem = expectProblem(await post(body, {}, inPieces), 400, what)
        expect(problem.errors?.map((one) => one.code)).toEqual([code])
        expect(problem.errors?.[0]).toMatchObject({ in: 'body', detail: expect.stringMatching(/\.$/) })
      }
    })
  }

  test('of a list names which one is wrong', async () => {
    const problem = expectProblem(await post(JSON.stringify([aWeek, { ...aWeek, minutesWorked: -1 }])), 400, 'list')
    expect(problem.errors).toMatchObject([
      { in: 'body', location: { index: 1, field: 'minutesWorked' }, code: 'negative' },
    ])
  })

  test('in another form, for another form, in another way or too large is a problem too', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])
      expectProblem(await post(JSON.stringify(aWeek), { 'content-type': type }), 415, type)
    expectProblem(await post(JSON.stringify(aWeek), { accept: 'text/csv' }), 406, 'csv')
    expectProblem(await send({ method: 'POST', path: `${checks}?x=1`, body: '{}' }), 400, 'a parameter')
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await send({ method, path: checks })
      expect([answer.status, answer.headers.allow], method).toEqual([405, 'POST, OPTIONS'])
    }
    const large = JSON.stringify([{ birthDate: 'x'.repeat(262_144) }])
    for (const inPieces of [false, true]) expectProblem(await post(large, {}, inPieces), 413, `pieces: ${inPieces}`)
    const just = JSON.stringify([{ birthDate: 'x'.repeat(262_000) }])
    expectProblem(await post(just), 400, 'just below')
    expectProblem(await send({ method: 'POST', path: '/api/v1/rules', body: '{}' }), 405, 'rules')
  })
})

test('the rules say on what day each holds, who says so and who checked it', async () => {
  const { text, headers } = await send({ path: '/api/v1/rules', headers: { accept: 'application/json' } })
  const { items } = JSON.parse(text)
  const wage = items.find(({ id }: { id: string }) => id === 'minimum-wage-hour')
  expect(wage).toMatchObject({ unit: 'cents', law: [{ name: 'WML' }, {}] })
  expect(wage.rows.at(-1)).toMatchObject({ from: '2026-07-01', until: '2027-01-01', value: 1499, status: 'in-force' })
  expect(wage.rows.at(-1).sources.length + wage.rows.at(-1).checkedBy.length).toBeGreaterThan(2)
  const again = await send({ path: '/api/v1/rules', headers: { 'if-none-match': headers.etag ?? '' } })
  expect([again.status, again.bytes.length]).toEqual([304, 0])
})
