import { expect, type Page, test } from '@playwright/test'
import { writtenAddress } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'
import { sendForm } from '../../support/send.ts'
import { cookieOf, signInAs } from '../../support/staff.ts'

test.use({ baseURL: writtenAddress })

const t = texts('nl')
const base = '/nl/staff/directory'

/** Each project has rows and people of its own: both look at one database. */
const kept = {
  javascript: {
    first: 'medewerker-hulppunt',
    second: 'beheerder-hulppunt',
    service: 'voorbeeld-hulppunt',
    point: 'voorbeeld-hulppunt-buurthuis',
    location: 'voorbeeld-buurthuis',
    others: '/points/voorbeeld-balie-stadhuis',
  },
  'no-javascript': {
    first: 'baliemedewerker-voorbeeldstad',
    second: 'beheerder-voorbeeldstad',
    service: 'voorbeeld-balie',
    point: 'voorbeeld-balie-stadhuis',
    location: 'voorbeeld-stadhuis',
    others: '/points/voorbeeld-hulppunt-buurthuis',
  },
}

const save = (page: Page) => page.locator('main form button[type=submit].go').last().click()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const said = (page: Page, words: string) => expect(page.getByRole('status')).toContainText(words)
const alert = (page: Page) => page.getByRole('alert').first()

test('an organisation keeps its own help: changed, met, looked at, undone, and readers have it', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const { name: project } = test.info().project
  const mine = kept[project === 'no-javascript' ? 'no-javascript' : 'javascript']
  const signedIn = async (person: string) => {
    const page = await (await browser.newContext({ javaScriptEnabled: project !== 'no-javascript' })).newPage()
    await signInAs(page, person)
    return page
  }
  const first = await signedIn(mine.first)
  const second = await signedIn(mine.second)
  const point = `${base}/points/${mine.point}`

  await test.step('the list shows what it keeps, and nobody else’s', async () => {
    await first.goto('/nl/staff')
    await first.getByRole('link', { name: t('staff.nav.directory') }).click()
    await expect(first.locator(`a[href="${point}"]`)).toBeVisible()
    await expect(first.locator(`a[href="${base}${mine.others}"]`)).toHaveCount(0)
    expect((await first.goto(`${base}${mine.others}`))?.status()).toBe(404)
  })

  await test.step('what is wrong is said at its field, and everything typed is still there', async () => {
    await first.goto(`${point}/change`)
    await second.goto(`${point}/change`)
    await first.locator('[name=week0-1]').fill('17:00-09:00')
    await first.locator('[name=week0-2]').fill('morgens')
    await first.locator('[name=phone]').first().fill('bel maar')
    await save(first)
    await expect(alert(first).getByRole('link')).toHaveCount(3)
    await expect(alert(first)).toContainText(t('keeping.problem.closes-first'))
    await expect(first.locator('[name=week0-1]')).toHaveValue('17:00-09:00')
    await expect(first.locator('[name=week0-2]')).toHaveValue('morgens')
    await expect(first.locator('[name=phone]').first()).toHaveValue('bel maar')
  })

  await test.step('hours are read as people write them, and readers see them at once', async () => {
    await first.locator('[name=week0-1]').fill('9-12, 13.00 tot 17.00 uur')
    await first.locator('[name=week0-2]').fill('gesloten')
    await first.locator('[name=phone]').first().fill('013 123 45 67')
    await first.locator('[name=exception-day]').first().fill('2098-12-24')
    await save(first)
    await said(first, t('keeping.done.changed'))
    await first.getByRole('link', { name: t('keeping.public') }).click()
    const main = first.getByRole('main')
    await expect(main).toContainText('09:00–12:00')
    await expect(main).toContainText('013 123 45 67')
    await expect(main).toContainText(t('directory.point.self'))
  })

  await test.step('the second sees the first’s change beside their own, and chooses', async () => {
    await second.locator('[name=week0-1]').fill('8-10')
    await second.locator('[name=week0-5]').fill('10-12')
    await save(second)
    await expect(second.getByRole('heading', { name: t('editing.choose.title') })).toBeVisible()
    const monday = second.getByRole('group', { name: 'maandag' })
    await expect(monday).toContainText('08:00-10:00')
    await expect(monday).toContainText('09:00-12:00, 13:00-17:00')
    await save(second)
    await expect(alert(second)).toContainText(t('editing.fault.not-chosen'))
    await second.getByRole('group', { name: 'maandag' }).locator('input[value=theirs]').check()
    await save(second)
    await said(second, t('keeping.done.changed'))
    await expect(second.getByRole('main')).toContainText('09:00-12:00, 13:00-17:00')
    await expect(second.getByRole('main')).toContainText('10:00-12:00')
    await expect(second.getByRole('main')).toContainText('013 123 45 67')
  })

  await test.step('it is undone, and the undo too', async () => {
    await press(second, t('editing.history.undo'))
    await said(second, t('keeping.done.undone'))
    await expect(second.getByRole('main')).toContainText('09:00-12:00, 13:00-17:00')
    await press(second, t('editing.history.undo'))
    await said(second, t('keeping.done.undone'))
    await expect(second.getByRole('table')).toContainText(t('keeping.act.undo'))
  })

  await test.step('"still right" is one button', async () => {
    await first.goto(`${base}/locations/${mine.location}`)
    await press(first, t('keeping.confirm.button'))
    await said(first, t('keeping.done.confirmed'))
    await expect(first.getByRole('table')).toContainText(t('keeping.act.confirm'))
  })

  await test.step('where a second look is wanted, a change waits, is refused with a sentence, and is agreed with', async () => {
    await second.goto('/nl/staff/organisation')
    await second.locator('[name=second-look]').check()
    await second.locator('form:has([name=second-look]) button').click()
    await said(second, t('people.organisation.done.changed'))
    await first.goto(`${base}/services/${mine.service}/change`)
    await first.locator('[name=nl-description]').fill('Verzonnen, en net veranderd.')
    await save(first)
    await said(first, t('keeping.done.waiting'))
    await expect(first.getByRole('button', { name: t('keeping.waiting.agree') })).toHaveCount(0)
    await first.goto(`/nl/help/${mine.point}`)
    await expect(first.getByRole('main')).not.toContainText('net veranderd')
    const service = `${base}/services/${mine.service}`
    await second.goto(service)
    await press(second, t('keeping.waiting.refuse'))
    await expect(alert(second)).toContainText(t('keeping.problem.refuse-why'))
    await second.locator('[name=said]').fill('Zo zeggen wij het niet.')
    await press(second, t('keeping.waiting.refuse'))
    await said(second, t('keeping.done.refused'))
    await first.goto(service)
    await expect(first.getByRole('table')).toContainText('Zo zeggen wij het niet.')
    await first.goto(`${service}/change`)
    await first.locator('[name=nl-description]').fill('Verzonnen, en nog eens veranderd.')
    await save(first)
    await press(first, t('keeping.waiting.withdraw'))
    await said(first, t('keeping.done.withdrawn'))
    await first.goto(`${service}/change`)
    await first.locator('[name=nl-description]').fill('Verzonnen, en beter gezegd.')
    await save(first)
    await second.goto(service)
    await press(second, t('keeping.waiting.agree'))
    await said(second, t('keeping.done.agreed'))
    await first.goto(`/nl/help/${mine.point}`)
    await expect(first.getByRole('main')).toContainText('Verzonnen, en beter gezegd.')
    await second.goto('/nl/staff/organisation')
    await second.locator('[name=second-look]').uncheck()
    await second.locator('form:has([name=second-look]) button').click()
  })
  for (const page of [first, second]) await page.context().close()
})

test('a step that nobody drew is refused: a version that is not there, an act that is none, somebody else’s row', async () => {
  const row = `${base}/points/voorbeeld-hulppunt-buurthuis`
  const post = async (person: string, path: string, form: Readonly<Record<string, string>>) =>
    (await sendForm(path, form, { cookie: await cookieOf(person) })).status
  for (const form of [
    { do: 'confirm', version: 'x' },
    { do: 'undo', version: '99' },
    { do: 'agree', version: '99' },
    { do: 'burn', version: '1' },
  ]) {
    expect(await post('beheerder-hulppunt', row, form)).toBe(422)
    expect(await post('beheerder-voorbeelddorp', row, form)).toBe(404)
  }
  expect(await post('beheerder-hulppunt', `${row}/change`, { 'based-on': '99' })).toBe(422)
  expect(await post('beheerder-voorbeelddorp', `${row}/change`, { 'based-on': '0' })).toBe(404)
  expect(await post('beheerder-hulppunt', `${base}/holidays/easter`, { do: 'confirm' })).toBe(404)
  expect(await post('vertaler', row, { do: 'confirm', version: '0' })).toBe(403)
})

test('the platform says which help an organisation keeps', async ({ page }) => {
  test.skip(test.info().project.name !== 'no-javascript', 'one database, and one organisation that nobody else ties')
  await signInAs(page, 'tweede-platformbeheerder')
  await page.goto('/nl/staff/organisations/provincie-voorbeeld')
  await page.getByLabel(t('keeping.steward.label')).selectOption({ label: 'Vakbond De Unie' })
  await press(page, t('keeping.steward.give'))
  await said(page, t('people.organisations.done.keeps'))
  await press(page, t('keeping.steward.take', { name: 'Vakbond De Unie' }))
  await said(page, t('people.organisations.done.keeps'))
  await expect(page.getByRole('main')).toContainText(t('keeping.steward.none'))
})
