import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { watchAddresses } from '../../support/address-watch.ts'
import { siteAddress } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'

const t = texts('nl')
const counted = (key: string, count: number) => t(`${key}.${count === 1 ? 'one' : 'other'}`, { count: String(count) })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function shift(page: Page, row: string, from: string, until: string, rest: string): Promise<void> {
  await page.locator(`main [name="${row}.from"]`).fill(from)
  await page.locator(`main [name="${row}.until"]`).fill(until)
  await page.locator(`main [name="${row}.break"]`).fill(rest)
}
async function showWeek(page: Page, day: string): Promise<void> {
  await page.getByLabel(t('hours.week.day')).fill(day)
  await press(page, t('hours.week.show'))
}

test('a worker writes down two weeks, keeps them as a file, and checks a payslip with them', async ({ page }) => {
  const watched = watchAddresses(page, siteAddress)
  await page.goto('/nl/rights/hours-log')
  await showWeek(page, '2026-07-01')
  await shift(page, 'd.0', '07:00', '15:30', '30')
  await shift(page, 'd.1', '22:00', '06:00', '30')
  await page
    .locator('summary')
    .filter({ hasText: t('hours.extra.title') })
    .click()
  await page.locator('main [name="x.1.day"]').selectOption('3')
  await shift(page, 'x.1', '18:00', '20:00', '0')
  await press(page, t('hours.add'))
  await expect(page.getByRole('status')).toHaveText(counted('hours.list.added', 3))
  await expect(page.locator('summary').filter({ hasText: '29 juni 2026' })).toContainText('17:30')

  // The next week is there, empty.
  await expect(page.getByLabel(t('hours.week.day'))).toHaveValue('2026-07-06')
  await expect(page.locator('main [name="d.0.from"]')).toHaveValue('')
  await shift(page, 'd.0', '07:00', '15:00', '0')
  await press(page, t('hours.add'))
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, t('hours.save'))])
  expect(file.suggestedFilename()).toMatch(/^uren-\d{4}-\d\d-\d\d\.csv$/)
  const path = await file.path()
  expect(readFileSync(path, 'utf8')).toBe(
    'date;from;until;break\r\n2026-06-29;07:00;15:30;30\r\n2026-06-30;22:00;06:00;30\r\n2026-07-02;18:00;20:00;0\r\n2026-07-06;07:00;15:00;0\r\n',
  )

  // Another day, from nothing, with the file.
  await page.goto('/nl/rights/hours-log')
  await page.getByLabel(t('hours.load.file')).setInputFiles(path)
  await press(page, t('hours.load.do'))
  await page.getByLabel(t('hours.period.from')).fill('2026-06-29')
  await page.getByLabel(t('hours.period.until')).fill('2026-07-05')
  await press(page, t('hours.period.count'))
  await expect(page.getByText('17:30 uur van 29 juni 2026 tot en met 5 juli 2026.')).toBeVisible()
  await expect(page.getByText(counted('hours.period.outside', 1))).toBeVisible()
  await expect(page.getByText('30 juni 2026 tot en met 1 juli 2026: 7:30 uur')).toBeVisible()
  await press(page, t('hours.use'))
  await expect(page).toHaveURL(/\/nl\/rights\/payslip$/)
  await expect(page.getByLabel(t('payslip.field.periodFrom'))).toHaveValue('2026-06-29')
  await press(page, t('payslip.next'))
  await expect(page.getByLabel(t('payslip.field.hours'))).toHaveValue('17:30')
  await expect(page.locator('main [name="part.3.hours"]')).toHaveValue('7:30')
  await watched.expectNothingTold()
})

test('a shift that cannot be is refused in words, and nothing that was typed is lost', async ({ page }) => {
  await page.goto('/nl/rights/hours-log')
  await shift(page, 'd.0', '07:00', '15:30', '30')
  await shift(page, 'd.1', '07:00', '15:30', '')
  await press(page, t('hours.add'))
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(t('hours.refused.break-missing'))
  await expect(page.locator('main [name="d.0.from"]')).toHaveValue('07:00')
  await expect(page.locator('main [name="d.1.break"]')).toHaveAttribute('aria-invalid', 'true')
  await page.locator('main [name="d.1.break"]').fill('0')
  await press(page, t('hours.add'))
  await expect(page.getByRole('status')).toHaveText(counted('hours.list.added', 2))
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.getByRole('heading', { name: texts('en')('hours.list.title') })).toBeVisible()
  await expect(page.locator('main input[name="log"]').first()).toHaveValue(/07:00;15:30;0/)
})
