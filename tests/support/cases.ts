import { expect, type Page } from '@playwright/test'
import { texts } from './content.ts'

const t = texts('nl')

/** The words that open the key of everybody in the demonstration. */
export const deskPassphrase = 'drie meeuwen boven een leeg plein'

/** Unlocks the desk of who is signed in, and goes where that leads: to the list, or to where a link to unlocking came from. */
export async function unlockDesk(page: Page, language = 'nl'): Promise<void> {
  if (!page.url().includes('/cases/unlock')) await page.goto(`/${language}/staff/cases/unlock`)
  await page.locator('[data-keys-field="passphrase"]').fill(deskPassphrase)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith('/unlock'))
}

/** Writes down what somebody tells at the desk, on a page that is open and unlocked, and gives the id of the case. */
export async function tellReport(page: Page, told: { story: string; phone?: string }): Promise<string> {
  await page.locator('#new-entrance').selectOption('worker')
  await page.getByLabel(t('cases.form.housing.name'), { exact: true }).check()
  await page.locator('#new-municipality').selectOption('unknown')
  await page.locator('#new-going-on').selectOption('yes')
  await page.locator('#new-danger').selectOption('no')
  await page.locator('#new-story').fill(told.story)
  if (told.phone !== undefined) await page.locator('#new-contact-phone').fill(told.phone)
  await page.getByRole('button', { name: t('cases.new.button'), exact: true }).click()
  await expect(page.locator('[data-new-code]')).toHaveText(/^([0-9A-Z]{3}[ -]){5}[0-9A-Z]{3}$/)
  return (await page.locator('[data-new-case]').getAttribute('href'))?.split('/').at(-1) ?? ''
}

/** Opens a new case and waits until it counts as read. */
export async function readCase(page: Page, id: string): Promise<void> {
  // The page is loaded once more when it was read, which may be before it was loaded the first time.
  await page.goto(`/nl/staff/cases/${id}`, { waitUntil: 'commit' })
  await isRead(page)
}

/** Waits until the case that is open on a page counts as read, and stands there again. */
export async function isRead(page: Page): Promise<void> {
  await expect(page.getByText(t('cases.state.read'), { exact: true }).first()).toBeVisible()
  await expect(page.locator('[data-case-drawn="report"]')).not.toBeEmpty()
}
