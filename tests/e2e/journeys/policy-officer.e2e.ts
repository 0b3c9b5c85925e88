import { expect, type Locator, type Page, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { readTable } from '../../support/csv.ts'

const t = texts('nl')
const namedInTheCount = ['Asten', 'Helmond', 'Moerdijk', 'Oss', 'Roosendaal', 'Steenbergen', 'Tilburg', 'Waalwijk']

const figure = (page: Page, label: string): Locator =>
  page
    .locator('dl div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')
const rowsOf = (page: Page) => page.locator('table').last().locator('tbody tr')
/** What the map says of each municipality: the class it is drawn with and the words that go with it. */
const drawn = (page: Page) =>
  page.locator('svg.map g.area').evaluateAll((groups) =>
    groups.flatMap((group) =>
      [...group.querySelectorAll('title')].map((title) => ({
        fill: ['solid', 'stripes', 'dots', 'grid', 'blank', 'unknown'].find((one) => group.classList.contains(one)),
        text: title.textContent ?? '',
      })),
    ),
  )

test('a policy officer reads the count of December 2020 with its source and its limits', async ({ page }) => {
  await page.goto('/nl')
  await page.getByRole('link', { name: t('link.policy') }).click()
  await expect(figure(page, t('policy.municipalities'))).toHaveText('62')
  await expect(figure(page, t('policy.withFramework'))).toHaveText('28')
  await expect(figure(page, t('policy.share'))).toHaveText(/^45(,\d)?\s?%$/)
  await expect(figure(page, t('policy.housing'))).toHaveText('20')
  await expect(figure(page, t('policy.integral'))).toHaveText('8')
  await expect(page.getByText(t('policy.unnamed', { count: '20' }))).toBeVisible()

  const integral = (await drawn(page)).filter(({ fill }) => fill === 'solid').map(({ text }) => text.split(':')[0])
  expect(integral.sort()).toEqual(namedInTheCount)
  await page.getByRole('link', { name: /S1/ }).first().click()
  await expect(page).toHaveURL(/\/nl\/sources\?part=q-z#S1$/)
  await expect(page.locator('dt#S1')).toBeInViewport()
})

test('on a day without a count there are municipalities but no counts', async ({ page }) => {
  await page.goto('/nl/policy')
  await page.getByLabel(t('day.label')).fill('2021-06-01')
  await page.getByRole('button', { name: t('day.show') }).click()
  await expect(page).toHaveURL(/\/nl\/policy\?on=2021-06-01$/)
  await expect(figure(page, t('policy.municipalities'))).toHaveText('61')
  for (const label of ['policy.withFramework', 'policy.share', 'policy.housing', 'policy.integral', 'policy.without']) {
    await expect(figure(page, t(label)), label).toHaveCount(0)
  }
  await expect(page.getByText(t('policy.not-measured'))).toBeVisible()
})

test('what is not known is never drawn as if there were no policy', async ({ page }) => {
  await page.goto('/nl/policy')
  const days = await page
    .locator('a.quick')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(days.length).toBeGreaterThan(3)
  for (const address of [...days, '/nl/policy?on=2021-06-01']) {
    await page.goto(address)
    const areas = await drawn(page)
    const rows = await rowsOf(page).evaluateAll((all) =>
      all.map((row) => ({
        name: row.querySelector('th')?.textContent?.trim() ?? '',
        said: row.querySelector('td')?.textContent ?? '',
      })),
    )
    expect(areas.length, 'the map holds as many municipalities as the table').toBe(rows.length)
    const unknown = rows.filter(({ said }) => said.trim().startsWith(t('policy.class.unknown'))).map(({ name }) => name)
    expect(unknown.length).toBeGreaterThan(0)
    const fillOf = new Map(areas.map(({ fill, text }) => [text.split(':')[0], { fill, text }]))
    for (const name of unknown) {
      expect(fillOf.get(name), name).toEqual({ fill: 'unknown', text: `${name}: ${t('policy.class.unknown')}` })
    }
    const legend = page.locator('figcaption li', { has: page.locator('.area.unknown') })
    await expect(legend).toHaveText(t('policy.class.unknown'))
  }
})

test('the tables of a policy officer open in a spreadsheet', async ({ page }) => {
  await page.goto('/nl/policy')
  const count = await download(page, t('policy.csv'), 'baken-policy-count-2020-12-31.csv')
  const province = count.rows.find((row) => row['area_kind'] === 'province')
  expect(province).toMatchObject({ municipalities: '62', with_framework: '28', housing: '20', integral: '8' })
  expect(province?.['share']).toMatch(/^0,45\d+$/)
  const municipalities = await download(
    page,
    t('policy.csv.municipalities'),
    'baken-policy-municipalities-2020-12-31.csv',
  )
  expect(municipalities.rows).toHaveLength(62)
  expect(
    municipalities.rows
      .filter((row) => row['status'] === 'integral')
      .map((row) => row['name'])
      .sort(),
  ).toEqual(namedInTheCount)
  expect(municipalities.rows.filter((row) => row['status'] === 'none')).toEqual([])
})

test('the columns of the tables are explained', async ({ page }) => {
  const answer = await page.request.get('/nl/policy/count-schema.json')
  const explained = JSON.stringify(await answer.json())
  const count = await page.request.get('/nl/policy/count.csv?on=2020-12-31')
  for (const column of readTable(await count.text()).header) expect(explained).toContain(`"${column}"`)
})

async function download(page: Page, link: string, name: string) {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe(name)
  const address = file.url()
  return readTable((await (await page.request.get(address)).body()).toString('utf8'))
}
