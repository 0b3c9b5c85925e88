import { expect, type Page, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { readTable } from '../../support/csv.ts'

const t = texts('nl')
const english = texts('en')
const cellsOf = (page: Page, row: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
    .getByRole('cell')

test('a member of parliament looks up a motion, goes to its rows, and sees what is unknown', async ({ page }) => {
  await page.goto('/nl/programme/motions')
  await page.getByRole('link', { name: 'M108-2020', exact: true }).click()
  await expect(page).toHaveURL(/\/nl\/programme\/motions\/M108-2020$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('M108-2020')
  await expect(page.getByText(t('outcomes.motions.who-settles'))).toBeVisible()
  await expect(page.getByText(t('outcomes.motion.not-proposed'))).toBeVisible()
  await expect(page.getByRole('link', { name: 'S1-01', exact: true })).toHaveAttribute('href', '/nl/programme/S1-01')

  await page.getByRole('link', { name: t('outcomes.evaluation'), exact: true }).click()
  await page.getByLabel(t('outcomes.evaluation.from'), { exact: true }).fill('2019-01-01')
  await page.getByLabel(t('outcomes.evaluation.to'), { exact: true }).fill('2020-12-31')
  await page.getByRole('button', { name: t('outcomes.evaluation.show') }).click()
  await expect(page).toHaveURL(/evaluation\?from=2019-01-01&to=2020-12-31$/)

  const total = cellsOf(page, t('outcomes.evaluation.group.all'))
  const numbers = (await total.allTextContents()).map((text) => Number(text.trim()))
  expect(numbers).toHaveLength(7)
  const [rows = 0, , , ...outcomes] = numbers
  expect(outcomes.reduce((sum, one) => sum + one, 0)).toBe(rows)
  await total.last().getByRole('link').click()
  await expect(page).toHaveURL(/count=unknown#rows$/)
  const listed = page.locator('.held tbody tr')
  await expect(listed).toHaveCount(outcomes.at(-1) ?? 0)
})

test('a motion is found by the name a reader has for it, and an unknown one is not there', async ({ page }) => {
  for (const name of ['m104', 'M104-2020', '104']) {
    expect((await page.goto(`/nl/programme/motions/${name}`))?.status(), name).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('M104')
  }
  expect((await page.goto('/nl/programme/motions/M999'))?.status()).toBe(404)
  expect((await page.goto('/nl/programme/motions/M104?on=2020-06-18'))?.status()).toBe(404)
})

test('a period that cannot be is named, and the usual one is shown in its place', async ({ page }) => {
  const answer = await page.goto('/nl/programme/evaluation?from=2021-01-01&to=2020-12-31')
  expect(answer?.status()).toBe(422)
  await expect(page.getByRole('alert')).toContainText('2021-01-01')
  await expect(page.getByLabel(t('outcomes.evaluation.from'), { exact: true })).toHaveValue('2019-01-01')
  for (const wrong of ['to=2999-01-01', 'from=yesterday', 'goal=all&count=late']) {
    const other = await page.goto(`/nl/programme/evaluation?${wrong}`)
    expect(other?.status(), wrong).toBe(422)
    await expect(page.getByRole('alert')).toBeVisible()
  }
  expect((await page.goto('/nl/programme/motions?sort=colour'))?.status()).toBe(422)
})

test('sources that contradict each other stand beside each other, and only a share of answers has a margin', async ({
  page,
}) => {
  await page.goto('/nl/programme/evaluation/figures')
  const one = page.locator('#F-09')
  await expect(one).toContainText('26.000')
  await one.getByRole('link', { name: t('outcomes.figures.conflict', { id: 'F-10' }) }).click()
  await expect(page.locator('#F-10')).toContainText('20.000')
  await expect(page.locator('#F-08')).toContainText('39 van de 56')
  const margins = page.locator('tr[id]', { hasText: /Marge: / })
  await expect(margins).toHaveCount(2)
})

test('the evaluation opens in a spreadsheet, and there is none of a period that cannot be', async ({ page }) => {
  const table = await page.request.get('/nl/programme/evaluation/counts.csv?from=2019-01-01&to=2020-12-31')
  const { rows } = readTable((await table.body()).toString('utf8'))
  const all = rows.filter((row) => row['goal'] === 'all')
  expect(all.map((row) => row['count'])).toEqual([
    'rows',
    'promised',
    'done',
    'shown',
    'other-time',
    'said-only',
    'unknown',
  ])
  for (const row of all) expect(row['rows']?.split(' ')).toHaveLength(Number(row['number']))
  const wrong = await page.request.get('/nl/programme/evaluation/counts.csv?from=2021-01-01&to=2020-12-31')
  expect(wrong.status()).toBe(404)
})

test('the day that was asked for is carried along', async ({ page }) => {
  await page.goto('/nl/programme/pilots?on=2023-11-08')
  await expect(page.getByText(t('outcomes.pilots.empty'))).toBeVisible()
  await page.getByRole('link', { name: t('outcomes.goals'), exact: true }).click()
  await expect(page).toHaveURL(/goals\?on=2023-11-08$/)
  await page.goto('/en/programme/pilots')
  await expect(page.locator('svg[role=img]')).toHaveAccessibleName(new RegExp(`^${english('outcomes.pilots.flow')}`))
})
