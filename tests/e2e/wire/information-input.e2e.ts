import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { send } from '../../support/send.ts'
import { faultsOf } from '../../support/storm.ts'

const nl = texts('nl')
const hostile: readonly (readonly [what: string, question: string])[] = [
  ['markup', '<script>alert(1)</script>'],
  ['SQL', "'; drop table information_remark; --"],
  ['a null byte', 'loon\u0000 huur'],
  ['writing that is turned around', '\u202eloon\u202c \u2066huur'],
  ['half a character', '%ED%A0%80'],
  ['an expression that never ends', '(a+)+$'.repeat(40)],
  ['names of JavaScript itself', '__proto__ constructor toString'],
  ['marks upon marks', 'z\u0337\u0328\u0301'.repeat(60)],
  ['signs only', '!!!???…—'],
  ['a percent sign', '100% loon %'],
  ['pictures', '🆘💶🏚️'],
  ['Arabic digits', '١٤٫٩٩'],
  ['a formula', '=HYPERLINK("http://x")'],
]

for (const [what, question] of hostile) {
  test(`a question with ${what} is answered with a page, and nothing of it is run`, async () => {
    const asked = question.startsWith('%ED') ? question : encodeURIComponent(question)
    const answer = await send({ path: `/nl/search?q=${asked}` })
    expect(answer.status).toBe(200)
    expect(faultsOf(answer)).toEqual([])
    expect(answer.text).not.toContain('<script>alert')
    expect(answer.text).toContain(nl('information.search.label'))
  })
}

test('a question of a megabyte is refused or cut, and the next one is answered at once', async () => {
  const long = await send({ path: `/nl/search?q=${'loon+'.repeat(200_000)}` }).catch(() => undefined)
  expect([200, 400, 414, 431, undefined]).toContain(long?.status)
  const tooLong = await send({ path: `/nl/search?q=${'loon+'.repeat(1_000)}` })
  expect(tooLong.status).toBe(414)
  expect(tooLong.text).toContain(nl('error.414.text'))
  const cut = await send({ path: `/nl/search?q=${'loon+'.repeat(300)}` })
  expect(cut.status).toBe(200)
  expect(cut.text).toContain(nl('information.search.cut'))
  expect((await send({ path: '/nl/search?q=loon' })).status).toBe(200)
})

test('an empty question says what to do', async () => {
  for (const path of ['/nl/search', '/nl/search?q=', '/nl/search?q=%20%20'])
    expect((await send({ path })).text).toContain(nl('information.search.empty'))
})

const article = '/nl/articles/pension'
const say = (fields: Record<string, string>) =>
  send({
    method: 'POST',
    path: article,
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  })

test('what a reader says is refused with a sentence, and what was typed is kept', async () => {
  const cases = [
    [{}, 'information.feedback.missing'],
    [{ helped: 'maybe', line: 'kept' }, 'information.feedback.missing'],
    [{ helped: 'no', line: 'bel 0612345678' }, 'information.feedback.personal'],
    [{ helped: 'no', line: 'a@b.nl' }, 'information.feedback.personal'],
  ] as const
  for (const [fields, key] of cases) {
    const answer = await say(fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(nl(key))
    if ('line' in fields) expect(answer.text).toContain(`value="${fields.line}"`)
  }
  const long = await say({ helped: 'yes', line: 'x'.repeat(201) })
  expect([long.status, long.text.includes('x'.repeat(201))]).toEqual([422, true])
})

test('a megabyte, a broken form, another site or an article that is not there keeps nothing', async () => {
  expect((await say({ helped: 'yes', line: 'x'.repeat(1_000_000) })).status).toBe(413)
  const elsewhere = await send({
    method: 'POST',
    path: article,
    body: 'helped=yes',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  })
  expect(elsewhere.status).toBe(403)
  const json = await send({
    method: 'POST',
    path: article,
    body: '{}',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  })
  expect([403, 415]).toContain(json.status)
  for (const path of [
    '/nl/articles/nothing',
    '/nl/articles/__proto__',
    '/nl/articles/critical',
    '/nl/articles/everyday',
  ])
    expect((await send({ path })).status, path).toBe(404)
})

test('a place that does not exist adds nothing and breaks nothing', async () => {
  for (const place of ['GM9999', 'AM26', '%00', '<b>', 'constructor']) {
    const answer = await send({ path: `/nl/articles/register-municipality?place=${encodeURIComponent(place)}` })
    expect([answer.status, answer.text.includes('<b>')]).toEqual([200, false])
  }
})
