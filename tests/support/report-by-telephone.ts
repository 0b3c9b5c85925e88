import { type Browser, expect, type Page } from '@playwright/test'
import { texts } from './content.ts'
import { signInAs } from './staff.ts'

const nl = texts('nl')

/** A report that a colleague of the demonstration wrote down for somebody: the code that they gave, and their page of the case, still open. */
export async function reportByTelephone(
  browser: Browser,
  story: string,
): Promise<{ code: string; colleague: Page; caseId: string }> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, 'tweede-functionaris-voorbeeldstad')
  await page.goto('/nl/staff/cases/new')
  await page.locator('#new-entrance').selectOption('worker')
  await page.getByLabel(nl('cases.form.housing.name'), { exact: true }).check()
  await page.locator('#new-municipality').selectOption('unknown')
  await page.locator('#new-going-on').selectOption('yes')
  await page.locator('#new-danger').selectOption('no')
  await page.locator('#new-story').fill(story)
  await page.getByRole('button', { name: nl('cases.new.button'), exact: true }).click()
  await expect(page.locator('[data-new-code]')).toHaveText(/^([0-9A-Z]{3}[ -]){5}[0-9A-Z]{3}$/)
  const code = (await page.locator('[data-new-code]').textContent()) ?? ''
  await page.getByRole('link', { name: nl('cases.new.to-case') }).click()
  await page.waitForURL(/\/cases\/[0-9a-f]{32}$/)
  return { code, colleague: page, caseId: page.url().split('/').at(-1) ?? '' }
}
