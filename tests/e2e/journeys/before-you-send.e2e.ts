import { expect, test } from '@playwright/test'
import { digits, seenNumbers, texts, unseenNumbers } from '../../support/content.ts'
import { harmlessSite } from '../../support/harmless-site.ts'

const nl = texts('nl')
const en = texts('en')
const path = '/nl/rights/before-you-send'

test('a frightened worker reads what can happen, and has one clear next step', async ({ page }) => {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('letter.before.title'))
  await expect(page.locator('main')).toContainText(nl('letter.critical.danger'))
  await expect(page.locator('main a[href="tel:112"]').first()).toBeVisible()
  // One button in the signal colour on the whole page, and it leads to people.
  const step = page.locator('main .button.go')
  await expect(step).toHaveCount(1)
  await expect(step).toHaveText(nl('letter.before.step.link'))
  await step.click()
  await expect(page).toHaveURL(/\/nl\/help$/)
})

test('a rule that nobody checked says so, and the weeks to leave come from the facts', async ({ page }) => {
  await page.goto(path)
  const rule = page.locator('main p', { hasText: nl('letter.before.house.agency', { weeks: '4' }) })
  await expect(rule).toContainText(nl('guide.unverified'))
  await expect(page.locator('main p', { hasText: 'WML artikel 6a' })).toBeVisible()
})

test('only numbers that were seen at their source can be tapped', async ({ page }) => {
  await page.goto(path)
  const tapped = await page
    .locator('main a[href^="tel:"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice('tel:'.length) ?? ''))
  expect(tapped.length).toBeGreaterThan(2)
  for (const number of tapped) {
    expect(seenNumbers).toContain(digits(number))
    expect(unseenNumbers).not.toContain(digits(number))
  }
})

test('the way out is an ordinary link that leaves at once', async ({ page }) => {
  const harmless = await harmlessSite(page, 'nl')
  await page.goto(path)
  const wayOut = page.getByRole('link', { name: nl('exit'), exact: true })
  await expect(wayOut).toHaveAttribute('rel', /noreferrer/)
  await wayOut.click()
  await expect(page).toHaveURL(harmless)
})

test('beside a translation that nobody checked stands the Dutch of what safety depends on', async ({ page }) => {
  await page.goto('/en/rights/before-you-send')
  await expect(page.locator('main')).toContainText(en('letter.critical.danger'))
  await expect(page.locator('main [lang=nl]').first()).toHaveText(nl('letter.critical.danger'))
})

test('who hires sees what changes when, and what is only a plan is no law', async ({ page }) => {
  await page.goto('/nl/rights/hirers')
  const told = (key: string) => page.getByRole('listitem').filter({ hasText: nl(key) })
  await expect(told('hirers.fact.WT-06')).toContainText('vanaf 1 januari 2028')
  await expect(told('hirers.fact.WT-04')).toContainText('van 1 mei 2027 tot en met 30 juni 2027')
  await page.getByRole('link', { name: nl('hirers.later.all') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('hirers.changes.title'))
  const plan = page.getByRole('listitem').filter({ hasText: nl('hirers.fact.housing-deduction-abolition') })
  await expect(plan).toContainText(nl('hirers.status.proposed'))
  const dropped = page.getByRole('listitem').filter({ hasText: nl('hirers.fact.housing-cap-lowering') })
  await expect(dropped).toContainText(nl('hirers.status.withdrawn'))
})
