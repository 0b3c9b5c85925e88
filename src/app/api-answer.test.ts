import { describe, expect, test } from 'vitest'
import { problemOf } from '#platform/http/problem.ts'
import { apiAnswer, apiPreflight, apiProblem, asJson } from './api-answer.ts'

const ask = (path: string, accept?: string) => {
  const url = new URL(`https://baken.example/api/v1/${path}`)
  const request = new Request(url, { headers: accept === undefined ? {} : { accept } })
  return apiAnswer({
    event: { url, request },
    readers: { size: (typed: string) => (typed === '1' ? { ok: true, value: 1 } : { ok: false, error: 'Not 1.' }) },
    forms: {
      'application/json': (asked) =>
        asked.size === 1 ? problemOf(404, 'None.') : asJson({ fine: true }, { link: 'x' }),
      'text/csv': () => ({ body: 'a;b' }),
    },
  })
}

describe('an answer of the API', () => {
  test('has its version, may be read by every site and be kept for a minute', async () => {
    const answer = await ask('things')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ fine: true })
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'api-version': expect.stringMatching(/^1\./),
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
      'content-type': 'application/json',
      link: 'x',
      vary: 'accept',
    })
  })

  test('comes in the form that is asked for, or says which there are', async () => {
    expect((await ask('things', 'text/csv')).headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const refused = await ask('things', 'text/html')
    expect(refused.status).toBe(406)
    expect(await refused.json()).toMatchObject({ detail: 'This comes as application/json or text/csv.' })
  })

  test('names the parameter that is wrong', async () => {
    const refused = await ask('things?size=2')
    expect(refused.status).toBe(400)
    expect(refused.headers.get('cache-control')).toBe('no-store')
    expect(await refused.json()).toEqual({
      type: 'about:blank',
      status: 400,
      title: 'Invalid input',
      detail: 'Not 1.',
      errors: [{ in: 'query', location: { name: 'size' }, code: 'invalid', detail: 'Not 1.' }],
    })
  })

  test('may itself be a problem', async () => {
    expect((await ask('things?size=1')).status).toBe(404)
  })
})

test('a browser that asks first is told the methods of the address', () => {
  const { status, headers } = apiPreflight(['POST', 'OPTIONS'])
  expect([status, headers.get('allow'), headers.get('access-control-allow-methods')]).toEqual([
    204,
    'POST, OPTIONS',
    'POST, OPTIONS',
  ])
})

test('what is wrong in a body is named by its place', async () => {
  const body = [
    { field: 'birthDate', index: 3, code: 'not-a-day', detail: 'No day.' },
    { field: '', code: 'not-json', detail: 'No JSON.' },
  ]
  expect(await apiProblem({ ...problemOf(400), body }).json()).toMatchObject({
    errors: [
      { in: 'body', location: { index: 3, field: 'birthDate' }, code: 'not-a-day', detail: 'No day.' },
      { in: 'body', location: { field: '' }, code: 'not-json', detail: 'No JSON.' },
    ],
  })
})
