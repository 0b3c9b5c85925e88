import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { agedAddress } from '../../support/addresses.ts'
import { type Answer, send, sendForm } from '../../support/send.ts'
import { cookieOf, isSignedIn, sessionIn } from '../../support/staff.ts'

const officer = 'aandachtsfunctionaris-voorbeeldstad'
const name = '__Host-baken'
const overview = '/nl/staff'
const signInPage = '/nl/staff/sign-in'
const honestMail = `${officer}@voorbeeld.example`
const wrong = { mail: honestMail, password: 'een zin die niet klopt', code: '000000' }

const setCookies = ({ headers }: Answer) => headers['set-cookie'] ?? []
const withoutSeeds = (text: string) =>
  text
    .replace(/data-passkey-options="[^"]*"/, '')
    .replace(/name="seed" value="[^"]*"/, '')
    .replace(/<p class="small soft"[^>]*>code nu[^<]*/g, '')
    .replace(/(code nu:) \d{6}/g, '$1')

test('nobody gets a cookie before they signed in, and then one that scripts and other sites never see', async () => {
  for (const path of ['/nl', signInPage, '/nl/staff/permissions', '/nl/staff/invitation/x'])
    expect(setCookies(await send({ path })), path).toEqual([])
  expect(setCookies(await sendForm(signInPage, wrong))).toEqual([])
  const [cookie] = setCookies(await sendForm(signInPage, { demo: officer }))
  expect(cookie).toMatch(/^__Host-baken=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('no page behind the sign-in is shown without one, and none of them is kept by anybody', async () => {
  const pages = [
    '',
    '/account',
    '/people',
    '/people/invite',
    '/requests',
    '/organisation',
    '/organisations',
    '/log',
    '/prove',
  ]
  for (const page of pages) {
    const path = `${overview}${page}`
    const answer = await send({ path })
    expect([answer.status, answer.headers.location], path).toEqual([
      303,
      `/nl/staff/sign-in?next=${encodeURIComponent(path)}`,
    ])
  }
  const cookie = await cookieOf('beheerder-voorbeeldstad')
  for (const page of pages.filter((one) => one !== '/organisations')) {
    const answer = await send({ path: `${overview}${page}`, headers: { cookie } })
    expect([page, answer.status, answer.headers['cache-control']]).toEqual([page, 200, 'no-store'])
  }
})

test('more than fifty kinds of tokens that are nobody’s open nothing', async () => {
  const cookie = await cookieOf(officer)
  const token = cookie.slice(name.length + 1)
  const flipped = (at: number) => `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
  const hash = createHash('sha256').update(token)
  const forged = [
    '',
    ' ',
    'null',
    'undefined',
    'true',
    '0',
    '[object Object]',
    'admin',
    officer,
    `${token}=`,
    `${token}==`,
    `${token}A`,
    ` ${token.slice(1)}`,
    token.slice(0, -1),
    token.slice(1),
    token.toLowerCase(),
    token.toUpperCase(),
    [...token].reverse().join(''),
    `${token}.${token}`,
    `${token},${token}`,
    `"${token.slice(2)}"`,
    encodeURIComponent(`${token}'`),
    `${token}%00`,
    `${token}%0a`,
    `%22${token}%22`,
    Buffer.from(token, 'base64url').toString('hex'),
    Buffer.from(token, 'base64url').toString('base64'),
    hash.copy().digest('hex'),
    hash.copy().digest('base64url'),
    randomBytes(32).toString('base64url'),
    randomBytes(32).toString('hex'),
    'A'.repeat(43),
    '-'.repeat(43),
    '_'.repeat(43),
    'A'.repeat(42),
    'A'.repeat(44),
    'A'.repeat(4_000),
    "' or 1=1 --",
    "'; drop table organisations_session; --",
    '../../../etc/passwd',
    '{"person":"beheerder-voorbeeldstad"}',
    '{{7*7}}',
    '<script>1</script>',
    'Bearer',
    '%F0%9F%94%91',
    'eyJhbGciOiJub25lIn0.eyJzdWIiOiJiZWhlZXJkZXIifQ.',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJiZWhlZXJkZXIifQ.c2lnbmF0dXJl',
    ...[0, 1, 7, 20, 41].map(flipped),
  ].filter((one) => one !== token)
  expect(new Set(forged).size).toBeGreaterThanOrEqual(50)
  for (const one of new Set(forged)) {
    const answer = await send({ path: overview, headers: { cookie: `${name}=${one}` } })
    expect([one.slice(0, 60), [303, 400, 431].includes(answer.status)]).toEqual([one.slice(0, 60), true])
  }
  for (const other of ['baken', '__Secure-baken', '__Host-Baken', '__Host-baken-known'])
    expect(await isSignedIn(`${other}=${token}`), other).toBe(false)
  expect(await isSignedIn(cookie)).toBe(true)
})

test('a token that somebody brings along is never made theirs', async () => {
  const chosen = `${name}=${randomBytes(32).toString('base64url')}`
  const answer = await sendForm(signInPage, { demo: officer }, { cookie: chosen })
  const given = sessionIn(answer.headers)
  expect(given).not.toBe('')
  expect(given).not.toBe(chosen)
  expect(await isSignedIn(chosen)).toBe(false)
})

test('signing out ends the session on the server, and an old token is worth nothing', async () => {
  const cookie = await cookieOf(officer)
  const left = await sendForm('/nl/staff/sign-out', {}, { cookie })
  expect([left.status, left.headers.location]).toEqual([303, '/nl/staff/sign-in?signed-out'])
  expect(setCookies(left).join()).toMatch(/__Host-baken=; .*(Max-Age=0|Expires=Thu, 01 Jan 1970)/)
  expect(await isSignedIn(cookie)).toBe(false)
})

test('another hat gives another token, and the one before it is worth nothing', async () => {
  const cookie = await cookieOf(officer)
  const changed = await sendForm('/nl/staff/hat', { organisation: 'voorbeelddorp' }, { cookie })
  const fresh = sessionIn(changed.headers)
  expect(await isSignedIn(fresh)).toBe(true)
  expect(await isSignedIn(cookie)).toBe(false)
  const refused = await sendForm('/nl/staff/hat', { organisation: 'provincie-voorbeeld' }, { cookie: fresh })
  expect(refused.status).toBe(403)
})

test('a form that another site sends is refused, also with somebody’s cookie', async () => {
  const cookie = await cookieOf('beheerder-voorbeeldstad')
  const strange = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': '', origin: 'https://evil.example' },
    { 'sec-fetch-site': '', origin: 'null' },
    { 'sec-fetch-site': '', origin: '' },
  ]
  for (const headers of strange)
    for (const path of ['/nl/staff/sign-out', '/nl/staff/hat', '/nl/staff/account'])
      expect((await sendForm(path, { do: 'end-others' }, { cookie, ...headers })).status, JSON.stringify(headers)).toBe(
        403,
      )
  expect(await isSignedIn(cookie)).toBe(true)
})

test('nobody is sent elsewhere after signing in', async () => {
  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/nl/staff/../../evil',
    '/nl/staff//evil.example',
    '/nl/staff/%2e%2e/evil',
    'javascript:alert(1)',
    'data:text/html,x',
    '/nl',
    '/nl/staffx',
    '/nl/staff?x=https://evil.example',
    '/nl/staff#x',
    '/nl/staff\r\nset-cookie: x=y',
    'nl/staff',
  ]
  for (const next of elsewhere) {
    const answer = await sendForm(signInPage, { demo: officer, next })
    expect([next, answer.status, answer.headers.location]).toEqual([next, 303, '/nl/staff'])
  }
  const kept = await sendForm(signInPage, { demo: officer, next: '/nl/staff/account' })
  expect(kept.headers.location).toBe('/nl/staff/account')
})

test('a wrong sign-in says the same, byte for byte, whether the account is there or not', async () => {
  const answers: Answer[] = []
  for (const mail of [honestMail, 'niemand-hier@voorbeeld.example', 'niemand@elders.example'])
    answers.push(await sendForm(signInPage, { ...wrong, mail }))
  const pages = answers.map(({ text }, at) =>
    withoutSeeds(text).replaceAll(
      [honestMail, 'niemand-hier@voorbeeld.example', 'niemand@elders.example'][at] ?? '',
      'X',
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
  expect(pages[1]).toBe(pages[2])
  // The demonstration names its own people on the page; what the form says is the same.
  expect(/role="alert"[\s\S]*?<\/div>/.exec(pages[0] ?? '')?.[0]).toBe(
    /role="alert"[\s\S]*?<\/div>/.exec(pages[1] ?? '')?.[0],
  )
})

test('passwords and codes never come back on a page', async () => {
  const secret = 'merkteken-wachtwoord-nergens-terug'
  const answer = await sendForm(signInPage, { ...wrong, password: secret, code: '987654' })
  expect(answer.text).toContain(honestMail)
  expect(answer.text).not.toContain(secret)
  expect(answer.text).not.toContain('987654')
})

test('a line that guesses waits, and honest people on other lines get in', async () => {
  // The aged site stands behind a proxy that tells who asks.
  const from = (address: string) => ({ 'x-forwarded-for': address, 'x-forwarded-proto': 'https' })
  const ask = (fields: Record<string, string>, address: string) =>
    send({
      method: 'POST',
      path: signInPage,
      to: agedAddress,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...from(address),
      },
      body: new URLSearchParams(fields).toString(),
    })
  const statuses: number[] = []
  for (let guess = 0; guess < 25; guess += 1) statuses.push((await ask(wrong, '198.51.100.77')).status)
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 422))
  expect(statuses.slice(-3)).toEqual([429, 429, 429])
  const page = await send({ path: signInPage, to: agedAddress, headers: from('203.0.113.5') })
  const own = new RegExp(`${honestMail}<br[^>]*>code nu: (\\d{6})`).exec(page.text)?.[1] ?? ''
  const password = /<code>([^<]+)<\/code>/.exec(page.text)?.[1] ?? ''
  const honest = await ask({ mail: honestMail, password, code: own }, '203.0.113.5')
  expect([honest.status, honest.headers.location]).toEqual([303, '/nl/staff'])
  const again = await ask({ mail: honestMail, password, code: own }, '203.0.113.5')
  expect(again.status).toBe(422)
})
