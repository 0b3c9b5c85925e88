import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { signInAs } from '../../support/staff.ts'

const t = texts('nl')

test('who holds no key yet is led to make one; without JavaScript the page says what it needs and why', async ({
  page,
  javaScriptEnabled,
}) => {
  await signInAs(page, 'tweede-functionaris-opvang')
  await page.getByRole('link', { name: t('staff.nav.keys'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('keys.title'))
  await page.goto('/nl/staff/keys/make')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Opvang Voorbeeld')
  await page.goto('/nl/staff/keys/own')
  await expect(page.getByText(t('keys.absent'))).toBeVisible({ visible: !javaScriptEnabled })
  await expect(page.locator('main input:visible').first()).toBeVisible({ visible: javaScriptEnabled ?? true })
})

test('who holds no key finds no page of keys, and an administrator sees who does', async ({ page }) => {
  await signInAs(page, 'baliemedewerker-voorbeeldstad')
  await expect(page.getByRole('link', { name: t('staff.nav.keys'), exact: true })).toHaveCount(0)
  expect((await page.goto('/nl/staff/keys'))?.status()).toBe(403)
  // A province is told nothing by anybody, so it has no key.
  await page.context().clearCookies()
  await signInAs(page, 'beheerder-provincie')
  await expect(page.getByRole('link', { name: t('staff.nav.keys'), exact: true })).toHaveCount(0)
  await page.goto('/nl/staff/keys')
  await expect(page.getByText(t('keys.none-here'))).toBeVisible()
  await page.context().clearCookies()
  await signInAs(page, 'beheerder-voorbeeldstad')
  await page.getByRole('link', { name: t('staff.nav.keys'), exact: true }).click()
  await expect(page.getByRole('region', { name: t('keys.holders') })).toBeVisible()
  await expect(page.getByRole('heading', { name: t('keys.order.title') })).toBeVisible()
})
