import { expect, type Page, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { filesWith } from '../../support/kept-anywhere.ts'
import { walker } from '../../support/wizard.ts'

// Whoever has JavaScript is offered another door first; this one is for who has none.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled, 'the door without JavaScript')

const nl = texts('nl')
const en = texts('en')
/** In the demonstration two people read here. */
const place = 'GM9901'
const canary = 'kanarie-7f3-achter-de-sluis'

const press = (page: Page, words: string) =>
  page.locator('main').getByRole('button', { name: words, exact: true }).click()
const goesOn = (page: Page) => press(page, nl('reporting.next'))
const chooses = (page: Page, words: string) => page.locator('main label').filter({ hasText: words }).first().click()
const asks = (page: Page, words: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(words)

/** What must hold on every page of the way. */
async function isSafe(page: Page, addresses: string[]) {
  expect(await page.title(), 'a title says nothing to who looks along').toBe('Baken')
  await expect(page.getByRole('link', { name: nl('exit'), exact: true })).toBeVisible()
  await expect(page.getByText(nl('reporting.critical.demo', { number: '112' }))).toBeVisible()
  addresses.push(page.url())
}

async function begins(page: Page) {
  await page.goto('/nl/report')
  await press(page, nl('reporting.continue'))
  await expect(page.getByRole('alert')).toContainText(nl('reporting.entrance.missing'))
  await chooses(page, nl('reporting.entrance.witness'))
  await page.selectOption('#municipality', place)
  await press(page, nl('reporting.continue'))
  await expect(page.getByText('Gemeente Voorbeeldstad leest wat je over Voorbeeldstad schrijft.')).toBeVisible()
  await press(page, nl('reporting.door.seen-once.go'))
}

/** Answers everything; one answer is refused first, and one is written in another language. */
async function answers(page: Page, addresses: string[]) {
  await asks(page, nl('reporting.q.forms.witness'))
  await goesOn(page)
  await expect(page.getByRole('alert')).toContainText(nl('reporting.q.forms.missing'))
  await isSafe(page, addresses)
  await chooses(page, nl('reporting.form.labour.name'))
  await goesOn(page)
  await page.fill('#place-words', 'Loods naast de sluis')
  await goesOn(page)
  await chooses(page, nl('reporting.going-on.yes'))
  await goesOn(page)
  await chooses(page, nl('reporting.danger.now'))
  await expect(page.locator('main').getByRole('link', { name: '112' }), '112 stands there at once').toBeVisible()
  await goesOn(page)
  await expect(page.getByText(nl('reporting.critical.danger-now', { number: '112' }))).toBeVisible()
  await isSafe(page, addresses)
  await press(page, nl('reporting.danger.called'))
  await page.fill('#story', `Er slapen tien mensen.\n${canary}`)
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await asks(page, en('reporting.q.story.witness'))
  await expect(page.locator('#story'), 'what was typed a moment ago came along').toHaveValue(
    `Er slapen tien mensen.\n${canary}`,
  )
  await page.getByRole('button', { name: 'Nederlands', exact: true }).click()
  await goesOn(page)
  await goesOn(page)
}

const codeOn = async (page: Page) => ((await page.locator('.groups').textContent()) ?? '').trim().replace(/\s+/g, ' ')

test('somebody without JavaScript tells what they saw, keeps the code, comes back, writes more and deletes it', async ({
  page,
}) => {
  const addresses: string[] = []
  await begins(page)
  await answers(page, addresses)
  await asks(page, nl('reporting.summary'))
  await isSafe(page, addresses)
  await page.locator('main button[value="change:place"]').click()
  await expect(page.locator('#place-words')).toHaveValue('Loods naast de sluis')
  await goesOn(page)
  await expect(page.locator('main dl')).toContainText(canary)
  await press(page, nl('reporting.send'))
  const code = await codeOn(page)
  expect(code).toMatch(/^([0-9A-Z]{3} ){5}[0-9A-Z]{3}$/)
  await isSafe(page, addresses)
  await press(page, nl('reporting.receipt.done'))
  await expect(page.getByRole('alert'), 'nobody loses a code by going on too fast').toContainText(
    nl('reporting.receipt.kept.missing'),
  )
  expect(await codeOn(page)).toBe(code)
  await chooses(page, nl('reporting.receipt.kept'))
  await press(page, nl('reporting.receipt.done'))
  await asks(page, nl('reporting.gone'))
  expect(await page.content(), 'nothing of it is left on the page').not.toContain(code.slice(0, 3))

  await comesBack(page, code, addresses)
  expect(addresses.filter((address) => address.includes('?') || address.includes('%'))).toEqual([])
  expect(filesWith(canary), 'what was told lies in no file of the server').toEqual([])
})

async function comesBack(page: Page, code: string, addresses: string[]) {
  await page.goto('/nl/report/return/seen-once')
  const wrong = code.replace(/^./, (first) => (first === '7' ? '8' : '7'))
  await page.fill('#code', wrong)
  await press(page, nl('reporting.return.open'))
  await expect(page.getByRole('alert')).toContainText(nl('reporting.return.mistyped'))
  await expect(page.locator('#code'), 'what was typed is kept').toHaveValue(wrong)
  await page.fill('#code', ` ${code.toLowerCase().replaceAll(' ', '-')} `)
  await press(page, nl('reporting.return.open'))
  await expect(page.getByText(nl('reporting.state.new'))).toBeVisible()
  await expect(page.getByText(nl('reporting.state.seen-once'))).toBeVisible()
  await expect(page.locator('.thread')).toContainText(canary)
  await isSafe(page, addresses)
  await page.fill('#text', 'Hij komt elke vrijdag.')
  await press(page, nl('reporting.say.send'))
  await expect(page.locator('.thread li')).toHaveCount(2)
  await press(page, nl('reporting.return.close'))
  await asks(page, nl('reporting.gone'))
  expect(await page.content(), 'nothing of it is left on the page').not.toContain(canary)
  await page.goto('/nl/report/return/seen-once')
  await page.fill('#code', code)
  await press(page, nl('reporting.return.open'))
  await press(page, nl('reporting.delete.do'))
  await expect(page.getByRole('alert')).toContainText(nl('reporting.delete.missing'))
  await chooses(page, nl('reporting.delete.sure'))
  await press(page, nl('reporting.delete.do'))
  await asks(page, nl('reporting.delete.done'))
  await page.goto('/nl/report/return/seen-once')
  await page.fill('#code', code)
  await press(page, nl('reporting.return.open'))
  await expect(page.getByRole('alert')).toContainText(nl('reporting.return.not-found'))
}

test('the answers of a step plan go along to the report, in the page and not in the address', async ({ page }) => {
  const plan = walker(page, 'neighbour', 'nl')
  await page.goto('/nl/guides/neighbour/steps')
  for (let step = 0; step < 12 && (await page.locator('main button[name=choice]').count()) > 0; step += 1)
    await page.locator('main button[name=choice]').last().click()
  await press(page, nl('reporting.plan.go'))
  await expect(page.getByText(nl('reporting.from-plan', { title: plan.words.title }))).toBeVisible()
  await expect(page.locator('input[value=witness]')).toBeChecked()
  expect(new URL(page.url()).search).toBe('')
})
