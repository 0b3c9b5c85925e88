import { type Browser, expect, type Page, test } from '@playwright/test'
import { writtenAddress } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'
import { signInAs } from '../../support/staff.ts'
import { mark } from '../../support/staff-organisation.ts'

test.use({ baseURL: writtenAddress })

const t = texts('nl')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })

async function officer(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signInAs(page, person)
  return page
}

/** Adds a document and comes back on the list. */
async function add(page: Page, title: string): Promise<void> {
  await page.goto('/nl/staff/policy/new')
  await page.getByLabel(t('said.field.theme')).selectOption('housing')
  await page.getByLabel(t('said.field.act')).selectOption('own')
  await page.getByLabel(t('said.field.title')).fill(title)
  await page.getByLabel(t('said.field.about')).fill(`Wat er in ${title} staat.`)
  await page.getByLabel(t('said.field.decided')).fill('3-2024')
  await press(page, t('said.policy.save-new'))
  await expect(page.getByRole('status')).toContainText(t('said.policy.done.added'))
}

test('an officer adds a document, everybody reads it, and nothing that was counted changes', async ({ browser }) => {
  const page = await officer(browser, 'beleid-voorbeeldstad')
  const title = `Kader ${mark()}`

  await test.step('what is wrong is told, and what was typed stays', async () => {
    await page.goto('/nl/staff')
    await page.getByRole('link', { name: t('staff.nav.policy') }).click()
    await page.getByRole('link', { name: t('said.policy.add') }).click()
    await page.getByLabel(t('said.field.title')).fill(title)
    await page.getByLabel(t('said.field.decided')).fill('ooit')
    await press(page, t('said.policy.save-new'))
    await expect(page.getByRole('alert')).toContainText(t('said.problem.no-theme'))
    await expect(page.getByRole('alert')).toContainText(t('said.problem.not-a-date'))
    await expect(page.getByLabel(t('said.field.title'))).toHaveValue(title)
    await expect(page.getByLabel(t('said.field.decided'))).toHaveValue('ooit')
  })

  const counted = await (await page.request.get('/nl/policy/count.csv')).text()
  await add(page, title)
  await expect(row(page, title)).toContainText('maart 2024')

  await test.step('the public pages have it, as the word of the municipality itself', async () => {
    await page.goto(`/nl/policy/documents?text=${encodeURIComponent(title)}`)
    await expect(row(page, title)).toContainText(t('frameworks.made-up'))
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByText('Toegevoegd door de gemeente zelf').first()).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText('Beleidsmedewerker')
    expect(await (await page.request.get('/nl/policy/count.csv')).text()).toBe(counted)
  })

  await test.step('it was not known before it was said', async () => {
    await page.goto(`/nl/policy/documents?text=${encodeURIComponent(title)}&on=2026-11-20`)
    await expect(row(page, title)).toHaveCount(0)
  })

  await test.step('it is confirmed, taken back, and put back', async () => {
    await page.goto('/nl/staff/policy')
    await row(page, title)
      .getByRole('button', { name: t('said.policy.confirm') })
      .click()
    await expect(page.getByRole('status')).toContainText(t('said.policy.done.confirmed'))
    await expect(row(page, title)).toContainText('Klopte nog op')
    for (const _ of ['the confirmation', 'the document']) {
      await page.getByRole('link', { name: title }).click()
      await press(page, t('editing.history.undo'))
      await expect(page.getByRole('status')).toContainText(t('said.policy.done.undone'))
    }
    await page.goto(`/nl/policy/documents?text=${encodeURIComponent(title)}`)
    await expect(row(page, title)).toBeVisible()
  })
})

test('of two who change the same document, the second sees the first and chooses', async ({ browser }) => {
  const first = await officer(browser, 'beleid-voorbeeldstad')
  const second = await officer(browser, 'tweede-beleid-voorbeeldstad')
  const title = `Nota ${mark()}`
  await add(first, title)
  for (const page of [first, second]) {
    await page.goto('/nl/staff/policy')
    await page.getByRole('link', { name: title }).click()
  }
  await first.getByLabel(t('said.field.title')).fill(`${title} van de eerste`)
  await first.getByLabel(t('said.field.validUntil')).fill('2030')
  await press(first, t('said.policy.save'))
  await expect(first.getByRole('status')).toContainText(t('said.policy.done.changed'))

  await second.getByLabel(t('said.field.title')).fill(`${title} van de tweede`)
  await press(second, t('said.policy.save'))
  await expect(second.getByRole('heading', { name: t('editing.choose.title') })).toBeVisible()
  await expect(second.getByText(`${title} van de eerste`).first()).toBeVisible()

  await test.step('who chooses nothing is asked again, with everything still there', async () => {
    await press(second, t('editing.choose.save'))
    await expect(second.getByRole('alert')).toContainText(t('editing.fault.not-chosen'))
    await expect(second.getByText(`${title} van de tweede`).first()).toBeVisible()
  })
  await second.getByRole('radio', { name: `${title} van de tweede` }).check()
  await press(second, t('editing.choose.save'))
  await expect(second.getByRole('status')).toContainText(t('said.policy.done.changed'))
  await expect(row(second, `${title} van de tweede`)).toContainText('2030')

  await test.step('who changed what is kept', async () => {
    await second.getByRole('link', { name: `${title} van de tweede` }).click()
    await expect(row(second, 'Tweede beleidsmedewerker')).toContainText(t('said.field.title'))
    await expect(row(second, 'maart').or(second.getByText(t('said.did.add')))).toBeVisible()
  })
})

test('who may not is not let in, and a province is told that it has none', async ({ browser }) => {
  const clerk = await officer(browser, 'baliemedewerker-voorbeeldstad')
  const answer = await clerk.goto('/nl/staff/policy')
  expect(answer?.status()).toBe(403)
  const province = await officer(browser, 'beleid-provincie')
  await province.goto('/nl/staff/policy')
  await expect(province.getByText(t('said.policy.no-municipality'), { exact: true })).toBeVisible()
})
