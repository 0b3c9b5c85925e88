import { expect, type Page, test } from '@playwright/test'
import { sitePort } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'

const t = texts('nl')
/** A passkey is of a name, and 127.0.0.1 is none. */
const site = `http://localhost:${sitePort}`

/** A device that verifies who holds it, as a phone does. */
async function withDevice(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const verifies = (isUserVerified: boolean) =>
    session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  return { verifies }
}

async function signInAs(page: Page, person: string) {
  await page.goto(`${site}/nl/staff/sign-in`)
  await page.locator(`form:has(input[name="demo"][value="${person}"])`).getByRole('button').click()
  await expect(page).toHaveURL(/staff$/)
}

test('a passkey is made, signs in, proves again and is taken away', async ({ page }) => {
  await withDevice(page)
  await signInAs(page, 'medewerker-hulppunt')
  await page.goto(`${site}/nl/staff/account`)
  await page.getByLabel(t('staff.account.passkeys.name')).fill('Telefoon')
  await page.getByRole('button', { name: t('staff.account.passkeys.add') }).click()
  await expect(page.getByRole('status')).toHaveText(t('staff.account.passkey.done'))
  await expect(page.getByRole('rowheader', { name: 'Telefoon' })).toBeVisible()

  await page.getByRole('button', { name: t('staff.sign-out'), exact: true }).click()
  await page.getByRole('button', { name: t('staff.passkey.use') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Medewerker van Hulppunt')

  await page.goto(`${site}/nl/staff/prove?next=%2Fnl%2Fstaff%2Faccount`)
  await page.getByRole('button', { name: t('staff.passkey.use') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('staff.account.title'))

  await page.getByRole('button', { name: t('staff.account.passkeys.remove').replace('{name}', 'Telefoon') }).click()
  await expect(page.getByRole('status')).toHaveText(t('staff.account.passkey-removed.done'))
  await page.getByRole('button', { name: t('staff.sign-out'), exact: true }).click()
  await page.getByRole('button', { name: t('staff.passkey.use') }).click()
  await expect(page.getByRole('alert').filter({ hasText: t('staff.passkey.unknown-passkey') })).toBeVisible()
})

test('a device that does not know who holds it is refused by the browser, in a sentence', async ({ page }) => {
  const { verifies } = await withDevice(page)
  await verifies(false)
  await page.goto(`${site}/nl/staff/sign-in`)
  await page.getByRole('button', { name: t('staff.passkey.use') }).click()
  await expect(page.getByRole('alert').filter({ hasText: t('staff.passkey.cancelled') })).toBeVisible()
})
