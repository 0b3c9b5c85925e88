import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { deskPassphrase, isRead, tellReport, unlockDesk } from '../../support/cases.ts'
import { texts } from '../../support/content.ts'
import { looksRight } from '../../support/looks-right.ts'
import { signInAs } from '../../support/staff.ts'
import { mark } from '../../support/staff-organisation.ts'
import { watchSent } from '../../support/watch-sent.ts'

const t = texts('nl')
const [first, second] = ['tweede-functionaris-voorbeeldstad', 'aandachtsfunctionaris-voorbeeldstad'] as const
/** Made-up cases have the same id in every demonstration. */
const noWages = '8190f4c92da9ac6e55097ae8068e373d'
const passports = 'db888bc20fda716c07ac9a4bf027458d'

/** A picture of one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const story = (page: Page) => page.locator('[data-case-drawn="report"]')
const done = (page: Page, words: string) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible()

/** Who works for two organisations chooses for which. */
async function signIn(page: Page, person: string): Promise<void> {
  await signInAs(page, person)
  const hat = page.getByRole('button', { name: 'Gemeente Voorbeeldstad' })
  if (person === second) await hat.click()
}

async function unlock(page: Page, id: string): Promise<void> {
  await page.goto(`/nl/staff/cases/${id}`)
  await page.getByRole('link', { name: t('cases.lock.unlock') }).click()
  await unlockDesk(page)
  await expect(page).toHaveURL(new RegExp(`/cases/${id}$`))
}

test('a focal point reads, answers, writes down, weighs and locks; nothing that was told or written leaves the browser', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const sent = watchSent(page)
  const words = mark()
  await signIn(page, first)

  await test.step('what is late stands on top of the list, and leads to the case', async () => {
    await page.goto('/nl/staff/cases')
    await page
      .getByRole('link', { name: new RegExp(t('cases.todo.late')) })
      .first()
      .click()
    await expect(page).toHaveURL(/late=1/)
    await page.locator(`a[href$="/${noWages}"]`).click()
    await expect(page.getByText(t('cases.lock.is')).first()).toBeVisible()
    await expect(story(page)).toBeEmpty()
  })

  await test.step('wrong words open nothing; the right ones open the case, and what is drawn has no faults', async () => {
    await page.getByRole('link', { name: t('cases.lock.unlock') }).click()
    await page.locator('[data-keys-field="passphrase"]').fill('drie meeuwen boven een vol plein')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: t('keys.problem.passphrase-wrong') })).toBeVisible()
    await page.locator('[data-keys-field="passphrase"]').fill(deskPassphrase)
    await page.keyboard.press('Enter')
    await isRead(page)
    await expect(story(page)).toContainText('Od sześciu tygodni nie dostaję wypłaty')
    await looksRight(page)
  })

  await test.step('keys lead where they say; a draft is kept, and is there after the page was loaded again', async () => {
    const places = {
      b: '#message',
      n: '#note',
      t: '#task',
      s: '#steps',
      '/': '#find',
      '?': '[data-case-help] summary',
    }
    for (const [key, place] of Object.entries(places)) {
      await page.keyboard.press('Escape')
      await page.keyboard.press(key)
      await expect(page.locator(place), key).toBeFocused()
    }
    // Beside these: locking, below; back to the list; and leaving a field, which the others need.
    const listed = await page.locator('[data-case-help] kbd').allTextContents()
    expect(listed.sort()).toEqual([...Object.keys(places), 'Escape', 'l', 'u'].sort())
    await page.keyboard.press('u')
    await expect(page).toHaveURL(/\/cases$/)
    await page.goBack()
    await expect(story(page)).not.toBeEmpty()
    await page.keyboard.press('b')
    await page.keyboard.type(`Dzień dobry, ${words}`)
    await expect(page.getByText(t('cases.draft.saved'))).toBeVisible()
    await page.reload()
    await expect(page.locator('#message')).toHaveValue(`Dzień dobry, ${words}`)
    await expect(page.getByText(t('cases.draft.restored'))).toBeVisible()
  })

  await test.step('an answer is sent once with a picture, a note is kept, and both are found', async () => {
    await page
      .locator('#message-files')
      .setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await press(page, t('cases.message.send'))
    await expect(page.getByRole('alert').filter({ hasText: t('cases.problem.file-not-a-kind') })).toBeVisible()
    await page.locator('#message-files').setInputFiles({ name: `${words}.png`, mimeType: 'image/png', buffer: dot })
    await press(page, t('cases.message.send'))
    const thread = page.locator('[data-case-drawn="thread"]')
    await expect(thread).toContainText(words)
    await press(page, t('cases.files.open', { name: t('cases.files.name.photo', { number: '1' }) }))
    await expect.poll(() => thread.locator('img').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1)
    await expect(page.locator('#message')).toHaveValue('')
    await page.locator('#note').fill(`Notitie ${words}`)
    await press(page, t('cases.notes.button'))
    await expect(page.locator('[data-case-drawn="notes"]')).toContainText(words)
    await page.locator('[data-case-find]').fill(words)
    await expect(page.locator('[data-case-drawn="found"] li')).toHaveCount(2)
  })

  await test.step('words are found in every report that was read, with where they stand', async () => {
    await page.goto('/nl/staff/cases/search')
    await page.locator('#find').fill(`notitie ${words}`)
    await expect(page.locator('[data-case-drawn="found"] li')).toHaveCount(1)
    await page.locator('#find').fill('paspoorten')
    await page.locator(`[data-case-drawn="found"] a[href*="${passports}"]`).first().click()
    await expect(story(page)).toContainText('paspoorten')
    await page.goto(`/nl/staff/cases/${noWages}`)
    await expect(story(page)).toContainText('wypłaty')
  })

  await test.step('a task is added with its day', async () => {
    await page.locator('#task').fill(`Bel ${words}`)
    await press(page, t('cases.tasks.button'))
    await expect(page.getByRole('alert').filter({ hasText: t('cases.problem.not-a-day') })).toBeVisible()
    await expect(page.locator('#task')).toHaveValue(`Bel ${words}`)
    await page.locator('#task-due').fill('2098-01-02')
    await press(page, t('cases.tasks.button'))
    await done(page, t('cases.tasks.added'))
    await expect(page.locator('[data-case-task]').filter({ hasText: words })).toBeVisible()
  })

  await test.step('it stands on the desk, is done, and not done after all', async () => {
    await page.goto('/nl/staff/cases')
    await page.locator('section[aria-labelledby="own-tasks"]').locator(`a[href*="${noWages}#task-"]`).click()
    await expect(page.locator('[data-case-task]').filter({ hasText: words })).toBeVisible()
    await press(page, t('cases.tasks.done'))
    await done(page, t('cases.tasks.done'))
    await press(page, t('cases.tasks.undo'))
    await done(page, t('cases.tasks.undone'))
  })

  await test.step('it is weighed once everything is filled in that the table asks for', async () => {
    await page.locator('#step-weigh summary').click()
    await expect(page.locator('#step-weigh')).toContainText(t('cases.need.danger'))
    await page.getByLabel(t('cases.form.labour.name'), { exact: true }).check()
    await page.locator('#municipality').selectOption('unknown')
    await page.locator('#danger').selectOption('threats')
    await press(page, t('cases.coded.button'))
    await done(page, t('cases.coded.kept'))
    await page.locator('#step-weigh summary').click()
    await page.locator('#weigh-weighing').selectOption({ index: 1 })
    await press(page, t('cases.step.weigh'))
    await done(page, t('cases.state.weighed'))
  })

  await test.step('it is closed with an outcome and a reason that is sealed', async () => {
    await page.locator('#step-close summary').click()
    await page.locator('#step-close select').selectOption('own-action')
    await page.locator('#close-reason').fill(`Reden ${words}`)
    await press(page, t('cases.step.close'))
    await done(page, t('cases.state.closed'))
    await expect(page.locator('[data-case-drawn="notes"]')).toContainText(`Reden ${words}`)
  })

  await test.step('it is opened again with a reason, which is written while it is closed', async () => {
    await expect(page.locator('#known-address')).not.toBeEditable()
    await page.locator('#step-reopen summary').click()
    await page.locator('#reopen-reason').fill(`Toch weer ${words}`)
    await press(page, t('cases.step.reopen'))
    await done(page, t('cases.state.read'))
    await expect(page.locator('[data-case-drawn="notes"]')).toContainText(`Toch weer ${words}`)
  })

  await test.step('locking takes everything from the page at once, also while a draft is still being kept, and the key from the browser', async () => {
    await page.locator('#known-address').fill(`Adres ${words}`)
    await page.locator('body').click({ position: { x: 2, y: 2 } })
    let letOn: () => void = () => undefined
    const waits = new Promise<void>((resolve) => {
      letOn = resolve
    })
    await page.route(/\/cases\/do$/, (route) => waits.then(() => route.continue()))
    await page.locator('#message').fill(`Nog iets ${words}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('l')
    const seen = () =>
      page.evaluate(
        () => [...document.querySelectorAll('textarea')].map(({ value }) => value).join() + document.body.innerHTML,
      )
    await expect.poll(seen).not.toContain(words)
    letOn()
    await expect(page.getByText(t('cases.lock.is')).first()).toBeVisible()
    // The page that was locked is loaded anew, which may be in this moment.
    await expect(async () => {
      expect(await page.content()).not.toContain('wypłaty')
      const left = await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
      ])
      expect(left).toEqual([0, 0, 0])
    }).toPass({ timeout: 10_000 })
  })

  await test.step('what was typed in any field when it was locked is there again, from its sealed draft', async () => {
    // The page that was locked is loaded anew, which may be in this moment.
    await expect(async () => {
      await page.getByRole('link', { name: t('cases.lock.unlock') }).click({ timeout: 2_000 })
      await page.waitForURL(/\/cases\/unlock/, { timeout: 4_000 })
    }).toPass()
    await unlockDesk(page)
    await expect(page.locator('#known-address')).toHaveValue(`Adres ${words}`)
    await expect(page.locator('#message')).toHaveValue(`Nog iets ${words}`)
  })

  expect(sent.filter((one) => one.includes(words) || one.includes('wypłaty') || one.includes('meeuwen'))).toEqual([])
})

test('who the reporter is, takes two; a report by telephone is sealed in the browser, and its code is shown once', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const [one, other] = await Promise.all(
    [first, second].map(async (person) => {
      const page = await (await browser.newContext()).newPage()
      await signIn(page, person)
      return page
    }),
  )
  if (!one || !other) throw new Error('two pages')

  await test.step('a report is written down; nothing of it is sent in words', async () => {
    const sent = watchSent(one)
    const words = mark()
    await one.goto('/nl/staff/cases/new')
    await expect(one.locator('form[data-case-new]')).toBeHidden()
    await one.getByRole('link', { name: t('cases.unlock.button'), exact: true }).click()
    await unlockDesk(one)
    await press(one, t('cases.new.button'))
    await expect(one.getByRole('alert').filter({ hasText: t('cases.problem.missing') })).toBeVisible()
    const id = await tellReport(one, { story: `Verhaal ${words}`, phone: `06 ${words}` })
    await expect(one.locator('#new-story')).toBeHidden()
    expect(sent.filter((line) => line.includes(words))).toEqual([])
    await one.getByRole('link', { name: t('cases.new.to-case') }).click()
    await expect(one.getByText(t('cases.code-to-change'))).toBeVisible()
    await isRead(one)
    await expect(story(one)).toContainText(words)

    await one.locator('#why').selectOption('asked')
    await press(one, t('cases.vault.ask'))
    await expect(one.getByText(t('cases.vault.waiting.you'))).toBeVisible()
    await unlock(other, id)
    await press(other, t('cases.vault.agree'))
    await done(other, t('cases.vault.agreed'))
    await one.reload()
    await press(one, t('cases.vault.show'))
    await expect(one.locator('[data-case-who="phone"]')).toHaveText(`06 ${words}`)
  })

  await test.step('while it is open it can go along with what is passed on: only when ticked, and not with a signal about a place', async () => {
    const id = new URL(one.url()).pathname.split('/').at(-1) ?? ''
    const phone = (await one.locator('[data-case-who="phone"]').textContent()) ?? ''
    await one.goto(`/nl/staff/cases/${id}/forward`)
    await expect(one.locator('#along-identity')).toBeVisible()
    await expect(one.locator('#along-identity')).not.toBeChecked()
    await expect(one.locator('[data-forward-no-files]')).toBeVisible()
    await one.locator('#to-inside').check()
    await one.locator('#partner').selectOption('coordinatie-voorbeeld')
    await one.locator('#ground-place-based').check()
    await one.locator('#along-identity').check()
    await press(one, t('forwards.send'))
    await expect(one.getByRole('alert').filter({ hasText: t('forwards.problem.identity-ground') })).toBeVisible()
    expect(await axeFaults(one)).toEqual([])
    await one.locator('#ground-minor').check()
    await press(one, t('forwards.send'))
    await done(one, t('forwards.done.sent'))
    await expect(one.getByText(t('passed-on.along.identity')).first()).toBeVisible()
    await one.goto(`/nl/staff/cases/${id}`)
    const kept = one.locator('[data-case-drawn="forwards"]')
    await kept.locator('summary').click()
    await expect(kept).toContainText(t('cases.passed-on.identity'))
    await expect(kept).not.toContainText(phone)
  })

  await test.step('what one tab locks is locked in the other; somebody else’s session opens nothing of it', async () => {
    const again = await one.context().newPage()
    await again.goto(`/nl/staff/cases/${passports}`)
    await expect(story(again)).toContainText('paspoorten')
    await press(again, t('cases.lock.now'))
    await expect(one.getByText(t('cases.lock.is')).first()).toBeVisible()
  })
})
