import type { Page } from '@playwright/test'
import type { Template } from './template.ts'

/** Opens a kind of page as a reader would come to it: by its address, and by giving answers. */
export async function openTemplate(
  page: Page,
  { path, answers = [], go = [], refused, filled }: Template,
): Promise<void> {
  await page.goto(path)
  for (const [, option] of answers) await page.locator(`button[name=choice][value="${option}"]`).click()
  // A click does not wait for the page it leads to.
  await page.waitForLoadState()
  await page.locator('main h1').first().waitFor()
  for (const value of go) {
    await page.locator(`main button[name=go][value="${value}"]`).click()
    await page.waitForLoadState()
    await page.locator(`main button[name=go][value="${value}"]`).waitFor({ state: 'detached' })
  }
  if (filled) await sendForm(page, filled)
  if (refused === undefined) return
  await page
    .locator('button[name=choice]')
    .first()
    .evaluate((button, value) => button.setAttribute('value', value), refused)
  await page.locator('button[name=choice]').first().click()
  await page.waitForLoadState()
}

/** Fills in the form of a page and sends it. */
export async function sendForm(
  page: Page,
  filled: readonly (readonly [field: string, value: string])[],
): Promise<void> {
  for (const [field, value] of filled) {
    const choice = page.locator(`main input[type=radio][name="${field}"][value=${JSON.stringify(value)}]`)
    if ((await choice.count()) > 0) await choice.check()
    else await page.locator(`main [name="${field}"]`).fill(value)
  }
  await page.locator('main form button.go').click()
  await page.waitForLoadState()
  await page.locator('main h1').first().waitFor()
}
