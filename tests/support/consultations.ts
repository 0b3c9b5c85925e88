import { type Browser, expect, type Page } from '@playwright/test'
import { readCase, tellReport, unlockDesk } from './cases.ts'
import { texts } from './content.ts'
import { signInAs } from './staff.ts'
import { watchSent } from './watch-sent.ts'

const t = texts('nl')
const passphrase = 'drie meeuwen boven een leeg plein'

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

export async function signedIn(browser: Browser, person: string, sent: string[]): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  watchSent(page, sent)
  await signInAs(page, person)
  return page
}

/** Unlocks from the page that somebody is on, and comes back to it. */
export async function unlock(page: Page): Promise<void> {
  const { pathname } = new URL(page.url())
  await page.getByRole('link', { name: t('cases.lock.unlock') }).click()
  await page.locator('[data-keys-field="passphrase"]').fill(passphrase)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === pathname)
}

/** A report that somebody tells at the desk, read and weighed; gives its address. */
export async function aWeighedCase(page: Page, words: string): Promise<string> {
  await unlockDesk(page)
  await page.goto('/nl/staff/cases/new')
  const id = await tellReport(page, { story: `Verhaal ${words}` })
  await readCase(page, id)
  await page.goto(`/nl/staff/cases/${id}`)
  await expect(page.getByText(t('consultations.weigh-first'))).toBeVisible()
  await page.getByLabel(t('cases.form.housing.name'), { exact: true }).check()
  await page.locator('#municipality').selectOption('unknown')
  await page.locator('#danger').selectOption('no')
  await press(page, t('cases.coded.button'))
  await page.locator('#step-weigh summary').click()
  await page.locator('#weigh-weighing').selectOption('without-plan')
  await press(page, t('cases.step.weigh'))
  await expect(page.getByText(t('consultations.none'))).toBeVisible()
  return new URL(page.url()).pathname
}

/** Asks on the page for that; what goes is shown before it does. */
export async function asks(page: Page, address: string, question: string, choose: () => Promise<void>): Promise<void> {
  await page.goto(`${address}/consult`)
  await expect(page.locator('[data-forward-form]')).toBeVisible()
  await choose()
  await page.locator('#question').fill(question)
  await page.locator('#ground-place-based').check()
  await press(page, t('consultations.look'))
  await expect(page.getByRole('heading', { name: t('consultations.summary') })).toBeVisible()
  await expect(page.locator('[data-ask-lines]')).toContainText(question)
}

/** Asks somebody without an account, whom a letter goes to: its link, and the code that goes by telephone. */
export async function asksOutside(
  page: Page,
  address: string,
  question: string,
): Promise<{ link: string; code: string }> {
  await asks(page, address, question, async () => {
    await page.locator('#to-outside').check()
    await page.locator('#outside').fill('Wijkteam Oost')
  })
  await press(page, t('consultations.send'))
  await expect(page.getByRole('heading', { name: t('forwards.once.title') })).toBeVisible()
  return {
    link: (await page.locator('[data-forward-link]').textContent()) ?? '',
    code: (await page.locator('[data-forward-code]').textContent()) ?? '',
  }
}
