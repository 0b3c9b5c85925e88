import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { watchAddresses } from '../../support/address-watch.ts'
import { siteAddress } from '../../support/addresses.ts'
import { somePayslips } from '../../support/batch-templates.ts'
import { texts } from '../../support/content.ts'
import { readTable } from '../../support/csv.ts'

const t = texts('nl')
const counted = (key: string, count: number) => t(`${key}.${count === 1 ? 'one' : 'other'}`, { count: String(count) })
const press = (page: Page, name: string, at: 'first' | 'last' = 'last') =>
  page.getByRole('button', { name, exact: true })[at]().click()

async function downloaded(page: Page, act: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inspector-batch-'))
})
test.afterEach(() => rmSync(folder, { recursive: true }))
const fileOf = (text: string) => {
  const path = join(folder, 'loonstroken.csv')
  writeFileSync(path, text)
  return path
}

test('an inspector gives the payslips of an employer, sees what is wrong for whom, and takes the results along', async ({
  page,
}) => {
  const watched = watchAddresses(page, siteAddress)
  await page.goto('/nl/rights/batch')
  await expect(page.getByText(t('batch.help-not-decision'))).toBeVisible()
  await page.getByLabel(t('batch.file')).setInputFiles(fileOf(somePayslips))
  await press(page, t('batch.show'))

  await expect(page.getByRole('heading', { name: t('batch.result.title'), exact: true })).toBeVisible()
  await expect(page.getByText(counted('batch.result.checked', 3))).toBeVisible()
  await expect(page.getByText(counted('batch.result.left-out', 1))).toBeVisible()
  const wage = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Minimumloon' }) })
  await expect(wage.getByRole('cell')).toHaveText(['2', '0', '1', '0', '0', /€/, /€/])
  const person = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'W-02' }) })
  await expect(person.getByRole('cell').first()).toHaveText('2')
  await expect(person).toContainText(t('batch.verdict.breach'))
  await expect(page.getByRole('row').filter({ hasText: 'periodFrom' }).first()).toContainText('2026-02-31')

  await person.getByRole('link', { name: 'W-02' }).click()
  await page.locator('summary').filter({ hasText: 'W-02' }).click()
  const details = page.locator('details').filter({ hasText: 'W-02' })
  await expect(details.getByRole('heading', { name: t('payslip.finding.minimum-wage') }).first()).toBeVisible()
  await expect(details).toContainText('WML')

  const csv = await downloaded(page, () => press(page, t('batch.as-csv'), 'first'))
  expect(csv.name).toMatch(/^baken-payslips-\d{4}-\d\d-\d\d\.csv$/)
  const { rows } = readTable(csv.text)
  expect(rows.filter(({ person: name, verdict }) => name === 'W-02' && verdict === 'breach').length).toBeGreaterThan(3)
  const json = await downloaded(page, () => press(page, t('batch.as-json'), 'first'))
  expect(JSON.parse(json.text)).toMatchObject({ linesChecked: 3, linesLeftOut: 1 })
  await watched.expectNothingTold()
})

test('a table that cannot be read says why, and what was pasted is still there', async ({ page }) => {
  await page.goto('/nl/rights/batch')
  await page.getByLabel(t('batch.paste')).fill('person;nationality\nW-01;PL')
  await press(page, t('batch.show'))
  await expect(page.getByRole('alert')).toContainText(t('batch.file.column-unknown', { column: 'nationality' }))
  await expect(page.getByLabel(t('batch.paste'))).toHaveValue('person;nationality\nW-01;PL')
  // A file was asked: the page comes instead, with the same words.
  await press(page, t('batch.as-csv'))
  await expect(page.getByRole('alert')).toContainText(t('batch.file.column-unknown', { column: 'nationality' }))
  await page.getByLabel(t('batch.paste')).fill('')
  await press(page, t('batch.show'))
  await expect(page.getByRole('alert')).toContainText(t('batch.problem.nothing'))
})

test('a hirer fills in the template, and reads the results in another language', async ({ page }) => {
  await page.goto('/nl/rights/hirers')
  await page.getByRole('link', { name: t('hirers.payslips.batch') }).click()
  await expect(page.getByText(t('batch.hirers.text'))).toBeVisible()
  const template = await downloaded(page, () => page.getByRole('link', { name: t('batch.template') }).click())
  await page.getByLabel(t('batch.file')).setInputFiles(fileOf(template.text))
  await press(page, t('batch.show'))
  await expect(page.getByText(counted('batch.result.checked', 2))).toBeVisible()
  await expect(page.getByText(t('batch.refused.title'))).toHaveCount(0)
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await expect(page.getByText(texts('en')('batch.result.checked.other', { count: '2' }))).toBeVisible()
  await expect(page).toHaveURL(/\/en\/rights\/batch$/)
})
