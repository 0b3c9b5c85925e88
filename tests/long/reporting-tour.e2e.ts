import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { agedAddress } from '../support/addresses.ts'
import { texts } from '../support/content.ts'
import { comeBack, fillIn, placeWithReaders, sendReport, stage } from '../support/report.ts'
import { signInAs } from '../support/staff.ts'

/**
 * Walks the tour of docs/reporting/tour.md and makes its pictures anew, from the demonstration that has the clock of today. Look at them before you commit them:
 * `playwright test --config tests/long/playwright.config.ts reporting-tour`. With BAKEN_TOUR=http://… it walks on a server that runs.
 */
const folder = join(import.meta.dirname, '../../docs/reporting/images')
const width = 960
const largestBytes = 200_000
const t = texts('en')
const passphrase = 'drie meeuwen boven een leeg plein'

test.use({
  baseURL: process.env['BAKEN_TOUR'] ?? agedAddress,
  ...(process.env['BAKEN_TOUR']
    ? {}
    : { extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.200', 'x-forwarded-proto': 'https' } }),
  viewport: { width, height: 900 },
  colorScheme: 'light',
  deviceScaleFactor: 1,
  locale: 'en-GB',
})
test.beforeAll(() => void mkdirSync(folder, { recursive: true }))

async function picture(page: Page, name: string, height: number): Promise<void> {
  // What was gone to may be further down: a picture begins at the top of what the page is about.
  await page.evaluate(() => window.scrollTo(0, 0))
  const box = await page.locator('main').boundingBox()
  const path = join(folder, `${name}.png`)
  await page.screenshot({
    path,
    fullPage: true,
    clip: { x: 0, y: box?.y ?? 0, width, height: Math.min(height, box?.height ?? height) },
  })
  expect(statSync(path).size, name).toBeLessThan(largestBytes)
}

async function report(page: Page): Promise<string> {
  await page.goto('/en/report')
  await page
    .locator('main label')
    .filter({ hasText: t('reporting.entrance.worker') })
    .first()
    .click()
  await page.selectOption('#municipality', placeWithReaders)
  await page.getByRole('button', { name: t('reporting.continue'), exact: true }).click()
  await picture(page, 'doors', 1_200)
  await page.getByRole('button', { name: t('reporting.door.sealed.go'), exact: true }).click()
  await stage(page, 'forms').waitFor()
  await picture(page, 'question', 900)
  await fillIn(page, 'We sleep with eight people in one room. The boss keeps 120 euros a week for it.')
  await picture(page, 'summary', 1_200)
  const code = await sendReport(page)
  await picture(page, 'receipt', 1_000)
  return code
}

/** New cases are all alike from outside: each is opened until it is the one. */
async function openNewest(desk: Page, words: string): Promise<void> {
  await desk.goto('/en/staff/cases?state=new&sort=newest')
  const links = await desk.locator('tbody th a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const story = desk.locator('[data-case-drawn="report"]')
  for (const link of links) {
    await desk.goto(link)
    // It was new: once it is read its page is drawn anew.
    await expect(desk.getByText(t('cases.state.read'), { exact: true }).first()).toBeVisible()
    await expect(story).not.toBeEmpty()
    if ((await story.textContent())?.includes(words)) return
  }
  throw new Error('the case is not in the list')
}

/** Codes and weighs the case that is open, and asks a partner about it. */
async function consult(desk: Page): Promise<void> {
  const address = new URL(desk.url()).pathname
  await desk.getByLabel(t('cases.form.housing.name'), { exact: true }).check()
  await desk.locator('#municipality').selectOption('unknown')
  await desk.locator('#danger').selectOption('no')
  await desk.getByRole('button', { name: t('cases.coded.button'), exact: true }).click()
  await desk.locator('#step-weigh summary').click()
  await desk.locator('#weigh-weighing').selectOption('without-plan')
  await desk.getByRole('button', { name: t('cases.step.weigh'), exact: true }).click()
  await desk.getByText(t('consultations.none')).waitFor()
  await desk.goto(`${address}/consult`)
  await desk.locator('form[data-forward-form]').waitFor()
  await desk.locator('#to-inside').check()
  await desk.locator('#partner').selectOption('coordinatie-voorbeeld')
  await desk.locator('#field-forms').check()
  await desk.locator('#question').fill('Do you know of houses in Voorbeeldstad where people pay their boss for a bed?')
  await desk.locator('#ground-place-based').check()
  await desk.getByRole('button', { name: t('consultations.look'), exact: true }).click()
  await desk.getByRole('heading', { name: t('consultations.summary') }).waitFor()
  await picture(desk, 'consult', 900)
  await desk.getByRole('button', { name: t('consultations.send'), exact: true }).click()
  await expect(desk.getByText(t('consultations.done.asked'))).toBeVisible()
}

test('somebody reports, a colleague answers, the answer is read', async ({ page, browser }) => {
  test.setTimeout(240_000)
  const code = await report(page)
  const desk = await browser.newPage()
  await signInAs(desk, 'tweede-functionaris-voorbeeldstad', 'en')
  await desk.goto('/en/staff/cases?sort=newest')
  await picture(desk, 'list', 1_000)
  await desk.goto('/en/staff/cases/unlock')
  await desk.locator('[data-keys-field="passphrase"]').fill(passphrase)
  await desk.keyboard.press('Enter')
  await desk.waitForURL(/\/cases$/)
  await openNewest(desk, 'eight people')
  await expect(desk.locator('[data-case-drawn="report"]')).toContainText('Voorbeeldstad')
  await picture(desk, 'case', 1_250)
  await desk
    .locator('#message')
    .fill('Thank you. Tomorrow we look at the house together with a colleague who speaks your language.')
  await desk.getByRole('button', { name: t('cases.message.send'), exact: true }).click()
  await expect(desk.locator('[data-case-drawn="thread"]')).toContainText('Tomorrow')
  await consult(desk)
  await desk.close()
  await stage(page, 'receipt').getByLabel(t('reporting.receipt.kept')).check()
  await stage(page, 'receipt').locator('[data-report-do="finish"]').click()
  await stage(page, 'gone').waitFor()
  await comeBack(page, code, 'en')
  await expect(page.getByText('Tomorrow we look')).toBeVisible({ timeout: 30_000 })
  await picture(page, 'answer', 1_200)
})

test('a case is handed over, and figures are published', async ({ page }) => {
  await page.goto('/en/report/figures')
  await picture(page, 'figures', 1_000)
})
