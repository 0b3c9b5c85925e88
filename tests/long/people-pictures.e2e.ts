import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { agedAddress } from '../support/addresses.ts'
import { signInAs } from '../support/staff.ts'

/**
 * Makes the pictures of docs/organisations/people.md anew, from the demonstration that has the clock of today: the database has no other. Look at them before you commit them:
 * `playwright test --config tests/long/playwright.config.ts people-pictures`.
 */
const folder = join(import.meta.dirname, '../../docs/organisations/images')
const width = 960
const largestBytes = 150_000

test.use({
  baseURL: agedAddress,
  extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.200', 'x-forwarded-proto': 'https' },
  viewport: { width, height: 900 },
  colorScheme: 'light',
  deviceScaleFactor: 1,
  locale: 'en-GB',
})
test.beforeAll(() => void mkdirSync(folder, { recursive: true }))

/** The main part of the page as it is now, from its top; `height`: as much of it as says what it is about. */
async function picture(page: Page, name: string, height: number): Promise<void> {
  const box = await page.locator('main').boundingBox()
  const path = join(folder, `${name}.png`)
  const top = box?.y ?? 0
  await page.screenshot({
    path,
    fullPage: true,
    clip: { x: 0, y: top, width, height: Math.min(height, box?.height ?? height) },
  })
  expect(statSync(path).size, name).toBeLessThan(largestBytes)
}

test('the pages of an administrator', async ({ page }) => {
  await signInAs(page, 'beheerder-voorbeeldstad', 'en')
  await page.goto('/en/staff/people')
  await picture(page, 'people', 900)
  await page.goto('/en/staff/people/invite')
  await page.getByLabel('Name', { exact: true }).fill('New colleague at the desk')
  await picture(page, 'invite', 820)
  await page.goto('/en/staff/people/baliemedewerker-voorbeeldstad')
  await picture(page, 'colleague', 900)
  await page.goto('/en/staff/organisation/hand-over?step=summary&successor=voorbeelddorp&day=2098-12-31')
  await picture(page, 'hand-over', 790)
})

test('what waits for a second person, and the log of it', async ({ page, browser }) => {
  const first = await browser.newPage()
  await signInAs(first, 'beheerder-voorbeeldstad', 'en')
  await first.goto('/en/staff/people/beleid-voorbeeldstad')
  const steps = first.locator('#step-recover')
  await steps.evaluate((one) => one.setAttribute('open', ''))
  await steps.getByRole('button').click()
  await expect(first.getByRole('status')).toBeVisible()
  await first.close()
  await signInAs(page, 'tweede-beheerder-voorbeeldstad', 'en')
  await page.goto('/en/staff/requests')
  await picture(page, 'with-two-people', 690)
  await page.getByRole('button', { name: 'I refuse' }).first().click()
  await expect(page.getByRole('status')).toBeVisible()
  await page.goto('/en/staff/log')
  await page.locator('[name=reason]').first().check()
  await page.getByRole('button', { name: 'Show the log' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await picture(page, 'log', 700)
})
