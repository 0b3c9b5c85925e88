import { expect, test } from '@playwright/test'
import { agedAddress, deskWithHours, meetingToCome } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'

const t = texts('nl')
/** The next Christmas of which the day before is still to come. */
const year = new Date().getUTCFullYear() + (new Date().toISOString().slice(5, 10) >= '12-24' ? 1 : 0)

test('somebody finds who can help, near and in their own language, and reads what is known', async ({ page }) => {
  await page.goto('/nl')
  await page.getByRole('link', { name: t('information.near') }).click()
  await page.getByLabel(t('directory.filter.municipality')).selectOption({ label: 'Tilburg' })
  await page.getByLabel(t('directory.filter.language')).selectOption({ label: 'Pools' })
  await page.getByRole('button', { name: t('directory.filter.show') }).click()
  await expect(page).toHaveURL(/municipality=GM0855&language=pl/)
  const cards = page.locator('li.card')
  await expect(cards.first()).toContainText('Informatiepunt Midden-Brabant')
  await expect(cards.first()).toContainText(t('directory.distance.same'))
  await expect(cards.first()).toContainText(t('directory.why.not-confirmed'))
  for (const card of await cards.all()) await expect(card).toContainText('Pools')
  await expect(page.getByLabel(t('directory.filter.municipality'))).toHaveValue('GM0855')

  await cards.first().getByRole('link').first().click()
  await expect(page.locator('h1')).toHaveText('Informatiepunt Midden-Brabant')
  await expect(page.getByText('Wagnerplein')).toBeVisible()
  await expect(page.getByText(t('directory.point.hours.none'))).toBeVisible()
  await expect(page.getByText(t('directory.point.not-verified'))).toBeVisible()
  await expect(page.locator('a[href="/nl/sources#BMIP-4"]')).toBeVisible()
  await page.getByRole('link', { name: t('directory.point.back') }).click()
  await expect(page).toHaveURL(/municipality=GM0855&language=pl/)
})

test('a number that was seen can be tapped, another one says to check it first', async ({ page }) => {
  await page.goto('/nl/help/melden-arbeidsinspectie')
  await expect(page.locator('main a[href="tel:08005151"]')).toBeVisible()
  await page.goto('/nl/help/vakbond-fnv')
  await expect(page.locator('main a[href^="tel:"]')).toHaveCount(0)
  await expect(page.locator('main')).toContainText(t('contact.check-first'))
})

test('a desk is open the day before Christmas, and closed on Christmas day, in the list and in its week', async ({
  page,
}) => {
  const list = `${agedAddress}/nl/help?municipality=GM0758&kind=registration-desk`
  const desk = page.locator('li.card').filter({ hasText: 'in Breda' })
  await page.goto(`${list}&at=${year}-12-24T10:00`)
  await expect(desk).toContainText(t('directory.open.open'))
  await expect(desk).toContainText(t('directory.open.until', { when: t('directory.when.time', { time: '17:00' }) }))
  await page.goto(`${list}&at=${year}-12-25T10:00`)
  await expect(desk.locator('b').first()).toHaveText(t('directory.open.closed'))
  await expect(desk).toContainText('27 december, 09:00')
  await page.goto(`${list}&open=1&at=${year}-12-25T10:00`)
  await expect(page.getByText(t('directory.none.open'))).toBeVisible()

  await page.goto(`${agedAddress}/nl/help/${deskWithHours}?at=${year}-12-24T10:00`)
  const rows = page.locator('tbody tr')
  await expect(rows).toHaveCount(7)
  await expect(rows.nth(0)).toContainText('09:00–17:00')
  await expect(rows.nth(1)).toContainText(t('directory.point.hours.closed'))
  await expect(rows.nth(1)).toContainText(t('directory.point.hours.holiday'))
})

test('where nothing is known the page says so and leads on', async ({ page }) => {
  await page.goto('/nl/help?kind=information-point&open=1')
  await expect(page.getByText(t('directory.none.open'))).toBeVisible()
  await page.getByRole('link', { name: t('directory.none.open.show') }).click()
  expect(await page.locator('li.card').count()).toBeGreaterThan(3)
  await page.goto('/nl/help?language=es&kind=legal-help')
  await expect(page.getByText(t('directory.none'), { exact: true })).toBeVisible()
  await page
    .locator('.notice')
    .getByRole('link', { name: t('directory.coverage.title') })
    .click()
  await expect(page.locator('h1')).toHaveText(t('directory.coverage.title'))
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: t('directory.kind.legal-help') })
      .first(),
  ).toBeVisible()
})

test('what means nothing is named, stays in the form, and the list is there', async ({ page }) => {
  const answer = await page.goto('/nl/help?municipality=Tilburg&language=klingon&at=morgen')
  expect(answer?.status()).toBe(422)
  const notice = page.getByRole('alert')
  for (const typed of ['"Tilburg"', '"klingon"', '"morgen"']) await expect(notice).toContainText(typed)
  await expect(page.getByLabel(t('directory.filter.at'))).toHaveValue('morgen')
  await expect(page.getByLabel(t('directory.filter.language'))).toHaveValue('klingon')
  expect(await page.locator('li.card').count()).toBeGreaterThan(10)
})

test('a meeting can be put in a calendar, and where there is none the page says so', async ({ page }) => {
  await page.goto('/nl/help/events')
  await expect(page.getByText(t('directory.events.none'))).toBeVisible()
  await page.goto(`${agedAddress}/nl/help/events`)
  await expect(page.getByRole('heading', { name: 'Vragenavond' })).toBeVisible()
  const file = await page.request.get(`${agedAddress}/nl/help/events/${meetingToCome}.ics`)
  const text = (await file.text()).replaceAll('\r\n ', '')
  expect(text).toContain('DTSTART:20980701T170000Z')
  expect(text).toContain('LOCATION:In de bieb')
  expect((await page.request.get('/nl/help/events/nothing.ics')).status()).toBe(404)
})
