import { expect, test } from '@playwright/test'
import { watchAddresses } from '../../support/address-watch.ts'
import { siteAddress } from '../../support/addresses.ts'
import { walker } from '../../support/wizard.ts'

test('an inspector who sees only a place hands the place over without names', async ({ page }) => {
  const watched = watchAddresses(page, siteAddress)
  const plan = walker(page, 'inspector-labour', 'nl')
  await page.goto('/nl')
  await page.getByRole('link', { name: plan.t('audience.inspector') }).click()
  await page
    .locator('#inspector')
    .getByRole('link', { name: plan.t('form.labour') })
    .click()
  await page.getByRole('button', { name: plan.t('guide.start') }).click()
  await plan.answer('danger', 'no')
  await plan.answer('power', 'yes')
  await plan.answer('who', 'place')
  await plan.answer('note-place', 'done')
  await plan.asks('find-focal-point')
  const note = await page.getByLabel(plan.t('note.title')).inputValue()
  expect(note).toContain(`- ${plan.text('who')} ${plan.label('who', 'place')}`)
  await watched.expectNothingTold()
})

test('an inspector without the power to be there is told to stay outside', async ({ page }) => {
  const plan = walker(page, 'inspector-labour', 'nl')
  await page.goto('/nl/guides/inspector-labour/steps')
  await plan.answer('danger', 'no')
  await plan.answer('power', 'unsure')
  await plan.asks('stay-outside')
})

test('an inspector can choose the municipality at the end, and keeps every answer', async ({ page }) => {
  const plan = walker(page, 'inspector-labour', 'nl')
  await page.goto('/nl/guides/inspector-labour/steps')
  await plan.answer('danger', 'no')
  await plan.answer('power', 'yes')
  await plan.answer('who', 'place')
  await plan.answer('note-place', 'done')
  const before = await plan.carried()
  await page.getByLabel(plan.t('guide.municipality')).selectOption('Asten')
  await page.getByRole('button', { name: plan.t('guide.municipality.show') }).click()
  await plan.asks('find-focal-point')
  await expect(page.getByText(plan.t('focal-point.unknown', { municipality: 'Asten' }))).toBeVisible()
  expect(await plan.carried()).toBe(before)
})
