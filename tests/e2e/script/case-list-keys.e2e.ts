import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { looksRight } from '../../support/looks-right.ts'
import { signInAs } from '../../support/staff.ts'

const t = texts('nl')

test('keys walk the list of reports, show what they do, and none does anything while somebody types or has turned them off', async ({
  page,
}) => {
  await signInAs(page, 'tweede-functionaris-voorbeeldstad')
  await page.goto('/nl/staff/cases')
  const row = (at: number) => page.locator('[data-case-row]').nth(at)
  const help = page.locator('[data-case-help]')
  await expect(help).toBeVisible()
  for (const [key, at] of [
    ['j', 0],
    ['j', 1],
    ['k', 0],
    ['k', 0],
  ] as const) {
    await page.keyboard.press(key)
    await expect(row(at), key).toBeFocused()
  }
  await page.locator('#week').focus()
  await page.keyboard.type('jo/?')
  await expect(page.locator('#week')).toHaveValue('jo/?')
  await page.keyboard.press('Escape')
  await expect(page.locator('#week')).not.toBeFocused()
  await page.keyboard.press('Control+/')
  await page.keyboard.press('?')
  await expect(help.locator('summary')).toBeFocused()
  expect(await help.locator('kbd').allTextContents()).toEqual(['j', 'k', 'o', '/', '?', 'Escape'])
  await looksRight(page)
  await help.getByLabel(t('cases.keys.on')).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(row(0)).not.toBeFocused()
  await page.reload()
  await expect(help).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.press('j')
  await expect(row(0)).not.toBeFocused()
  await expect(page).toHaveURL(/\/cases$/)
  await help.locator('summary').click()
  await help.getByLabel(t('cases.keys.on')).check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await expect(page).toHaveURL(/\/cases\/search$/)
  await page.goto('/nl/staff/cases?state=closed')
  await expect(help).toBeVisible()
  await page.keyboard.press('j')
  const href = (await row(0).getAttribute('href')) ?? 'none'
  await page.keyboard.press('o')
  await expect(page).toHaveURL(new RegExp(`${href}$`))
  await expect(help.locator('kbd').filter({ hasText: /^[bnt]$/ }), 'nobody writes in what is closed').toHaveCount(0)
})
