import { expect, type Page, test } from '@playwright/test'
import { writtenAddress } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'
import { signInAs } from '../../support/staff.ts'
import { mark } from '../../support/staff-organisation.ts'

test.use({ baseURL: writtenAddress })

const t = texts('nl')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const card = (page: Page, title: string) => page.locator('details', { hasText: title })
const openCard = (page: Page, title: string) => card(page, title).locator('summary').click()
const page1 = 'https://voorbeeld.example/brief'

/** Tests walk over one server at the same time, in two projects: each speaks of a row of its own. */
const rowsOf = (project: string) =>
  project === 'javascript'
    ? { row: 'S2-10', found: 'S2-11', motion: 'T-01' }
    : { row: 'S2-05', found: 'S2-09', motion: 'M105-2020' }

async function fill(page: Page, step: string, words: string): Promise<void> {
  await page.locator(`#${step}-when`).fill('2026-11')
  await page.locator(`#${step}-nl`).fill(words)
  await page.locator(`#${step}-title`).fill('Brief')
  await page.locator(`#${step}-address`).fill(page1)
}

test('a programme manager finds a promise, says how it stands and shows it; everybody reads it at once', async ({
  page,
}, { project }) => {
  const { row } = rowsOf(project.name)
  const words = `De aanpak loopt, ${mark()}.`
  await signInAs(page, 'programmamanager')
  await page.getByRole('link', { name: t('promises.title'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('promises.title'))

  await test.step('what asks for attention comes first; a choice stands in the address', async () => {
    await page.getByLabel(t('promises.filter.what')).selectOption('silent')
    await press(page, t('promises.filter.button'))
    await expect(page).toHaveURL(/show=silent/)
    expect(await page.getByRole('row').count()).toBeGreaterThan(3)
    await page.getByLabel(t('promises.filter.q')).fill('bestaat niet')
    await press(page, t('promises.filter.button'))
    await expect(page.getByText(t('promises.found.none'), { exact: true })).toBeVisible()
    await page
      .getByRole('link', { name: t('promises.filter.clear') })
      .first()
      .click()
  })

  await test.step('what is not whole is refused field by field, and stays typed', async () => {
    await page.getByLabel(t('promises.filter.q')).fill(row)
    await press(page, t('promises.filter.button'))
    await page.getByRole('rowheader').getByRole('link').click()
    await openCard(page, t('promises.step.say'))
    await page.locator('input[name=say-to][value=running]').check()
    await page.locator('#say-nl').fill(words)
    await page.locator('#say-address').fill('javascript:alert(1)')
    await press(page, t('promises.step.say.button'))
    const alert = page.getByRole('alert')
    for (const code of ['no-when', 'no-title', 'not-an-address'] as const)
      await expect(alert).toContainText(t(`promises.problem.${code}`))
    await expect(page.locator('#say-nl')).toHaveValue(words)
    await expect(page.locator('input[name=say-to][value=running]')).toBeChecked()
    await page.locator('#say-when').fill('2097')
    await page.locator('#say-title').fill('Brief')
    await page.locator('#say-address').fill(page1)
    await press(page, t('promises.step.say.button'))
    await expect(alert).toContainText(t('promises.problem.in-the-future'))
    await page.locator('#say-when').fill('2026-11')
    await press(page, t('promises.step.say.button'))
    await expect(page.getByRole('status')).toContainText(t('promises.done.say'))
  })

  await test.step('it is on the public page under the name of the organisation, in the feed of changes and among the sources', async () => {
    await page.goto(`/nl/programme/${row}`)
    const said = page.getByRole('listitem').filter({ hasText: words })
    await expect(said).toContainText('Provincie Voorbeeld')
    await expect(said).toContainText(t('programme.known.said'))
    await expect(said.getByRole('link', { name: 'Brief' })).toHaveAttribute('href', page1)
    await page.goto('/nl/sources?part=zeg')
    await expect(page.locator('main')).toContainText('Brief (Provincie Voorbeeld)')
    const json = await page.request.get('/nl/programme/register.json')
    expect(await json.text()).toContain(words)
  })

  await test.step('it was not known the day before', async () => {
    await page.goto(`/nl/programme/${row}?on=2026-02-03`)
    await expect(page.getByText(words)).toHaveCount(0)
  })

  await test.step('what was wrong is withdrawn for a reason, and stays to be seen', async () => {
    await page.goto(`/nl/staff/programme/${row}`)
    await openCard(page, t('promises.step.withdraw'))
    await page.locator('label', { hasText: words }).locator('input').check()
    await press(page, t('promises.step.withdraw.button'))
    await expect(page.getByRole('alert')).toContainText(t('promises.problem.no-reason'))
    await page.locator('#withdraw-nl').fill('Dit ging over een andere aanpak.')
    await press(page, t('promises.step.withdraw.button'))
    await expect(page.getByRole('status')).toContainText(t('promises.done.withdraw'))
    await page.goto(`/nl/programme/${row}`)
    await expect(page.locator('s', { hasText: words })).toBeVisible()
    await expect(page.locator('main')).toContainText('Dit ging over een andere aanpak.')
  })
})

test('two say something of one row: the second sees what the first said, and keeps what was typed', async ({
  browser,
}, { project }) => {
  const { found } = rowsOf(project.name)
  const [first, second] = await Promise.all(
    ['programmamanager', 'beleid-provincie'].map(async (person) => {
      const page = await (await browser.newContext()).newPage()
      await signInAs(page, person)
      await page.goto(`/nl/staff/programme/${found}`)
      await openCard(page, t('promises.step.find'))
      return page
    }),
  )
  if (!first || !second) throw new Error('two pages')
  const [one, other] = [`Eerste vondst ${mark()}`, `Tweede vondst ${mark()}`]
  await fill(second, 'find', other)
  await fill(first, 'find', one)
  await press(first, t('promises.step.find.button'))
  await expect(first.getByRole('status')).toContainText(t('promises.done.find'))
  await press(second, t('promises.step.find.button'))
  await expect(second.getByRole('alert')).toContainText(t('promises.meanwhile.title'))
  await expect(second.getByRole('alert')).toContainText(one)
  await expect(second.locator('#find-nl')).toHaveValue(other)
  await press(second, t('promises.step.find.button'))
  await expect(second.getByRole('status')).toContainText(t('promises.done.find'))
  for (const words of [one, other])
    await expect(second.locator('li[id^=event-]').filter({ hasText: words })).toBeVisible()
})

test('the clerk writes down that parliament settled, and nobody else speaks of it until it is open again', async ({
  browser,
}, { project }) => {
  const { motion } = rowsOf(project.name)
  const clerk = await (await browser.newContext()).newPage()
  await signInAs(clerk, 'griffier')
  await clerk.getByRole('link', { name: t('promises.to-settle'), exact: true }).click()
  await clerk.locator(`a[href$="/${motion}"]`).click()
  await fill(clerk, 'settle', 'De Staten deden dit af.')
  await press(clerk, t('promises.step.settle.button'))
  await expect(clerk.getByRole('status')).toContainText(t('promises.done.settle'))
  await clerk.goto(`/nl/programme/${motion}`)
  await expect(clerk.locator('main')).toContainText('Provinciale Staten (Provincie Voorbeeld)')

  const manager = await (await browser.newContext()).newPage()
  await signInAs(manager, 'programmamanager')
  await manager.goto(`/nl/staff/programme/${motion}`)
  await expect(manager.getByText(t('promises.is-settled'))).toBeVisible()
  await expect(card(manager, t('promises.step.say'))).toHaveCount(0)

  await clerk.goto(`/nl/staff/programme/${motion}`)
  await fill(clerk, 'reopen', 'De Staten willen meer weten.')
  await press(clerk, t('promises.step.reopen.button'))
  await expect(clerk.getByRole('status')).toContainText(t('promises.done.reopen'))
  await manager.reload()
  await expect(card(manager, t('promises.step.say'))).toBeVisible()
})

test('an agreement is written, worded by two, and put back; an organisation that keeps nothing reads so', async ({
  page,
  context,
}) => {
  const title = `Toezicht ${mark()}`
  await signInAs(page, 'programmamanager')
  await page.goto('/nl/staff/programme/agreements/new')
  await page.locator('#title').fill(title)
  await page.locator('#text').fill('De gemeenten delen wat zij zien.')
  await page.locator('#made').fill('2026-11')
  await page.locator('#basis').selectOption('exact')
  await press(page, t('promises.agreement.save'))
  await expect(page.getByRole('alert')).toContainText(t('promises.problem.day-missing'))
  await expect(page.locator('#title')).toHaveValue(title)
  await page.locator('#last').fill('2027-06-30')
  await press(page, t('promises.agreement.save'))
  await expect(page.getByRole('status')).toContainText(t('promises.agreement.done.make'))

  const second = await context.newPage()
  await second.goto(new URL(page.url()).pathname)
  await page.locator('#text').fill('Elke maand.')
  await press(page, t('promises.agreement.save'))
  await expect(page.getByRole('status')).toContainText(t('promises.agreement.done.change'))
  await second.locator('#text').fill('Elke week.')
  await second.locator('#title').fill(`${title} samen`)
  await press(second, t('promises.agreement.save'))
  await expect(second.getByRole('heading', { name: t('editing.choose.title') })).toBeVisible()
  await press(second, t('editing.choose.save'))
  await expect(second.getByRole('alert')).toContainText(t('editing.fault.not-chosen'))
  await second.locator('input[name="choice.text"][value=theirs]').check()
  await press(second, t('editing.choose.save'))
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(`${title} samen`)
  await expect(second.locator('#text')).toHaveValue('Elke maand.')
  await second
    .getByRole('button', { name: t('promises.agreement.put-back') })
    .last()
    .click()
  await expect(second.getByRole('status')).toContainText(t('promises.agreement.done.undo'))
  await second.goto('/nl/programme/agreements')
  await expect(second.getByRole('heading', { name: title, exact: true })).toBeVisible()

  const elsewhere = await (await context.browser()?.newContext())?.newPage()
  if (!elsewhere) throw new Error('another browser')
  await signInAs(elsewhere, 'beleid-voorbeeldstad')
  await elsewhere.goto('/nl/staff/programme')
  await expect(elsewhere.getByText(t('promises.none.title'))).toBeVisible()
  await elsewhere.goto(new URL(page.url()).pathname)
  await expect(elsewhere.getByRole('heading', { level: 1 })).not.toContainText(title)
  await elsewhere.goto('/nl/staff/programme/S2-01')
  await expect(elsewhere.getByText(t('promises.not-yours'))).toBeVisible()
})
