import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { readTable } from '../../support/csv.ts'

const t = texts('nl')
/** The last day before each change of the division and the day itself. */
const countOn = [
  ['2018-12-31', 64],
  ['2019-01-01', 62],
  ['2020-12-31', 62],
  ['2021-01-01', 61],
  ['2021-12-31', 61],
  ['2022-01-01', 56],
] as const

test('the number of municipalities is right on each side of a change: in words, on the map, in table and file', async ({
  page,
}) => {
  await page.goto('/nl/areas')
  for (const [day, count] of countOn) {
    await page.getByLabel(t('day.label')).fill(day)
    await page.getByRole('button', { name: t('day.show') }).click()
    await expect(page).toHaveURL(new RegExp(`/nl/areas\\?on=${day}$`))
    await expect(page.getByRole('heading', { name: new RegExp(`^${count} `) })).toBeVisible()
    expect(await page.locator('svg.map g.area title').count(), `on the map of ${day}`).toBe(count)
    expect(await page.locator('table').first().locator('tbody tr').count(), `in the table of ${day}`).toBe(count)
    const file = await page.request.get(`/nl/areas/municipalities.csv?on=${day}`)
    const codes = readTable(await file.text()).rows.map((row) => row['code'])
    expect(new Set(codes).size, `in the file of ${day}`).toBe(count)
  }
})

test('a day that is worth a look is one tap away', async ({ page }) => {
  await page.goto('/nl/areas')
  await page.locator('a.quick[href$="on=2021-01-01"]').click()
  await expect(page.getByRole('heading', { name: /^61 / })).toBeVisible()
})

test('counts of municipalities that went together become one count, and what is missing is said', async ({ page }) => {
  const move = async (counts: string) => {
    await page.getByLabel(t('move.from'), { exact: true }).fill('2021-12-31')
    await page.getByLabel(t('move.to'), { exact: true }).fill('2022-01-01')
    await page.getByLabel(t('move.counts'), { exact: true }).fill(counts)
    await page.getByRole('button', { name: t('move.do') }).click()
  }
  const maashorst = page.getByRole('row', { name: /Maashorst/ })
  await page.goto('/nl/areas/move')
  await move('Uden;100\nLanderd;50')
  await expect(maashorst.getByRole('cell', { name: '150', exact: true })).toBeVisible()
  await move('Uden;100')
  await expect(maashorst).toContainText(t('policy.at-least', { count: '100' }))
  await expect(maashorst).toContainText(t('move.missing', { names: 'Landerd' }))
  await expect(maashorst.getByRole('cell', { name: '100', exact: true })).toHaveCount(0)
})

test('typed counts stay when something is wrong with them, also in another language', async ({ page }) => {
  const typed = 'Uden;100\nAmsterdam;7\nUden;many'
  await page.goto('/nl/areas/move')
  await page.getByLabel(t('move.counts'), { exact: true }).fill(typed)
  await page.getByRole('button', { name: t('move.do') }).click()
  await expect(page.getByRole('alert')).toContainText(t('move.problem'))
  await expect(page.getByRole('alert')).toContainText('Amsterdam')
  await expect(page.getByLabel(t('move.counts'), { exact: true })).toHaveValue(typed)
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByLabel(texts('en')('move.counts'), { exact: true })).toHaveValue(typed)
})
