import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { harmlessSite } from '../../support/harmless-site.ts'

const exit = texts('pl')('exit')

for (const path of ['/pl', '/pl/guides', '/pl/guides/worker-is-this-normal', '/pl/contacts', '/pl/signals']) {
  test(`with JavaScript the way out takes the place of ${path}, so that back does not show it`, async ({ page }) => {
    const harmless = await harmlessSite(page, 'pl')
    await page.goto('/pl/privacy')
    await page.goto(path)
    await page.getByRole('link', { name: exit, exact: true }).click()
    await expect(page).toHaveURL(harmless)
    await page.goBack()
    await expect(page).toHaveURL(/\/pl\/privacy$/)
  })
}
