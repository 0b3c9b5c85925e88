import { expect, test } from '@playwright/test'
import { articleWords, realLanguages, texts } from '../../support/content.ts'

for (const language of realLanguages) {
  const t = texts(language)

  test(`a worker asks in ${language}, reads the answer with the amount of today and says whether it helped`, async ({
    page,
  }) => {
    const wage = articleWords('minimum-wage', language)
    await page.goto(`/${language}`)
    await page.getByLabel(t('information.search.label')).fill(wage.title)
    await page.getByRole('button', { name: t('information.search.button') }).click()
    await expect(page).toHaveURL(new RegExp(`/${language}/search\\?q=`))
    const first = page.locator('[data-results] li').first()
    await expect(first).toContainText(wage.title)
    await first.getByRole('link').click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(wage.title)
    await expect(page.locator('main')).toContainText(/14[,.]99/)
    await expect(page.locator('main')).not.toContainText(t('information.amount-unknown'))
    for (const part of ['answer', 'do', 'cost', 'wrong'])
      await expect(page.getByRole('heading', { name: t(`information.part.${part}`) })).toBeVisible()
    await expect(page.locator('main a[href="tel:08005151"]')).toBeVisible()
    if (language !== 'nl') await expect(page.locator('main').getByText(t('information.draft'))).toBeVisible()

    await page.getByRole('button', { name: t('information.feedback.send') }).click()
    const problem = page.getByRole('alert').filter({ hasText: t('information.feedback.problem') })
    await expect(problem).toContainText(t('information.feedback.missing'))
    await page.getByLabel(t('information.feedback.no'), { exact: true }).check()
    await page.getByLabel(t('information.feedback.line')).fill('06 12345678')
    await page.getByRole('button', { name: t('information.feedback.send') }).click()
    await expect(problem).toContainText(t('information.feedback.personal'))
    await expect(page.getByLabel(t('information.feedback.line')), 'what was typed is kept').toHaveValue('06 12345678')
    await expect(page.getByLabel(t('information.feedback.no'), { exact: true })).toBeChecked()
    await page.getByLabel(t('information.feedback.line')).fill('e2e')
    await page.getByRole('button', { name: t('information.feedback.send') }).click()
    await expect(page.getByText(t('information.feedback.thanks'))).toBeVisible()
  })

  test(`the Dutch word of a letter leads to the page in ${language}`, async ({ page }) => {
    for (const [word, article] of [
      ['zorgtoeslag', 'healthcare-allowance'],
      ['loonstrook', 'payslip-check'],
      ['kinderbijslag', 'child-benefit'],
    ] as const) {
      await page.goto(`/${language}/search?q=${word}`)
      const firstThree = page.locator('[data-results] li').filter({ has: page.locator('a') })
      const addresses = await firstThree
        .locator('a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(addresses.slice(0, 3), word).toContain(`/${language}/articles/${article}`)
    }
  })

  test(`topics in ${language} lead to every article, and an article about danger has the way out and the Dutch beside it`, async ({
    page,
  }) => {
    await page.goto(`/${language}/articles`)
    const links = page.locator('section li a[href*="/articles/"]')
    expect(await links.count()).toBeGreaterThanOrEqual(45)
    await page.getByRole('link', { name: articleWords('threats-and-debt', language).title, exact: true }).click()
    await expect(page.locator('[data-exit]').first()).toBeVisible()
    await expect(page.locator('main .notice.danger').first()).toBeVisible()
    await expect(page.locator('main .notice.danger [lang=nl]')).toHaveCount(
      language === 'nl' ? 0 : await page.locator('main .notice.danger').count(),
    )
  })
}

test('something local is joined to the answer for the place that was chosen', async ({ page }) => {
  const t = texts('nl')
  await page.goto('/nl/articles/register-municipality')
  await page.getByLabel(t('information.local.choose')).selectOption('Tilburg')
  await page.getByRole('button', { name: t('information.local.show') }).click()
  await expect(page).toHaveURL(/place=GM0855/)
  await expect(page.locator('main p.notice').filter({ hasText: 'Tilburg' })).toBeVisible()
  await page.goto('/nl/articles/register-municipality?place=GM9999')
  await expect(page.locator('main p.notice').filter({ hasText: 'Tilburg' })).toHaveCount(0)
})

test('an article that is not there, or not in this language, is told so', async ({ page }) => {
  const answer = await page.goto('/pl/articles/nothing')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts('pl')('error.404.title'))
})

test('the state of the texts says that nothing is missing in six languages', async ({ page }) => {
  const t = texts('nl')
  await page.goto('/nl/articles/status')
  const rows = page.locator('table').first().locator('tbody tr')
  await expect(rows).toHaveCount(realLanguages.length)
  for (const row of await rows.all()) {
    const [complete, outdated, missing] = await row.locator('td').allTextContents()
    const [have, all] = (complete ?? '').split('/').map((text) => Number(text.trim()))
    expect([have === all, Number(outdated), Number(missing)]).toEqual([true, 0, 0])
  }
  await expect(page.getByRole('heading', { name: t('information.status.review') })).toBeVisible()
})

test('an article can be shared as an address and as a code to scan', async ({ page, request }) => {
  await page.goto('/nl/articles/pension')
  await page
    .locator('summary')
    .filter({ hasText: texts('nl')('information.share') })
    .click()
  await expect(page.getByLabel(texts('nl')('information.share.address'))).toHaveValue(/\/nl\/articles\/pension$/)
  const code = await request.get('/nl/articles/pension/qr.svg')
  expect([code.status(), code.headers()['content-type']]).toEqual([200, 'image/svg+xml'])
  expect((await request.get('/nl/articles/nothing/qr.svg')).status()).toBe(404)
})
