import type { Page } from '@playwright/test'
import type { Template } from './template.ts'

/** Opens a kind of page as a reader would come to it: by its address, and by giving answers. */
export async function openTemplate(page: Page, { path, answers = [], refused }: Template): Promise<void> {
  await page.goto(path)
  for (const [, option] of answers) await page.locator(`button[name=choice][value="${option}"]`).click()
  // A click does not wait for the page it leads to.
  await page.waitForLoadState()
  await page.locator('main h1').first().waitFor()
  if (refused === undefined) return
  await page
    .locator('button[name=choice]')
    .first()
    .evaluate((button, value) => button.setAttribute('value', value), refused)
  await page.locator('button[name=choice]').first().click()
  await page.waitForLoadState()
}
