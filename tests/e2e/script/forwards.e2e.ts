import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { isRead, readCase, tellReport, unlockDesk } from '../../support/cases.ts'
import { texts } from '../../support/content.ts'
import { looksRight } from '../../support/looks-right.ts'
import { signInAs } from '../../support/staff.ts'
import { mark } from '../../support/staff-organisation.ts'
import { watchSent } from '../../support/watch-sent.ts'

const t = texts('nl')
const sender = 'functionaris-coordinatie'

/** A picture of one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** A report that somebody tells at the desk and that was read; gives the address on which it is passed on. While nobody read it, that page passes nothing on and leaves it unread. */
async function aReadCase(page: Page, words: string): Promise<string> {
  await unlockDesk(page)
  await page.goto('/nl/staff/cases/new')
  const id = await tellReport(page, { story: `Verhaal ${words}` })
  const forward = `/nl/staff/cases/${id}/forward`
  await page.goto(forward)
  await expect(page.getByText(t('forwards.page.unread'))).toBeVisible()
  await page.goto('/nl/staff/cases?state=new&sort=newest')
  await expect(page.locator(`a[href$="/${id}"]`)).toBeVisible()
  await readCase(page, id)
  return forward
}

test('chosen fields are passed on to a partner, and to somebody outside who opens and answers them; nothing of it leaves a browser in words', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const page = await (await browser.newContext()).newPage()
  const sent: string[] = []
  watchSent(page, sent)
  const words = mark()
  await signInAs(page, sender)
  const forward = await aReadCase(page, words)

  await test.step('what was typed is there again when the page was loaded anew, and when the sign-in ended; what goes is chosen anew', async () => {
    await page.goto(forward)
    await page.locator('#field-story').check()
    await page.locator('#summary').fill(`Begin ${words}`)
    await page.locator('#question').fill(`Wie gaat kijken? ${words}`)
    await expect(page.getByText(t('cases.draft.saved'))).toBeVisible()
    await page.reload()
    await expect(page.locator('#summary')).toHaveValue(`Begin ${words}`)
    await expect(page.getByText(t('forwards.draft.restored'))).toBeVisible()
    await expect(page.locator('#field-story')).not.toBeChecked()
    await page.context().clearCookies()
    await page.locator('#question').fill(`Wie gaat er kijken? ${words}`)
    await expect(page.getByText(t('cases.draft.failed'))).toBeVisible()
    await signInAs(page, sender)
    await page.goto(forward)
    // The page that was locked is loaded anew, which may be in this moment.
    await expect(async () => {
      await page.locator('[data-case-unlock]').click({ timeout: 2_000 })
      await page.waitForURL(/\/cases\/unlock/, { timeout: 4_000 })
    }).toPass()
    await unlockDesk(page)
    await expect(page.locator('#summary')).toHaveValue(`Begin ${words}`)
    await expect(page.locator('#question')).toHaveValue(`Wie gaat kijken? ${words}`)
    await page.locator('#question').fill('')
  })

  await test.step('it says what is lacking, and what was typed stays', async () => {
    await page.goto(forward)
    await expect(page.locator('[data-forward-value="story"]')).toContainText(words)
    await expect(page.locator('[data-forward-field="story"]')).not.toBeChecked()
    await page.locator('#summary').fill(`Samenvatting ${words}`)
    await press(page, t('forwards.send'))
    await expect(page.getByRole('alert').filter({ hasText: t('forwards.problem.to') })).toBeVisible()
    await page.locator('#to-inside').check()
    await page.locator('#partner').selectOption('voorbeeldstad')
    await page.locator('#ground-place-based').check()
    await expect(page.locator('[data-forward-weigh]')).toContainText(t('passed-on.field.summary'))
    await press(page, t('forwards.send'))
    await expect(page.getByRole('alert').filter({ hasText: t('forwards.problem.not-now') })).toBeVisible()
    await expect(page.locator('#summary')).toHaveValue(`Samenvatting ${words}`)
    await looksRight(page)
  })

  await test.step('what cannot wait is passed on to a partner', async () => {
    await page.locator('#ground-minor').check()
    await press(page, t('forwards.send'))
    await expect(page.getByText(t('forwards.done.sent'))).toBeVisible()
    await expect(page.getByText(t('forwards.row.out', { partner: 'Gemeente Voorbeeldstad' }))).toBeVisible()
    await expect(page.locator('[data-forward-value="story"]')).toContainText(words)
    await expect(page.locator('#summary'), 'what was passed on is no draft any more').toHaveValue('')
  })

  await test.step('who got it has no form to write to the reporter, and reads who can', async () => {
    const there = await (await browser.newContext()).newPage()
    await signInAs(there, 'tweede-functionaris-voorbeeldstad')
    await there.goto('/nl/staff/cases')
    const waiting = there.getByRole('region', { name: t('cases.waiting') })
    await waiting.getByRole('link').last().click()
    await expect(there.getByRole('heading', { name: t('cases.no-reporter') })).toBeVisible()
    await expect(there.locator('#note')).toBeAttached()
    await expect(there.locator('#message')).toHaveCount(0)
    await expect(there.locator('[data-case-shortcut="note"]')).toBeAttached()
    await expect(there.locator('[data-case-shortcut="message"]')).toHaveCount(0)
    await looksRight(there)
  })

  await test.step('it is taken back before somebody read it', async () => {
    await press(page, t('forwards.row.withdraw'))
    await expect(page.getByText(t('forwards.done.withdrawn'))).toBeVisible()
  })

  await test.step('a picture that was sent in the conversation can go along, and does not by itself', async () => {
    await page.goto(forward.replace(/\/forward$/, ''))
    await page.locator('#message').fill(`Bericht ${words}`)
    await page.locator('#message-files').setInputFiles({ name: `${words}.png`, mimeType: 'image/png', buffer: dot })
    await press(page, t('cases.message.send'))
    await expect(page.getByText(t('cases.message.sent'))).toBeVisible()
    await page.goto(forward)
    await expect(page.locator('[data-forward-files] input')).toHaveCount(1)
    await expect(page.locator('[data-forward-files] input')).not.toBeChecked()
    await looksRight(page)
  })

  const letter = await test.step('a link and a code are shown once', async () => {
    await page.locator('[data-forward-files] input').check()
    await page.locator('#to-outside').check()
    await page.locator('#outside').fill('Politie, team migratie')
    await page.locator('#ground-minor').check()
    await page.locator('#summary').fill(`Samenvatting ${words}`)
    await press(page, t('forwards.send'))
    await expect(page.getByRole('heading', { name: t('forwards.once.title') })).toBeVisible()
    const link = (await page.locator('[data-forward-link]').textContent()) ?? ''
    const code = (await page.locator('[data-forward-code]').textContent()) ?? ''
    await press(page, t('forwards.once.ready'))
    await expect(page.getByText(t('forwards.row.state.sent'))).toBeVisible()
    return { path: link.replace(/^https?:\/\/[^/]+/, ''), code }
  })

  const outside = await (await browser.newContext()).newPage()
  watchSent(outside, sent)
  const referrers: string[] = []
  outside.on('request', (request) => referrers.push(request.headers()['referer'] ?? ''))
  await test.step('the letter is there in every language of who gets it; the part of the link that no browser sends comes along', async () => {
    const came = await outside.goto(letter.path)
    expect(came?.headers()['cache-control'], 'no browser keeps from whom a letter is').toBe('no-store')
    const { hash } = new URL(outside.url())
    for (const language of ['pl', 'ro', 'bg', 'uk', 'en', 'nl']) {
      const name = texts(language)('language.name')
      await outside.getByRole('link', { name, exact: true }).click()
      await expect(outside.locator('h1')).toHaveText(texts(language)('passed-on.letter.title'))
      expect(new URL(outside.url())).toMatchObject({
        hash,
        pathname: letter.path.replace(/#.*/, '').replace('/nl/', `/${language}/`),
      })
      expect(await axeFaults(outside)).toEqual([])
    }
    await outside.goto(letter.path.replace('/nl/', '/uk/'))
    await outside.locator('#code').fill(letter.code)
    await press(outside, texts('uk')('passed-on.letter.open'))
    await expect(outside.locator('[data-letter-lines]')).toContainText(texts('uk')('passed-on.field.summary'))
    await looksRight(outside)
    expect(referrers.filter((one) => one !== '')).toEqual([])
  })

  await test.step('a typing mistake and another code are told apart; the right one opens it, whole and as it was signed', async () => {
    await outside.goto(letter.path.replace(/#.*/, ''))
    await outside.locator('#code').fill(letter.code)
    await press(outside, t('passed-on.letter.open'))
    await expect(outside.getByRole('alert').filter({ hasText: t('passed-on.problem.no-link') })).toBeVisible()
    await outside.goto('about:blank')
    await outside.goto(letter.path)
    await outside.locator('#code').fill(letter.code.replace(/^./, (one) => (one === '7' ? '8' : '7')))
    await press(outside, t('passed-on.letter.open'))
    await expect(outside.getByRole('alert').filter({ hasText: t('passed-on.problem.mistyped') })).toBeVisible()
    await outside.locator('#code').fill('0'.repeat(18))
    await press(outside, t('passed-on.letter.open'))
    await expect(outside.getByRole('alert').filter({ hasText: t('passed-on.problem.wrong') })).toBeVisible()
    await outside.locator('#code').fill(letter.code.toLowerCase())
    await press(outside, t('passed-on.letter.open'))
    await expect(outside.locator('[data-letter-lines]')).toContainText(`Samenvatting ${words}`)
    await expect(outside.locator('[data-letter-lines]')).not.toContainText(`Verhaal ${words}`)
    await expect(outside.getByText(t('passed-on.letter.fits'))).toBeVisible()
    await press(outside, t('passed-on.along.photo'))
    await expect(outside.locator('[data-letter-files] img')).toBeVisible()
    await looksRight(outside)
  })

  await test.step('what somebody opened cannot be taken back any more, and the page says so', async () => {
    await page.reload()
    await expect(page.getByText(t('forwards.row.withdraw.not'))).toBeVisible()
    await expect(page.getByRole('button', { name: t('forwards.row.withdraw'), exact: true })).toHaveCount(0)
  })

  await test.step('an answer is chosen and signed, and the sender sees it', async () => {
    await press(outside, t('passed-on.answer.send'))
    await expect(outside.getByRole('alert').filter({ hasText: t('passed-on.problem.choose') })).toBeVisible()
    await outside.getByLabel(t('passed-on.answer.accepted.taken-up')).check()
    await press(outside, t('passed-on.answer.send'))
    await expect(outside.getByText(t('passed-on.answer.done'))).toBeVisible()
    await outside.reload()
    await expect(outside.getByText(t('passed-on.letter.state.answered'))).toBeVisible()
    await page.goto(forward)
    await expect(page.getByText(t('passed-on.answer.accepted.taken-up'), { exact: false })).toBeVisible()
    await expect(page.getByRole('link', { name: t('forwards.row.answer') })).toBeVisible()
  })

  await test.step('the page of the report shows what was passed on, once it is unlocked', async () => {
    await page.goto(forward.replace(/\/forward$/, ''))
    const kept = page.locator('[data-case-drawn="forwards"]')
    await expect(kept.locator('details')).toHaveCount(2)
    await kept.locator('summary').first().click()
    await expect(kept).toContainText(`Samenvatting ${words}`)
    await expect(kept).not.toContainText(`Verhaal ${words}`)
    await expect(kept.getByRole('link', { name: t('cases.passed-on.save') }).first()).toBeVisible()
    await looksRight(page)
    await page.goto(forward)
    await expect(page.locator('[data-forward-value="story"]')).toContainText(words)
  })

  await test.step('a partner who opens what came is told that it is, to the letter, what was signed', async () => {
    await page.locator('#to-inside').check()
    await page.locator('#partner').selectOption('voorbeeldstad')
    await page.locator('#ground-minor').check()
    await page.locator('#summary').fill(`Samenvatting ${words}`)
    await page.locator('[data-forward-files] input').check()
    await press(page, t('forwards.send'))
    await expect(page.getByText(t('forwards.done.sent'))).toBeVisible()
    const there = await (await browser.newContext()).newPage()
    await signInAs(there, 'tweede-functionaris-voorbeeldstad')
    await unlockDesk(there)
    const waiting = there.getByRole('region', { name: t('cases.waiting') }).getByRole('link')
    const addresses = await waiting.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    const report = there.locator('[data-case-drawn="report"]')
    for (const address of addresses.reverse()) {
      await there.goto(address, { waitUntil: 'commit' })
      await expect(report).not.toBeEmpty()
      if ((await report.textContent())?.includes(words)) break
    }
    // It was new: once it is read its page is loaded anew, which closes a file that was opened before.
    await isRead(there)
    await expect(report).toContainText(`Samenvatting ${words}`)
    await expect(there.locator('[data-case-fits="yes"]')).toBeVisible()
    await expect(there.locator('[data-case-fits="no"]')).toBeHidden()
    await there.locator('[data-case-file]').click()
    await expect(there.locator('[data-case-opened-file] img')).toBeVisible()
    await looksRight(there)
    await page.goto(forward)
    await expect(page.locator('[data-forward-value="story"]')).toContainText(words)
  })

  await test.step('when the desk is locked while a link and a code are shown, they are gone at once and nothing asks to stay', async () => {
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await page.locator('#to-outside').check()
    await page.locator('#outside').fill('Politie, team migratie')
    await page.locator('#ground-minor').check()
    await page.locator('#summary').fill(`Samenvatting ${words}`)
    await press(page, t('forwards.send'))
    await expect(page.getByRole('heading', { name: t('forwards.once.title') })).toBeVisible()
    const left = await page.evaluate(() => {
      const shown = () => document.querySelector('[data-forward]')?.textContent ?? ''
      const link = document.querySelector('[data-forward-link]')?.textContent ?? ''
      const code = document.querySelector('[data-forward-code]')?.textContent ?? ''
      document.querySelector<HTMLElement>('[data-case-lock-now]')?.click()
      return new Promise<{ hadBoth: boolean; rest: string }>((resolve) => {
        setTimeout(() => {
          const fields = [...document.querySelectorAll<HTMLTextAreaElement>('[data-forward] textarea, #outside')]
          const typed = fields.map(({ value }) => value).join('')
          const rest = [link, code].filter((one) => shown().includes(one)).join('') + typed
          resolve({ hadBoth: link !== '' && code !== '', rest })
        })
      })
    })
    expect(left).toEqual({ hadBoth: true, rest: '' })
    await expect(page.locator('[data-case-unlock]')).toBeVisible()
    expect(asked).toEqual([])
  })

  expect(sent.filter((one) => one.includes(words))).toEqual([])
})
