import { expect, type Page, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { harmlessSite } from '../../support/harmless-site.ts'
import { walker } from '../../support/wizard.ts'

const guide = 'worker-is-this-normal'
const pl = texts('pl')

const emergencyIsOneTapAway = async (page: Page) =>
  expect(page.locator('a[href="tel:112"]').first(), '112 must be one tap away').toBeVisible()

test('a worker walks the plan in Polish with 112 one tap away on every page', async ({ page }) => {
  const plan = walker(page, guide, 'pl')
  await page.goto('/pl')
  await emergencyIsOneTapAway(page)
  await page.getByRole('link', { name: pl('home.begin') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(plan.words.title)
  await emergencyIsOneTapAway(page)
  await page.getByRole('button', { name: pl('guide.start') }).click()
  for (const [question, option] of [
    ['danger', 'no'],
    ['asking', 'done'],
    ['boss-later', 'done'],
    ['what', 'pay'],
    ['proof', 'done'],
  ] as const) {
    await emergencyIsOneTapAway(page)
    await plan.answer(question, option)
  }
  await plan.asks('pay-help')
  await emergencyIsOneTapAway(page)
  await expect(page.locator('main a[href="tel:08005151"]').first()).toBeVisible()
})

test('a critical sentence that nobody checked stands beside its Dutch source', async ({ page }) => {
  const plan = walker(page, guide, 'pl')
  const dutch = walker(page, guide, 'nl')
  await page.goto(`/pl/guides/${guide}/steps`)
  await plan.asks('danger')
  await expect(page.locator('main [lang=nl]').first()).toContainText(dutch.text('danger'))
})

test('the way out is an ordinary link on every page that could be dangerous to be seen with', async ({ page }) => {
  const plan = walker(page, guide, 'pl')
  const wayOut = page.getByRole('link', { name: pl('exit'), exact: true })
  const isAnOrdinaryLink = async () => {
    await expect(wayOut).toBeVisible()
    await expect(wayOut).toHaveAttribute('href', pl('exit.address'))
    await expect(wayOut).toHaveAttribute('rel', /noreferrer/)
    expect(await wayOut.getAttribute('target')).toBeNull()
  }
  for (const path of ['/pl', '/pl/guides', `/pl/guides/${guide}`, '/pl/contacts', '/pl/signals']) {
    await page.goto(path)
    await isAnOrdinaryLink()
  }
  await page.goto(`/pl/guides/${guide}/steps`)
  await isAnOrdinaryLink()
  await plan.answer('danger', 'yes')
  await plan.asks('call-112')
  await isAnOrdinaryLink()
})

test('the way out leaves at once', async ({ page }) => {
  const harmless = await harmlessSite(page, 'pl')
  await page.goto(`/pl/guides/${guide}`)
  await page.getByRole('link', { name: pl('exit'), exact: true }).click()
  await expect(page).toHaveURL(harmless)
})
