import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { createTranslator } from '#platform/i18n/translator.ts'

const catalogues = readCatalogues(join(import.meta.dirname, '../../../content/interface'))
const t = createTranslator('nl', catalogues.get('nl') ?? {})
const row = (page: Page, id: string) => page.locator(`#${id}`)
/** Puts the slider on a step as an arrow key does, which needs no script of the page. */
async function slideTo(page: Page, step: number) {
  const slider = page.getByLabel(t('notes.slider'))
  await slider.focus()
  await page.keyboard.press('Home')
  for (let at = 1; at < step; at++) await page.keyboard.press('ArrowRight')
}
const show = (page: Page) => page.locator('main form button').click()

test('a member of parliament reads the note as it was known on 30 June 2021, and as it is today', async ({ page }) => {
  await page.goto('/nl')
  await page.getByRole('link', { name: t('notes.door') }).click()
  await expect(page).toHaveURL(/\/nl\/notes$/)
  await page
    .getByRole('link', { name: t('notes.read') })
    .first()
    .click()
  await expect(page.getByText(/december 2020/).first()).toBeVisible()

  await page.getByLabel(t('day.label')).fill('2021-06-30')
  await show(page)
  await expect(page).toHaveURL(/\/nl\/notes\/s1\?on=2021-06-30$/)
  await expect(page.getByLabel(t('notes.slider'))).toHaveValue('3')
  await page.getByRole('link', { name: 'Wat de regio’s doen' }).click()
  await expect(page).toHaveURL(/\/regions\?on=2021-06-30$/)
  await expect(row(page, 'S1-33')).toContainText('Een regionaal handelingsperspectief is klaar.')
  await expect(row(page, 'S1-34')).toContainText(t('notes.became.nothing'))
  await expect(page.getByText(t('programme.follow.not-found'))).toHaveCount(0)
  await expect(row(page, 'S1-33').getByRole('link', { name: 'S1-33' })).toHaveAttribute(
    'href',
    '/nl/programme/S1-33?on=2021-06-30',
  )

  await slideTo(page, 13)
  await show(page)
  await expect(page).toHaveURL(/\/regions\?on=20\d\d-\d\d-\d\d$/)
  await expect(page.getByLabel(t('notes.slider'))).toHaveValue('13')
  await expect(row(page, 'S1-34')).toContainText('In Veghel ging een informatiepunt open.')
  await expect(row(page, 'S1-33')).toContainText(t('programme.follow.not-found'))
})

test('the count is done again beside the sentence, and leads to the municipalities', async ({ page }) => {
  await page.goto('/nl/notes/s1/s1-051')
  await expect(page).toHaveURL(/\/nl\/notes\/s1\/frameworks#s1-051$/)
  const sentence = page.locator('#s1-051')
  await expect(sentence.locator('.text')).toContainText('45 procent')
  await expect(sentence).toContainText(/28 van 62 = 45,16\s?%\. De notitie zegt 45 procent\./)
  await expect(page.locator('#s1-053')).toContainText(
    'Asten, Helmond, Moerdijk, Oss, Roosendaal, Steenbergen, Tilburg en Waalwijk',
  )
  await expect(page.locator('#s1-052')).toContainText('De nota noemt ze niet bij naam.')
  await sentence
    .getByRole('link', { name: t('notes.counted.link') })
    .first()
    .click()
  await expect(page).toHaveURL(/\/nl\/policy\?on=2020-12-31$/)
  await expect(page.locator('dl .main dd')).toHaveText('28')
})

test('before the note was there the page says so, and the slider leads to it', async ({ page }) => {
  await page.goto('/nl/notes/s1/opening?on=2020-11-30')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('notes.not-there'))
  await expect(page.locator('#s1-001')).toHaveCount(0)
  await slideTo(page, 2)
  await show(page)
  await expect(page).toHaveURL(/\?on=2020-12-01$/)
  await expect(page.locator('#s1-001')).toBeVisible()
})

test('a day that means nothing is named, and the note of today is shown', async ({ page }) => {
  const answer = await page.goto('/nl/notes/s2?on=gisteren')
  expect(answer?.status()).toBe(422)
  await expect(page.getByRole('alert')).toContainText('gisteren')
  const moment = await page.goto('/nl/notes/s2/riec?moment=99&on=2021-06-30&shown=2021-06-30')
  expect(moment?.status()).toBe(422)
  await expect(page.getByRole('alert')).toContainText('99')
  await expect(page.locator('#s2-020')).toBeVisible()
  for (const nothing of ['/nl/notes/s9', '/nl/notes/s1/nothing', '/nl/notes/s1/s2-001']) {
    expect((await page.goto(nothing))?.status()).toBe(404)
  }
})
