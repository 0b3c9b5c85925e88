import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RealProvider, startRealProvider } from '../../src/platform/oidc/testing/real-provider.ts'
import { aBrowser, type Seen, type WalkingBrowser } from '../../src/platform/oidc/testing/walking-browser.ts'
import { freePort, type RunningServer, serverRoom } from './run-server.ts'

const room = serverRoom()
let provider: RealProvider
let server: RunningServer
let site: string

beforeAll(async () => {
  const port = await freePort()
  site = `http://127.0.0.1:${port}`
  provider = await startRealProvider({
    redirectUris: [`${site}/nl/staff/elsewhere`],
    postLogoutRedirectUris: [`${site}/nl/staff/elsewhere/signed-out`],
    backChannelLogoutUri: `${site}/nl/staff/elsewhere/back-channel-logout`,
  })
  const file = (name: string, text: string) => {
    const path = join(room.folder, name)
    writeFileSync(path, text)
    return path
  }
  const mapping = [
    {
      claim: 'groups',
      has: 'gemeente-voorbeeldstad-beleid',
      organisation: 'voorbeeldstad',
      roles: ['policy-officer'],
    },
  ]
  server = await room.start({
    PORT: String(port),
    BAKEN_ADDRESS: site,
    BAKEN_OIDC_ISSUER: provider.issuer,
    BAKEN_OIDC_CLIENT_ID: provider.clientId,
    BAKEN_OIDC_CLIENT_SECRET_FILE: file('secret', provider.clientSecret),
    BAKEN_OIDC_SECOND_FACTOR_ACR: provider.secondFactor.acr,
    BAKEN_OIDC_MAPPING_FILE: file('mapping.json', JSON.stringify({ mapping })),
  })
  await server.ready
}, 120_000)
afterAll(async () => {
  await room.clean()
  await provider.close()
})

/** From our page to the provider, the button of somebody there, and back. */
async function signIn(
  person: string,
  browser: WalkingBrowser = aBrowser(),
  pressed: Readonly<Record<string, string>> = { person },
): Promise<Seen> {
  const away = await browser.open(`${site}/nl/staff/elsewhere/begin`)
  expect(away.address.origin).toBe(provider.issuer)
  const page = await browser.open(away.address.href)
  const back = page.page === '' ? page : await browser.open(page.address.href, pressed)
  expect(back.address.origin).toBe(site)
  return browser.open(back.address.href)
}

test('somebody of the provider signs in, works where the mapping says, and is shown as who they are', async () => {
  const browser = aBrowser()
  const seen = await signIn('beleid', browser)
  expect([seen.status, seen.address.pathname]).toEqual([200, '/nl/staff'])
  expect(seen.page).toContain('Welkom, Beleidsmedewerker Voorbeeldstad')
  expect(seen.page).toContain('beleidsmedewerker')
  expect(seen.page).toContain('Gemeente Voorbeeldstad')
  const again = await browser.open(`${site}/nl/staff/account`)
  expect(again.page).toContain('via je organisatie')
})

test('the sign-in page offers it', async () => {
  const page = await aBrowser().open(`${site}/nl/staff/sign-in`)
  expect(page.page).toContain('/nl/staff/elsewhere/begin?next=%2Fnl%2Fstaff')
})

test('without a role by the mapping, without a second factor, or stopped there, nobody gets in, and a sentence says why', async () => {
  const nobody = await signIn('zonder-groep')
  expect([nobody.status, nobody.page.includes('geeft je hier geen rol')]).toEqual([422, true])
  const stopped = await signIn('beleid', aBrowser(), { stop: '1' })
  expect(stopped.page).toContain('Je bent gestopt bij je organisatie')
  provider.secondFactor.isUsed = false
  const once = await signIn('beleid')
  provider.secondFactor.isUsed = true
  expect(once.page).toContain('met alleen een wachtwoord')
})

test('an answer counts in the browser that began, and once', async () => {
  const browser = aBrowser()
  const away = await browser.open(`${site}/nl/staff/elsewhere/begin`)
  const page = await browser.open(away.address.href)
  const back = await browser.open(page.address.href, { person: 'beleid' })
  const other = await aBrowser().open(back.address.href)
  expect([other.status, other.page.includes('niet in deze browser begonnen')]).toEqual([422, true])
  expect((await browser.open(back.address.href)).address.pathname).toBe('/nl/staff')
  const twice = await browser.open(back.address.href)
  expect([twice.status, twice.page.includes('niet in deze browser begonnen')]).toEqual([422, true])
})

test('an answer that was changed on the way is refused', async () => {
  const browser = aBrowser()
  const away = await browser.open(`${site}/nl/staff/elsewhere/begin`)
  const page = await browser.open(away.address.href)
  const back = await browser.open(page.address.href, { person: 'beleid' })
  const changed = new URL(back.address)
  changed.searchParams.set('state', 'x'.repeat(43))
  const seen = await browser.open(changed.href)
  expect([seen.status, seen.page.includes('hoort niet bij een aanmelding')]).toEqual([422, true])
  // What was begun is gone, whatever came of it.
  expect((await browser.open(back.address.href)).status).toBe(422)
})

test('a logout token that nobody signed ends nothing', async () => {
  const browser = aBrowser()
  await signIn('beleid', browser)
  const answer = await fetch(`${site}/nl/staff/elsewhere/back-channel-logout`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJiZWxlaWQifQ.' }),
  })
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store'])
  expect((await browser.open(`${site}/nl/staff`)).page).toContain('Welkom')
})

test('signing out at the provider signs out here, on every device', async () => {
  const browser = aBrowser()
  await signIn('beleid', browser)
  const out = await browser.open(`${provider.issuer}/session/end`)
  const [, secret = ''] = /name="xsrf" value="([^"]+)"/.exec(out.page) ?? []
  await browser.open(`${provider.issuer}/session/end/confirm`, { xsrf: secret, logout: 'yes' })
  await expect.poll(async () => (await browser.open(`${site}/nl/staff`)).address.pathname).toBe('/nl/staff/sign-in')
})

test('when the provider goes down on the way a sentence says so, and the rest of the site works', async () => {
  const browser = aBrowser()
  const away = await browser.open(`${site}/nl/staff/elsewhere/begin`)
  const page = await browser.open(away.address.href)
  const back = page.page === '' ? page : await browser.open(page.address.href, { person: 'beleid' })
  await provider.close()
  const seen = await browser.open(back.address.href)
  expect([seen.status, seen.page.includes('is nu niet bereikbaar')]).toEqual([422, true])
  expect((await server.get('/nl')).status).toBe(200)
  expect(server.said().err).toMatch(/sign-in elsewhere: provider-down, /)
  expect(server.said().err).not.toMatch(/beleid|eyJ|@voorbeeldstad/)
})
