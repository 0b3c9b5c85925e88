import { expect, type Page, test } from '@playwright/test'
import { unlockDesk } from '../../support/cases.ts'
import { asks, asksOutside, aWeighedCase, press, signedIn, unlock } from '../../support/consultations.ts'
import { texts } from '../../support/content.ts'
import { looksRight } from '../../support/looks-right.ts'
import { mark } from '../../support/staff-organisation.ts'
import { overflow, smallTargets } from '../../support/targets.ts'
import { watchSent } from '../../support/watch-sent.ts'

const t = texts('nl')

const card = (page: Page, name: string) => page.locator('article').filter({ hasText: name })

test('a partner, a colleague and somebody without a key are asked, and answer; no word of it leaves a browser, and what ended is gone', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const sent: string[] = []
  const words = mark()
  const page = await signedIn(browser, 'functionaris-coordinatie', sent)
  const askedToStay: string[] = []
  page.on('dialog', (dialog) => {
    askedToStay.push(dialog.type())
    void dialog.accept()
  })
  const address = await aWeighedCase(page, words)

  await test.step('what was typed is there again after the desk was locked, at once or later; whom it goes to is chosen anew', async () => {
    await page.goto(`${address}/consult`)
    await page.locator('#to-outside').check()
    await page.locator('#outside').fill(`Team ${words}`)
    await page.locator('#question').fill(`Concept ${words}`)
    await expect(page.getByText(t('cases.draft.saved'))).toBeVisible()
    await page.locator('#question').fill(`Concept meer ${words}`)
    // Before somebody would have stopped typing.
    await press(page, t('cases.lock.now'))
    await expect(page.locator('[data-case-unlock]')).toBeVisible()
    // The page that was locked is loaded anew, which may be in this moment.
    const html = () => page.evaluate(() => document.documentElement.innerHTML)
    expect(await html().catch(html)).not.toContain(words)
    await expect(page.locator('#question')).toHaveValue('')
    await expect(async () => {
      await page.locator('[data-case-unlock]').click({ timeout: 2_000 })
      await page.waitForURL(/\/cases\/unlock/, { timeout: 4_000 })
    }).toPass()
    await unlockDesk(page)
    await expect(page.locator('#question')).toHaveValue(`Concept meer ${words}`)
    await expect(page.locator('#outside')).toHaveValue(`Team ${words}`)
    await expect(page.getByText(t('consultations.draft.restored'))).toBeVisible()
    await expect(page.locator('[name="to"]:checked')).toHaveCount(0)
    await looksRight(page)
    await page.goto(address)
    await expect(page.locator('[data-case-drawn="report"]')).toContainText(words)
    await expect(page.locator('#note'), 'each page has its own').toHaveValue('')
  })

  await test.step('it says what is lacking; what was typed stays, and exactly what goes is shown', async () => {
    await page.goto(`${address}/consult`)
    await expect(page.locator('[data-forward-value="story"]')).toContainText(words)
    await expect(page.locator('[data-forward-field]:checked')).toHaveCount(0)
    await page.locator('#question').fill(`Vraag ${words}`)
    await press(page, t('consultations.look'))
    await expect(page.getByRole('alert').filter({ hasText: t('consultations.problem.to') })).toBeVisible()
    await page.locator('#to-inside').check()
    await page.locator('#partner').selectOption('voorbeeldstad')
    await press(page, t('consultations.look'))
    await expect(page.getByRole('alert').filter({ hasText: t('consultations.problem.ground') })).toBeVisible()
    await expect(page.locator('#question')).toHaveValue(`Vraag ${words}`)
    await looksRight(page)
    await page.locator('#ground-place-based').check()
    await expect(page.locator('[data-forward-weigh]')).toContainText(t('passed-on.field.question'))
    await press(page, t('consultations.look'))
    await expect(page.locator('[data-ask-to]')).toHaveText('Gemeente Voorbeeldstad')
    await expect(page.locator('[data-ask-lines]')).not.toContainText(`Verhaal ${words}`)
    await looksRight(page)
    await press(page, t('consultations.change'))
    await expect(page.locator('#question')).toBeVisible()
    await press(page, t('consultations.look'))
    await press(page, t('consultations.send'))
    await expect(page.getByText(t('consultations.done.asked'))).toBeVisible()
    await expect(card(page, 'Gemeente Voorbeeldstad')).toContainText(`Vraag ${words}`)
    await expect(card(page, 'Gemeente Voorbeeldstad')).toContainText(t('consultations.state.sent'))
    await page.goto(`${address}/consult`)
    await expect(page.locator('[data-forward-value="story"]')).toContainText(words)
    await expect(page.locator('#question'), 'what was asked is no draft any more').toHaveValue('')
  })

  const partner = await signedIn(browser, 'tweede-functionaris-voorbeeldstad', sent)
  await test.step('the partner finds it among the questions, reads it and answers; it is gone there', async () => {
    await unlockDesk(partner)
    await partner.goto('/nl/staff/cases')
    await partner.locator('a[href$="/cases/asked"]').click()
    await looksRight(partner)
    // Others are asked and answered meanwhile: this one is found by its id.
    const asked = card(page, 'Gemeente Voorbeeldstad').locator('[data-case-question]')
    await page.goto(address)
    await expect(asked).toContainText(`Vraag ${words}`)
    await partner.locator(`tbody a[href$="/${await asked.getAttribute('data-case-question')}"]`).click()
    await expect(partner.locator('[data-question-fits="yes"]')).toBeVisible()
    await expect(partner.locator('[data-question-lines]')).toContainText(`Vraag ${words}`)
    await expect(partner.locator('[data-question-lines]')).not.toContainText(`Verhaal ${words}`)
    await looksRight(partner)
    await press(partner, t('consultations.asked.send'))
    await expect(partner.getByRole('alert').filter({ hasText: t('consultations.problem.empty') })).toBeVisible()
    await partner.locator('#advice').fill(`Antwoord ${words}`)
    await press(partner, t('consultations.asked.send'))
    await expect(partner.getByText(t('consultations.done.answered'))).toBeVisible()
    await expect(partner.getByText(t('consultations.asked.over.answered'))).toBeVisible()
    await expect(partner.locator('body')).not.toContainText(words)
  })

  await test.step('who asked reads the answer, and that it is what was signed', async () => {
    await page.goto(address)
    const answered = card(page, 'Gemeente Voorbeeldstad')
    await expect(answered).toContainText(`Antwoord ${words}`)
    await expect(answered).toContainText(t('consultations.card.fits'))
    // Beside the report the card is narrow: what is known stands below its name there, not in a column of one word.
    const widths = await answered.locator('dd').evaluateAll((all) => all.map((one) => one.clientWidth))
    expect(Math.min(...widths)).toBeGreaterThan(200)
    await looksRight(page)
  })

  await test.step('a colleague is asked by name, and can say nothing before they read it; then that they cannot say', async () => {
    await asks(page, address, `Collega ${words}`, async () => {
      await page.locator('#to-colleague').check()
      await page.locator('#colleague').selectOption({ index: 1 })
    })
    await press(page, t('consultations.send'))
    await expect(page.getByText(t('consultations.done.asked'))).toBeVisible()
    const colleague = await signedIn(browser, 'tweede-functionaris-coordinatie', sent)
    const asked = page.locator('[data-case-question]').filter({ hasText: `Collega ${words}` })
    const id = await asked.getAttribute('data-case-question')
    await colleague.goto('/nl/staff/cases/asked')
    await colleague.locator(`tbody a[href$="/${id}"]`).click()
    await expect(colleague.getByText(t('consultations.asked.locked'))).toBeVisible()
    await looksRight(colleague)
    await expect(colleague.getByRole('button', { name: t('consultations.asked.cannot-say') })).toHaveCount(0)
    const storageState = await colleague.context().storageState()
    const still = await (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage()
    await still.goto(colleague.url())
    await expect(still.getByText(t('consultations.asked.needs'))).toBeVisible()
    await expect(
      still.locator('[data-question]').getByRole('button'),
      'without JavaScript nothing is offered',
    ).toHaveCount(0)
    await still.setViewportSize({ width: 320, height: 640 })
    expect([...(await overflow(still)), ...(await smallTargets(still))]).toEqual([])
    await still.context().close()
    await unlock(colleague)
    await expect(colleague.locator('[data-question-lines]')).toContainText(`Collega ${words}`)
    await expect(colleague.locator('[data-question-unreadable]')).toBeHidden()
    const english = colleague.url().replace('/nl/', '/en/')
    await press(colleague, t('consultations.asked.cannot-say'))
    await expect(colleague.getByText(t('consultations.done.answered'))).toBeVisible()
    await expect(colleague.getByText(t('consultations.asked.over.cannot-say'))).toBeVisible()
    await looksRight(colleague)
    await colleague.goto(english)
    await expect(colleague.getByText(texts('en')('consultations.asked.over.cannot-say'))).toBeVisible()
    await looksRight(colleague)
  })

  await test.step('somebody without a key opens link and code, and answers in words', async () => {
    const { link, code } = await asksOutside(page, address, `Buiten ${words}`)
    await press(page, t('forwards.once.ready'))
    const outside = await (await browser.newContext()).newPage()
    watchSent(outside, sent)
    await outside.goto(link.replace(/^https?:\/\/[^/]+/, ''))
    await expect(outside.locator('h1')).toHaveText(t('passed-on.question.title'))
    await outside.locator('#code').fill(code)
    await press(outside, t('passed-on.letter.open'))
    await expect(outside.locator('[data-letter-lines]')).toContainText(`Buiten ${words}`)
    await expect(outside.getByText(t('passed-on.letter.fits'), { exact: true })).toBeVisible()
    await looksRight(outside)
    await press(outside, t('passed-on.answer.send'))
    await expect(outside.getByRole('alert').filter({ hasText: t('passed-on.problem.empty') })).toBeVisible()
    await outside.locator('#letter-words').fill(`Wijk ${words}`)
    await press(outside, t('passed-on.answer.send'))
    await expect(outside.getByText(t('passed-on.answer.done'))).toBeVisible()
    await page.goto(address)
    await expect(card(page, 'Wijkteam Oost')).toContainText(`Wijk ${words}`)
  })

  await test.step('one button ends the consultation; what still waits is taken back', async () => {
    await asks(page, address, `Laatste ${words}`, async () => {
      await page.locator('#to-inside').check()
      await page.locator('#partner').selectOption('voorbeeldstad')
    })
    await press(page, t('consultations.send'))
    await expect(page.getByText(t('consultations.done.asked'))).toBeVisible()
    await press(page, t('consultations.end'))
    await expect(page.getByText(t('consultations.state.withdrawn'))).toBeVisible()
    await expect(page.getByRole('button', { name: t('consultations.end'), exact: true })).toHaveCount(0)
  })

  expect(askedToStay, 'what is kept is left without asking, also by a lock').toEqual([])
  expect(sent.filter((one) => one.includes(words))).toEqual([])
})
