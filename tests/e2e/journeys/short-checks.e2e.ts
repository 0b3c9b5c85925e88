import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { sendForm } from '../../support/open-template.ts'

const t = texts('nl')
const finding = (id: string) => `#finding-${id}`

test('a worker sees all checks and what the minimum wage is, now and before', async ({ page }) => {
  await page.goto('/nl/rights')
  await page.getByRole('link', { name: t('rights.check.minimum-wage') }).click()
  await sendForm(page, [
    ['day', '2026-07-01'],
    ['age', '30'],
    ['otherDay', '2026-06-30'],
  ])
  await expect(page.locator(finding('minimum-wage-on'))).toContainText('€ 14,99 per uur')
  await expect(page.locator(finding('minimum-wage-change'))).toContainText('€ 0,28 meer')
  expect(page.url(), 'what was typed is never in the address').not.toContain('?')
  await expect(page.getByLabel(t('rights.field.age'))).toHaveValue('30')
  await expect(page.getByRole('link', { name: t('rights.next.help') })).toBeVisible()
})

test('an answer is kept by nobody and shows where it stands', async ({ page }) => {
  await page.goto('/nl/rights/leaving-housing')
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await sendForm(page, [
    ['jobEnded', '2026-07-01'],
    ['agencyHousing', 'yes'],
    ['putOut', 'yes'],
  ])
  expect((await answered).headers()['cache-control']).toBe('no-store')
  const evicted = page.locator(finding('no-eviction'))
  await expect(evicted).toContainText(t('rights.verdict.breach'))
  await expect(evicted).toContainText(t('rights.view.not-verified'))
  await expect(evicted.getByRole('link', { name: /BW art\. 7:231/ })).toHaveAttribute('href', /wetten\.overheid\.nl/)
  // The agreement and the rent contract stand beside each other.
  await expect(page.locator(finding('agency-weeks'))).toContainText('29 juli 2026')
  await expect(page.locator(finding('rent-goes-on'))).toContainText(t('rights.input.separateContract'))
})

test('an amount with two readings is named, and nothing that was typed is lost', async ({ page }) => {
  await page.goto('/nl/rights/deductions-and-fines')
  await sendForm(page, [
    ['fine', '1.234'],
    ['dayWage', '120'],
    ['clause', 'no'],
  ])
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(t('rights.problem.two-readings', { typed: '1.234' }))
  await alert.getByRole('link', { name: t('rights.field.fine') }).click()
  await expect(page.getByLabel(t('rights.field.fine'))).toHaveValue('1.234')
  await expect(page.getByLabel(t('rights.field.dayWage'))).toHaveValue('120')
  await sendForm(page, [
    ['fine', '12,34'],
    ['minimumLeft', 'no'],
  ])
  await expect(page.locator(finding('fine-clause'))).toContainText('€ 12,34')
})

test('a week of long days is too much, and says what one week cannot tell', async ({ page }) => {
  await page.goto('/nl/rights/working-hours')
  await sendForm(page, [
    ['ageGroup', 'adult'],
    ['monday', '2026-07-08'],
    ...[0, 1, 2, 3, 4, 5].flatMap((day): [string, string][] => [
      [`d.${day}.from`, '06:00'],
      [`d.${day}.until`, '17:00'],
      [`d.${day}.break`, '45'],
    ]),
  ])
  // The week of the day that was chosen; six days of ten and a quarter hours.
  const week = page.locator(finding('week-hours'))
  await expect(week).toContainText(t('rights.verdict.breach'))
  await expect(week).toContainText('61:30')
  await expect(week).toContainText('6 juli 2026')
  await expect(page.locator(finding('average-4-weeks'))).toContainText(t('rights.input.moreWeeks'))
  await expect(page.locator(finding('breaks'))).toContainText(t('rights.verdict.ok'))

  // A longer table keeps what stood there.
  await page.getByLabel(t('rights.field.weeks')).selectOption('2')
  await page.getByRole('button', { name: t('rights.week.show') }).click()
  await expect(page.locator('main [name="d.0.from"]')).toHaveValue('06:00')
  await expect(page.locator('main [name="d.13.from"]')).toHaveValue('')
})

test('half a shift is named with its day', async ({ page }) => {
  await page.goto('/nl/rights/working-hours')
  await sendForm(page, [
    ['monday', '2026-07-06'],
    ['d.1.from', '08:00'],
  ])
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('7 juli 2026')
  await expect(alert).toContainText(t('rights.problem.half'))
})
