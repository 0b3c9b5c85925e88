import { expect, type Page, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { canary, comeBack, says, stage } from '../../support/report.ts'
import { reportByTelephone } from '../../support/report-by-telephone.ts'
import { overflow } from '../../support/targets.ts'

const nl = texts('nl')
const press = (page: Page, words: string) =>
  page.locator('main').getByRole('button', { name: words, exact: true }).click()

test('with JavaScript the new code is kept before it counts, and a lost answer leaves nobody without a case', async ({
  browser,
  page,
}) => {
  const story = canary('telefoon')
  const { code: old } = await reportByTelephone(browser, story)
  await comeBack(page, old)
  const fresh = (await stage(page, 'new-code').locator('[data-report-put="code"]').textContent()) ?? ''
  expect(fresh).not.toBe(old)
  await stage(page, 'new-code').getByLabel(nl('reporting.receipt.kept')).check()
  // The code is changed, and then nothing more is heard of the server for a while. A connection that comes back is tried at once.
  await page.route('**/report-door/find', (route) => route.abort())
  await page.evaluate(() => setInterval(() => window.dispatchEvent(new Event('online')), 50))
  await press(page, nl('reporting.continue'))
  await expect(says(page, 'away')).toBeVisible()
  await expect(stage(page, 'new-code')).toContainText(fresh)
  await page.unroute('**/report-door/find')
  await press(page, nl('reporting.continue'))
  await expect(stage(page, 'thread')).toContainText(story)
  await comeBack(page, old)
  await expect(says(page, 'unknown')).toBeVisible()
})

test('without JavaScript too: the new code is shown first, and the old one counts until it is said to be kept', async ({
  browser,
}) => {
  const story = canary('balie')
  const { code: old } = await reportByTelephone(browser, story)
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const opens = async (code: string) => {
    await page.goto('/nl/report/return/seen-once')
    await page.fill('#code', code)
    await press(page, nl('reporting.return.open'))
  }
  const shown = async () => ((await page.locator('.groups').textContent()) ?? '').trim().replace(/\s+/g, ' ')
  await opens(old)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('reporting.new-code'))
  const fresh = await shown()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await overflow(page)).toEqual([])
  await press(page, nl('reporting.continue'))
  await expect(page.getByRole('alert')).toContainText(nl('reporting.receipt.kept.missing'))
  expect(await shown()).toBe(fresh)
  await page.getByRole('button', { name: 'English', exact: true }).click()
  expect(await shown(), 'another language shows the same one').toBe(fresh)
  await page.getByRole('button', { name: 'Nederlands', exact: true }).click()
  await page.getByLabel(nl('reporting.receipt.kept')).check()
  await press(page, nl('reporting.continue'))
  await expect(page.locator('.thread')).toContainText(story)
  await opens(old)
  await expect(page.getByRole('alert')).toContainText(nl('reporting.return.not-found'))
  await opens(fresh)
  await expect(page.locator('.thread')).toContainText(story)
  await page.context().close()
})
