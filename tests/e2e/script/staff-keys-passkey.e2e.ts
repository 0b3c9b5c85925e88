import { expect, type Page, test } from '@playwright/test'
import { sitePort } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'

const t = texts('nl')
/** A passkey is of a name, and 127.0.0.1 is none. */
const site = `http://localhost:${sitePort}`
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const field = (page: Page, name: string, ceremony: string) =>
  page.locator(`form[data-keys="${ceremony}"] [data-keys-field="${name}"]`)

/** A device that verifies who holds it; `hasPrf`: and gives a secret for opening keys. */
async function withDevice(page: Page, hasPrf: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Signs in as somebody of the demonstration and makes a passkey to sign in with. */
async function withPasskey(page: Page, person: string): Promise<void> {
  await page.goto(`${site}/nl/staff/sign-in`)
  await page.locator(`form:has(input[name="demo"][value="${person}"])`).getByRole('button').click()
  await page.goto(`${site}/nl/staff/account`)
  await page.getByLabel(t('staff.account.passkeys.name')).fill('Telefoon')
  await press(page, t('staff.account.passkeys.add'))
  await expect(page.getByRole('status')).toHaveText(t('staff.account.passkey.done'))
}

const done = (page: Page, code: string) =>
  expect(page.getByRole('status').first()).toContainText(t(`keys.done.${code}`))

test('a passkey makes and opens one’s own key, and its secret goes nowhere', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await withDevice(page, true)
  // The page keeps what a passkey gave where this test can see it.
  await page.addInitScript(() => {
    const get = CredentialsContainer.prototype.get
    CredentialsContainer.prototype.get = async function (options) {
      const answer = await get.call(this, options)
      const first =
        answer instanceof PublicKeyCredential ? answer.getClientExtensionResults().prf?.results?.first : undefined
      if (first instanceof ArrayBuffer)
        sessionStorage.setItem('secret', btoa(String.fromCharCode(...new Uint8Array(first))))
      return answer
    }
  })
  await withPasskey(page, 'aandachtsfunctionaris-opvang')
  await page.goto(`${site}/nl/staff/keys/own`)
  await field(page, 'understood', 'make-own').check()
  await press(page, t('keys.own.make.passkey'))
  await done(page, 'own')
  await expect(page.getByText(t('keys.own.way.last'))).toBeVisible()

  await press(page, t('keys.open.passkey', { words: t('keys.own.numbers.button') }))
  await expect(page.locator('[data-keys-numbers="own"] span')).toHaveCount(6)

  await page.locator('summary', { hasText: t('keys.own.add-passphrase') }).click()
  await field(page, 'new-passphrase', 'add-passphrase').fill('elf kruiken in een kelder')
  await field(page, 'again', 'add-passphrase').fill('elf kruiken in een kelder')
  await press(page, t('keys.open.passkey', { words: t('keys.own.add-passphrase.button') }))
  await done(page, 'passphrase-added')

  await press(page, t('keys.own.way.remove', { way: t('keys.own.way.passkey', { name: 'Telefoon' }) }))
  await done(page, 'removed')
  await field(page, 'passphrase', 'numbers').fill('elf kruiken in een kelder')
  await press(page, t('keys.own.numbers.button'))
  await expect(page.locator('[data-keys-numbers="own"] span')).toHaveCount(6)

  const secret = await page.evaluate(() => sessionStorage.getItem('secret') ?? '')
  expect(Buffer.from(secret, 'base64')).toHaveLength(32)
  const all = decodeURIComponent(sent.join('\n'))
  expect(all).toContain('"do":"keep-own"')
  for (const form of ['base64', 'base64url', 'hex'] as const)
    expect(all).not.toContain(Buffer.from(secret, 'base64').toString(form).replace(/=+$/, ''))
})

test('a passkey that can only sign in says so, and a passphrase is chosen instead', async ({ page }) => {
  await withDevice(page, false)
  await withPasskey(page, 'tweede-functionaris-opvang')
  await page.goto(`${site}/nl/staff/keys/own`)
  await field(page, 'understood', 'make-own').check()
  await press(page, t('keys.own.make.passkey'))
  await expect(page.getByRole('alert').filter({ hasText: t('keys.problem.passkey-no-secret') })).toBeVisible()
})

test('a browser that cannot make such keys is told before anything is typed', async ({ page }) => {
  await page.addInitScript(() => {
    const generate = crypto.subtle.generateKey.bind(crypto.subtle)
    const without = (algorithm: unknown, ...rest: unknown[]) =>
      algorithm === 'X25519'
        ? Promise.reject(new DOMException('no such curve', 'NotSupportedError'))
        : Reflect.apply(generate, crypto.subtle, [algorithm, ...rest])
    Object.defineProperty(crypto.subtle, 'generateKey', { value: without })
  })
  await page.goto(`${site}/nl/staff/sign-in`)
  await page.locator('form:has(input[name="demo"][value="tweede-functionaris-opvang"])').getByRole('button').click()
  await page.goto(`${site}/nl/staff/keys/own`)
  await expect(page.getByText(t('keys.old-browser'))).toBeVisible()
  await expect(page.locator('main input:visible')).toHaveCount(0)
})
