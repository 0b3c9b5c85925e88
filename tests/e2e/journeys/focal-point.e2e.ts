import { expect, test } from '@playwright/test'
import { watchAddresses } from '../../support/address-watch.ts'
import { siteAddress } from '../../support/addresses.ts'
import { walker } from '../../support/wizard.ts'

test('a focal point finds the partner for a worker in the hands of another', async ({ page }) => {
  const watched = watchAddresses(page, siteAddress)
  const plan = walker(page, 'focal-point-labour', 'nl')
  await page.goto('/nl')
  await page.locator('a[href="/nl/guides#focal-point"]').click()
  await page
    .locator('#focal-point')
    .getByRole('link', { name: plan.t('form.labour') })
    .click()
  await page.getByRole('button', { name: plan.t('guide.start') }).click()
  await plan.answer('danger', 'no')
  await plan.answer('enrich', 'done')
  await plan.answer('weigh', 'control')
  await plan.answer('who', 'person')
  await plan.answer('care', 'done')
  await plan.answer('partner', 'labour')
  await plan.asks('to-inspectorate')
  await expect(page.locator('main a[href="tel:08005151"]').first()).toBeVisible()
  await watched.expectNothingTold()
})

test('a focal point who doubts is sent to CoMensha for advice', async ({ page }) => {
  const plan = walker(page, 'focal-point-labour', 'en')
  await page.goto('/en/guides/focal-point-labour/steps')
  await plan.answer('danger', 'no')
  await plan.answer('enrich', 'done')
  await plan.answer('weigh', 'unsure')
  await plan.asks('to-comensha')
  await expect(page.locator('main').getByText('CoMensha').first()).toBeVisible()
})
