import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'

const words = texts('nl')
const t = (key: string, values: Readonly<Record<string, string>> = {}): string => words(`programme.${key}`, values)

test('a clerk narrows the list by lateness and owner, sorts it, opens a row as known earlier, and takes the calendar along', async ({
  page,
}) => {
  await page.goto('/nl')
  await page.getByRole('link', { name: t('title') }).click()
  await page.getByRole('link', { name: t('open-register') }).click()
  await page.getByText(t('filters'), { exact: true }).click()
  await page.locator('summary', { hasText: t('filter.late') }).click()
  await page.getByRole('checkbox', { name: t('late.term-passed-outcome-unknown') }).check()
  await page.locator('summary', { hasText: t('filter.owner') }).click()
  await page.getByRole('checkbox', { name: 'Gedeputeerde Staten' }).check()
  await page.locator('details > p > button').click()
  await expect(page).toHaveURL(/late=term-passed-outcome-unknown/)
  await expect(page.getByRole('heading', { name: t('n-of-m', { shown: '2', known: '109' }) })).toBeVisible()

  await page.getByRole('link', { name: t('what'), exact: true }).click()
  await expect(page.getByRole('columnheader', { name: t('what') })).toHaveAttribute('aria-sort', 'ascending')
  const ids = page.locator('tbody td.id')
  await expect(ids).toHaveText(['S1-46', 'S1-44'])
  await page
    .locator('thead')
    .getByRole('link', { name: t('what') })
    .click()
  await expect(page.getByRole('columnheader', { name: t('what') })).toHaveAttribute('aria-sort', 'descending')
  await expect(ids).toHaveText(['S1-44', 'S1-46'])

  const address = await page.getByRole('link', { name: t('calendar') }).getAttribute('href')
  const calendar = await page.request.get(address ?? '')
  expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  expect((await calendar.text()).match(/UID:[^\r]+/g)).toEqual([
    'UID:S1-44-deadline@baken.example',
    'UID:S1-46-deadline@baken.example',
  ])

  await page.goto('/nl/programme/S1-42?on=2023-11-08')
  await expect(page.getByText(t('late.term-passed-outcome-unknown')).first()).toBeVisible()
  await expect(page.locator('#event-pilot, #event-done')).toHaveCount(0)
  await page.goto('/nl/programme/S1-42?on=2023-11-09')
  await expect(page.getByText(`${t('change.state')}: ${t('state.done')}`)).toBeVisible()
})

test('what is filtered is said in words, and each filter can be taken away', async ({ page }) => {
  await page.goto('/nl/programme/register?document=S2&kind=idea&on=2021-06-01')
  const active = page.getByRole('list', { name: t('narrowed') }).getByRole('listitem')
  await expect(active).toHaveCount(2)
  await active.first().getByRole('link').click()
  await expect(page).toHaveURL('/nl/programme/register?kind=idea&on=2021-06-01')
  await expect(active).toHaveCount(1)
})

test('what means nothing in the address is named, and an empty list says how to go on', async ({ page }) => {
  const answer = await page.goto('/nl/programme/register?state=late&owner=NOBODY&page=0')
  expect(answer?.status()).toBe(422)
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(3)
  await expect(page.locator('tbody tr').first()).toBeVisible()
  await page.goto('/nl/programme/register?q=ditstaatnergens&kind=idea')
  await expect(page.getByText(t('empty.one-less'))).toBeVisible()
  await page.getByRole('link', { name: t('empty.all') }).click()
  await expect(page).toHaveURL('/nl/programme/register')
})

test('a row is found by other capitals or the name of a motion, and one that is not there gives a way on', async ({
  page,
}) => {
  await page.goto('/nl/programme/m108-2020')
  await expect(page).toHaveURL('/nl/programme/M108-2020')
  await page.goto('/en/programme/13a?on=2019-06-01')
  await expect(page).toHaveURL('/en/programme/M13a-2018?on=2019-06-01')
  expect((await page.goto('/nl/programme/S9-99'))?.status()).toBe(404)
  await page.getByLabel(t('filter.q')).fill('kompas')
  await page.getByRole('button', { name: t('show') }).click()
  await expect(page.locator('tbody tr').first()).toBeVisible()
  expect((await page.goto('/nl/programme/S1-01?on=2019-06-01'))?.status()).toBe(404)
  await page.locator('main .button.go').click()
  await expect(page).toHaveURL('/nl/programme/S1-01?on=2020-12-01')
})

test('pages of the register tell where the feed and the calendar are, and those are what they say', async ({
  page,
}) => {
  await page.goto('/nl/programme/changes')
  const feed = await page.locator('link[type="application/atom+xml"]').getAttribute('href')
  const atom = await page.request.get(feed ?? '')
  expect(atom.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
  const text = await atom.text()
  expect(text).toContain('<id>tag:baken.example,2026-11-21:programme/changes</id>')
  expect(text.match(/<entry>/g)?.length).toBeGreaterThan(20)
  const calendar = await page.locator('link[type="text/calendar"]').getAttribute('href')
  expect((await page.request.get(`${calendar}?late=never`)).status()).toBe(400)
  expect((await page.request.get(`${calendar}?on=foo`)).status()).toBe(404)
})

test('on paper a list has its rows and what it was narrowed by, without controls', async ({ page }) => {
  await page.goto('/nl/programme/register?late=term-passed-outcome-unknown')
  await page.setViewportSize({ width: 672, height: 950 })
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('list', { name: t('narrowed') })).toContainText(t('late.term-passed-outcome-unknown'))
  await expect(page.getByText(t('on', { day: '21 november 2026' }))).toBeVisible()
  for (const button of await page.locator('main button').all()) await expect(button).toBeHidden()
  const cut = await page.locator('.scroll').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth))
  expect(cut).toEqual([])
})
