import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { signInAs } from '../../support/staff.ts'

const t = texts('nl')
const person = 'baliemedewerker-voorbeeldstad'

test('somebody signs in with password and code, sees who they are, and signs out', async ({ page }, { project }) => {
  // A code counts once: whoever signs in at the same moment elsewhere in this run has to be somebody else.
  const id = project.name === 'javascript' ? 'tweede-functionaris-voorbeeldstad' : 'beheerder-hulppunt'
  const mail = `${id}@voorbeeld.example`
  await page.goto('/nl')
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: t('staff.title') })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('staff.sign-in.title'))
  const card = page.getByRole('listitem').filter({ hasText: mail })
  const code = /code nu: (\d{6})/.exec(await card.innerText())?.[1] ?? ''
  const password = await page.locator('main code').innerText()
  await page.getByLabel(t('staff.sign-in.mail')).fill(mail)
  await page.getByLabel(t('staff.sign-in.password')).fill(password)
  await page.getByLabel(t('staff.sign-in.code'), { exact: true }).fill(code)
  await page.getByRole('button', { name: t('staff.sign-in.button'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Welkom')
  await page.getByRole('button', { name: t('staff.sign-out'), exact: true }).click()
  await expect(page.getByRole('status')).toHaveText(t('staff.sign-in.signed-out'))
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('staff.sign-in.title'))
})

test('a wrong sign-in says so in one sentence, keeps the mail address and nothing else', async ({ page }) => {
  await page.goto('/nl/staff/sign-in')
  await page.getByLabel(t('staff.sign-in.mail')).fill('niemand@voorbeeld.example')
  await page.getByLabel(t('staff.sign-in.password')).fill('een lange verkeerde zin')
  await page.getByLabel(t('staff.sign-in.code'), { exact: true }).fill('123456')
  await page.getByRole('button', { name: t('staff.sign-in.button'), exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(t('staff.sign-in.not-right'))
  await expect(page.getByLabel(t('staff.sign-in.mail'))).toHaveValue('niemand@voorbeeld.example')
  await expect(page.getByLabel(t('staff.sign-in.password'))).toHaveValue('')
  await expect(page.getByLabel(t('staff.sign-in.code'), { exact: true })).toHaveValue('')
})

test('who works for two organisations chooses a hat, and changes it', async ({ page }) => {
  await signInAs(page, 'aandachtsfunctionaris-voorbeeldstad')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('staff.hat.title'))
  await page.getByRole('button', { name: 'Werken voor Gemeente Voorbeeldstad' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('Gemeente Voorbeeldstad')
  await expect(page.getByText('aandachtsfunctionaris', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Werken voor Gemeente Voorbeelddorp' }).click()
  await expect(page.getByText('tweede aandachtsfunctionaris', { exact: true })).toBeVisible()
})

test('new recovery codes are shown once, and the account tells how many are left', async ({ page }) => {
  await signInAs(page, person)
  await page.getByRole('link', { name: t('staff.nav.account') }).click()
  await page.getByRole('button', { name: t('staff.account.codes.button') }).click()
  await expect(page.getByRole('heading', { level: 2, name: t('staff.codes.title') })).toBeVisible()
  const codes = await page.locator('ol code').allInnerTexts()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  await page.getByRole('link', { name: t('staff.codes.go') }).click()
  await page.getByRole('link', { name: t('staff.nav.account') }).click()
  await expect(page.getByText('Je hebt nog 10 codes.')).toBeVisible()
  await expect(page.getByText(codes[0] ?? '')).toHaveCount(0)
})

test('a password that is easy to guess is refused with a sentence at its field, and a good one is taken', async ({
  page,
}) => {
  await signInAs(page, 'beleid-voorbeeldstad')
  await page.goto('/nl/staff/account')
  await page.getByText(t('staff.account.password.change')).click()
  const field = page.getByLabel(t('staff.invitation.password'))
  await field.fill('welkom welkom')
  await page.getByRole('button', { name: t('staff.account.password.button') }).click()
  await expect(page.getByRole('alert')).toContainText(t('staff.fault.too-plain'))
  await field.fill('regenjas onder een kale lamp')
  await page.getByRole('button', { name: t('staff.account.password.button') }).click()
  await expect(page.getByRole('status')).toHaveText(t('staff.account.password.done'))
})

test('sessions elsewhere are listed, and ended from here', async ({ page, browser }) => {
  const other = await browser.newPage()
  await signInAs(other, 'griffier')
  await signInAs(page, 'griffier')
  await page.goto('/nl/staff/account')
  await page.getByRole('button', { name: t('staff.account.sessions.button') }).click()
  await expect(page.getByRole('status')).toHaveText(t('staff.account.sessions.done'))
  await other.reload()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(t('staff.sign-in.title'))
  await other.close()
})

test('in another language the pages are the same, and where they are not there it is said', async ({ page }) => {
  await signInAs(page, 'programmamanager', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Welcome')
  await page.goto('/pl/staff')
  await expect(page.getByRole('main').getByRole('link', { name: 'English', exact: true })).toBeVisible()
})
