import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { realLanguages, texts } from '../../support/content.ts'
import { sendForm } from '../../support/open-template.ts'
import { wrongWeek } from '../../support/payslip-templates.ts'
import { readPdf } from '../../support/pdf-text.ts'

const go = (page: Page, value: string) => page.locator(`main button[name=go][value="${value}"]`).click()

for (const language of realLanguages) {
  const t = texts(language)

  test(`a worker checks a payslip in ${language}, sees what is wrong and by how much, and takes a letter along`, async ({
    page,
  }) => {
    await page.goto(`/${language}`)
    await page
      .locator('main')
      .getByRole('link', { name: t('payslip.title'), exact: true })
      .click()
    await expect(page.locator('main')).toContainText(t('payslip.private'))
    await go(page, 'all')
    await sendForm(page, wrongWeek)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('payslip.result.title'))
    await expect(page).toHaveURL(new RegExp(`/${language}/rights/payslip$`))
    const wage = page.locator('#finding-minimum-wage')
    await expect(wage).toContainText(/39[,.]60/)
    await expect(page.locator('#finding-housing-cap')).toContainText(/25[,.]10/)
    // The wage, the rent without a mandate, and the transport.
    await expect(page.locator('main')).toContainText(/239[,.]60/)
    await wage.locator('summary').click()
    await expect(wage).toContainText(/14[,.]99/)
    await expect(wage.locator('a[href^="https://wetten.overheid.nl/BWBR0002638"]').first()).toBeVisible()
    await expect(page.locator('main a[href$="/rights/before-you-send"]')).toBeVisible()

    await page.getByLabel(t('payslip.letter.employer')).fill('Voorbeeld Uitzendbureau')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: t('payslip.letter.pdf') }).click()
    const letter = readPdf(readFileSync(await (await download).path())).text
    expect(letter).toContain('239,60')
    expect(letter).toContain('Voorbeeld Uitzendbureau')
  })

  test(`what cannot be read in ${language} is said at its field, and nothing is lost`, async ({ page }) => {
    await page.goto(`/${language}/rights/payslip`)
    await go(page, 'all')
    await sendForm(page, [
      ['periodFrom', '2026-07-12'],
      ['periodUntil', '2026-07-06'],
      ['hours', 'veel'],
      ['pay.base', '1.234'],
      ['off.fine', '12,50'],
    ])
    const alert = page.getByRole('alert')
    await expect(alert.getByRole('listitem')).toHaveCount(3)
    await expect(alert).toContainText(t('payslip.refused.period-order'))
    await expect(alert).toContainText(t('payslip.refused.two-readings', { typed: '1.234' }))
    await expect(page.locator('main [name="pay.base"]')).toHaveValue('1.234')
    await expect(page.locator('main [name="pay.base"]')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator('main [name="off.fine"]')).toHaveValue('12,50')
  })
}

test('question by question, with a second payslip that is added up and another language that keeps everything', async ({
  page,
}) => {
  await page.goto('/nl/rights/payslip')
  await go(page, 'period')
  await page.locator('main [name=periodFrom]').fill('2026-07-06')
  await page.locator('main [name=periodUntil]').fill('2026-07-12')
  await page.locator('main [name=birthDate]').fill('1995-03-02')
  await go(page, 'next')
  await page.locator('main [name=hours]').fill('40:00')
  await go(page, 'next')
  await page.locator('main [name="pay.base"]').fill('590')
  await page
    .getByRole('navigation')
    .getByRole('button', { name: 'Polski' })
    .or(page.getByRole('link', { name: 'Polski' }))
    .click()
  const pl = texts('pl')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(pl('payslip.ask.pay.title'))
  await page.locator('main [name="pay.base"]').fill('590')
  await go(page, 'next')
  await go(page, 'result')
  await expect(page.locator('#finding-minimum-wage')).toContainText('9,60')
  await go(page, 'another')
  await expect(page.locator('main [name=birthDate]')).toHaveValue('1995-03-02')
  await expect(page.locator('main [name=periodFrom]')).toHaveValue('')
  await page.locator('main [name=periodFrom]').fill('2026-07-13')
  await page.locator('main [name=periodUntil]').fill('2026-07-19')
  await go(page, 'next')
  await page.locator('main [name=hours]').fill('40')
  await go(page, 'next')
  await page.locator('main [name="pay.base"]').fill('589,50')
  await go(page, 'next')
  await go(page, 'result')
  await expect(page.locator('main')).toContainText(/19[,.]70/)
})
