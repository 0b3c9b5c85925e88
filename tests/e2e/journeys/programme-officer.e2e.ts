import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { readTable } from '../../support/csv.ts'

const t = texts('nl')

test('a programme officer goes from the hand-over board by a municipality to a gap in the matrix', async ({ page }) => {
  await page.goto('/nl/programme/hand-over')
  await expect(page.getByText(t('boards.hand-over.nothing'))).toBeVisible()
  await page.getByLabel(t('table.region'), { exact: true }).selectOption({ label: 'Helmond-De Peel' })
  await page.getByLabel(t('boards.unknown-only')).check()
  await page
    .getByRole('button', { name: t('boards.filter.go') })
    .last()
    .click()
  await expect(page).toHaveURL(/\/nl\/programme\/hand-over\?region=AM32&unknown=1#board$/)
  const board = page.getByRole('region', { name: t('boards.hand-over.board') })
  await expect(board.locator('tbody tr')).toHaveCount(7)
  await expect(board.locator('tbody td', { hasText: t('boards.answer.unknown') })).toHaveCount(7 * 4)

  await board.getByRole('link', { name: 'Helmond' }).click()
  await expect(page).toHaveURL(/\/nl\/programme\/municipalities\/GM0794$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Helmond')
  const named = page.locator('#named')
  for (const row of ['RC-09', 'S1-29', 'S1-30', 'S1-31']) {
    await expect(named.getByRole('link', { name: row, exact: true })).toBeVisible()
  }
  await expect(named.getByRole('link', { name: 'S1-04', exact: true })).toHaveCount(0)
  await expect(page.locator('#province').getByRole('link', { name: 'S1-04', exact: true })).toBeVisible()

  await page.getByRole('link', { name: t('boards.to.matrix') }).click()
  const gap = page.locator('td a.cell.none').first()
  await expect(gap).toContainText(t('boards.coverage.none'))
  await gap.click()
  await expect(page).toHaveURL(/\?goal=S1-15&region=AM25#cell$/)
  await expect(page.locator('#cell')).toContainText(t('boards.coverage.none.text'))
  await expect(page.locator('a.cell[aria-current]')).toHaveCount(1)
})

test('a municipality is found by its name, also one that is no more', async ({ page }) => {
  await page.goto('/nl/programme/municipalities')
  await page.getByLabel(t('boards.search'), { exact: true }).fill('boxmeer')
  await page.getByRole('button', { name: t('boards.search.go'), exact: true }).click()
  await page.getByRole('link', { name: 'Boxmeer' }).click()
  await expect(page.getByText(t('boards.gone.text', { municipality: 'Boxmeer', day: '1 januari 2022' }))).toBeVisible()
  await page.getByRole('link', { name: 'Land van Cuijk' }).click()
  await expect(page).toHaveURL(/\/municipalities\/GM1982$/)

  await page.goto('/nl/programme/municipalities/eindhoven?on=2020-12-31')
  await expect(page).toHaveURL(/\/municipalities\/GM0772\?on=2020-12-31$/)
  await page.getByRole('link', { name: t('boards.to.regions') }).click()
  await expect(page).toHaveURL(/\/regions\?on=2020-12-31$/)
})

test('the board as a table has a line for every municipality and step of the day', async ({ page }) => {
  for (const [day, count] of [
    ['2021-12-31', 61],
    ['2022-01-01', 56],
  ] as const) {
    const { rows } = readTable(await (await page.request.get(`/nl/programme/hand-over/board.csv?on=${day}`)).text())
    expect(rows).toHaveLength(4 * count)
    expect(new Set(rows.map((row) => row['answer']))).toEqual(new Set(['unknown']))
  }
})

test('a value in the address that means nothing is named, and the page is still there', async ({ page }) => {
  for (const [address, parameter] of [
    ['hand-over?region=XX', 'region'],
    ['hand-over?unknown=perhaps', 'unknown'],
    ['matrix?goal=S1-99', 'goal'],
    ['matrix?goal=S1-15&region=XX', 'region'],
    ['municipalities?by=size', 'by'],
    ['municipalities?region=XX', 'region'],
  ] as const) {
    const answer = await page.goto(`/nl/programme/${address}`)
    expect(answer?.status(), address).toBe(422)
    const typed = new URL(`http://baken.test/${address}`).searchParams.get(parameter) ?? ''
    await expect(page.getByRole('alert')).toContainText(t('boards.problem.text', { typed, parameter }))
  }
  for (const address of ['regions?on=tomorrow', 'regions/AM25?on=2017-01-01', 'matrix?on=2020-02-30']) {
    const answer = await page.goto(`/nl/programme/${address}`)
    expect(answer?.status(), address).toBe(422)
    await expect(page.getByRole('alert')).toContainText(t('day.wrong.title'))
  }
  for (const address of ['regions/XX', 'municipalities/nergens', 'municipalities/GM9999']) {
    expect((await page.goto(`/nl/programme/${address}`))?.status(), address).toBe(404)
  }
})
