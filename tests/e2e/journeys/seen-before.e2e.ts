import { expect, test } from '@playwright/test'
import { walker } from '../../support/wizard.ts'

test('a page that was seen before still has its look and its form still works', async ({ page }) => {
  const plan = walker(page, 'desk-labour', 'nl')
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
  })
  const look = () =>
    page
      .locator('main .button')
      .first()
      .evaluate((button) => getComputedStyle(button).borderRadius)
  await page.goto('/nl/guides/desk-labour')
  const first = await look()
  expect(first).not.toBe('0px')
  await page.goto('/nl')
  await page.goto('/nl/guides/desk-labour')
  expect(await look()).toBe(first)
  await page.getByRole('button', { name: plan.t('guide.start') }).click()
  await plan.asks('danger')
  expect(refused).toEqual([])
})
