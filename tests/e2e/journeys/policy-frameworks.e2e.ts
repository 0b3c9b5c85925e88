import { expect, type Page, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { readTable } from '../../support/csv.ts'

const t = texts('nl')
const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()

test('a policy officer finds who has policy against trafficking, reads it, compares and sees what expires', async ({
  page,
}) => {
  await page.goto('/nl/policy')
  await follow(page, t('policy.more.inventory'))
  await page.getByLabel(t('frameworks.region'), { exact: true }).selectOption({ label: 'Zuidoost-Brabant' })
  await page.getByLabel(t('frameworks.theme'), { exact: true }).selectOption({ label: t('policy.theme.trafficking') })
  await page.getByRole('button', { name: t('frameworks.show') }).click()
  await expect(page).toHaveURL(/region=AM28&theme=trafficking$/)
  const rows = page.locator('table').last().locator('tbody tr')
  await expect(rows).toHaveCount(13)
  const said = await rows.evaluateAll((all) => all.map((row) => row.querySelector('td')?.textContent?.trim() ?? ''))
  expect(said.filter((one) => one === t('frameworks.status.unknown'))).toHaveLength(11)
  expect(said.filter((one) => one.includes(t('frameworks.status.none')))).toEqual([])

  await rows
    .filter({ hasText: 'Eersel' })
    .getByRole('link', { name: t('frameworks.status.adopted') })
    .click()
  await expect(page.locator('h1')).toContainText('Beleidsplan aanpak mensenhandel')
  await expect(page.locator('dd').filter({ hasText: t('frameworks.no-end') })).toBeVisible()
  await expect(page.locator('ol li')).toHaveCount(2)

  await follow(page, t('frameworks.compare'))
  await page.getByLabel(t('frameworks.compare.first'), { exact: true }).selectOption({ label: 'Eersel' })
  await page.getByLabel(t('frameworks.compare.second'), { exact: true }).selectOption({ label: 'Oisterwijk' })
  await page.getByRole('button', { name: t('frameworks.show') }).click()
  const trafficking = page
    .locator('tbody tr')
    .filter({ has: page.getByRole('rowheader', { name: t('policy.theme.trafficking'), exact: true }) })
  await expect(trafficking.locator('td').first()).toContainText(t('frameworks.status.adopted'))
  await expect(trafficking.locator('td').last()).toHaveText(t('frameworks.status.unknown'))

  await follow(page, t('frameworks.expiring'))
  await expect(page.getByText(t('frameworks.expiring.within-a-year.none'))).toBeVisible()
  await expect(page.getByRole('row', { name: 'Eersel' })).toContainText(t('frameworks.no-end'))
})

test('the inventory opens in a spreadsheet, with the question that was asked', async ({ page }) => {
  await page.goto('/nl/policy/inventory?theme=housing&on=2021-12-31')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: t('frameworks.inventory.csv') }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe('baken-policy-inventory-2021-12-31.csv')
  const { rows } = readTable((await (await page.request.get(file.url())).body()).toString('utf8'))
  expect(rows).toHaveLength(61)
  expect(rows.filter((row) => row['status'] === 'adopted').map((row) => row['name'])).toEqual(['Oisterwijk'])
  expect(rows.filter((row) => row['status'] === 'none')).toEqual([])
})

test('a value that means nothing is named, and nothing is guessed', async ({ page }) => {
  const answer = await page.goto('/nl/policy/documents?theme=homes&on=2017-01-01')
  expect(answer?.status()).toBe(422)
  const notice = page.getByRole('alert')
  await expect(notice).toContainText('"homes"')
  await expect(notice).toContainText('2017-01-01')
  await expect(page.locator('tbody tr')).toHaveCount(9)
  expect((await page.request.get('/nl/policy/inventory/inventory.csv?theme=homes')).status()).toBe(404)
  expect((await page.request.get('/nl/policy/documents/nobody-2020')).status()).toBe(404)
  expect((await page.goto('/nl/policy/compare?a=GM0770&b=eersel-2023'))?.status()).toBe(422)
  await expect(page.getByRole('alert')).toHaveText(t('frameworks.compare.mixed'))
})

test('in a language without these pages the way to them is shown', async ({ page }) => {
  await page.goto('/pl/policy')
  const link = page.getByRole('link', { name: texts('pl')('policy.more.expiring') })
  await expect(link).toHaveAttribute('hreflang', 'en')
  await link.click()
  await expect(page).toHaveURL(/\/en\/policy\/expiring$/)
  expect((await page.goto('/pl/policy/rules'))?.status()).toBe(404)
  await expect(page.locator('main a[hreflang="nl"]')).toHaveAttribute('href', '/nl/policy/rules')
})
