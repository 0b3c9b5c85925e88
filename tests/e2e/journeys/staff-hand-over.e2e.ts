import { type Browser, expect, type Page, test } from '@playwright/test'
import { writtenAddress } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'
import { signInAs } from '../../support/staff.ts'

test.use({ baseURL: writtenAddress })

const t = texts('nl')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const step = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

async function somebody(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signInAs(page, person)
  await page.goto('/nl/staff/hand-over')
  return page
}

async function answer(page: Page, name: string, word: string, when: string): Promise<void> {
  await step(page, name).getByRole('radio', { name: word, exact: true }).check()
  await step(page, name).getByRole('textbox').fill(when)
}

// One row for everybody of the municipality: the two projects take turns with two municipalities.
test('a municipality answers its own row, two colleagues at once, and undoes it', async ({ browser }, { project }) => {
  const isFirst = project.name === 'javascript'
  const [one, other] = isFirst
    ? ['beleid-voorbeeldstad', 'tweede-functionaris-voorbeeldstad']
    : ['beleid-voorbeelddorp', 'tweede-beleid-voorbeelddorp']
  const place = isFirst ? 'Voorbeeldstad' : 'Voorbeelddorp'
  const received = t('boards.step.received')
  const trained = t('boards.step.trained')
  const first = await somebody(browser, one)
  const second = await somebody(browser, other)

  await test.step('what is wrong is told, and what was typed stays', async () => {
    await answer(first, received, t('boards.answer.yes'), '12-2098')
    await press(first, t('said.policy.save'))
    await expect(first.getByRole('alert')).toContainText(t('said.problem.to-come'))
    await expect(step(first, received).getByRole('textbox')).toHaveValue('12-2098')
    await expect(step(first, received).getByRole('radio', { name: t('boards.answer.yes'), exact: true })).toBeChecked()
  })

  await answer(first, received, t('boards.answer.yes'), '10-2026')
  await press(first, t('said.policy.save'))
  await expect(first.getByRole('status')).toContainText(t('said.hand-over.done.changed'))

  await test.step('the second one sees what the first answered, and chooses', async () => {
    await answer(second, received, t('boards.answer.no'), '2026')
    await answer(second, trained, t('boards.answer.no'), '2026')
    await press(second, t('said.policy.save'))
    await expect(second.getByRole('heading', { name: t('editing.choose.title') })).toBeVisible()
    await expect(second.getByRole('group', { name: received })).toContainText('oktober 2026')
    await second.getByRole('group', { name: received }).getByRole('radio').last().check()
    await press(second, t('editing.choose.save'))
    await expect(second.getByRole('status')).toContainText(t('said.hand-over.done.changed'))
    await expect(step(second, received).getByRole('textbox')).toHaveValue('2026-10')
    await expect(step(second, trained).getByRole('textbox')).toHaveValue('2026')
  })

  await test.step('the board shows it apart, and counts nothing of a made-up municipality', async () => {
    const reader = await (await browser.newContext()).newPage()
    await reader.goto('/nl/programme/hand-over')
    const row = reader.getByRole('row').filter({ has: reader.getByRole('rowheader', { name: place }) })
    await expect(row).toContainText('oktober 2026')
    const counts = reader.getByRole('row').filter({ has: reader.getByRole('rowheader', { name: received }) })
    await expect(counts).toContainText('0')
    await reader.goto('/nl/programme/hand-over?on=2026-11-20')
    await expect(reader.getByRole('rowheader', { name: place })).toHaveCount(0)
  })

  await test.step('it is undone, word by word', async () => {
    await press(second, t('editing.history.undo'))
    await expect(second.getByRole('status')).toContainText(t('said.hand-over.done.undone'))
    await expect(step(second, trained).getByRole('textbox')).toHaveValue('')
    await expect(step(second, received).getByRole('textbox')).toHaveValue('2026-10')
  })
})

test('a province has no row, and is told so', async ({ browser }) => {
  const manager = await somebody(browser, 'programmamanager')
  await expect(manager.getByText(t('said.hand-over.no-row'))).toBeVisible()
})
