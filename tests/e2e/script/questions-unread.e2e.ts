import { expect, test } from '@playwright/test'
import { unlockDesk } from '../../support/cases.ts'
import { asks, asksOutside, aWeighedCase, press, signedIn } from '../../support/consultations.ts'
import { texts } from '../../support/content.ts'
import { looksRight } from '../../support/looks-right.ts'
import { mark } from '../../support/staff-organisation.ts'

const t = texts('nl')

/** The facts that the server puts into an attribute of a page, and a page with other ones. */
const factsIn = (html: string): Record<string, string> =>
  JSON.parse((/data-question="([^"]*)"/.exec(html)?.[1] ?? '{}').replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
const withFacts = (html: string, facts: Record<string, string>): string =>
  html.replace(/data-question="[^"]*"/, () => {
    const written = JSON.stringify(facts).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    return `data-question="${written}"`
  })

test('a question that is not what was signed is shown as such, and nobody can answer it in words: not a partner, and not who has a letter', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const page = await signedIn(browser, 'functionaris-coordinatie', [])
  const words = mark()
  const address = await aWeighedCase(page, words)
  for (const at of ['eerste', 'tweede']) {
    await asks(page, address, `Vraag ${at} ${words}`, async () => {
      await page.locator('#to-inside').check()
      await page.locator('#partner').selectOption('voorbeeldstad')
    })
    await press(page, t('consultations.send'))
    await expect(page.getByText(t('consultations.done.asked'))).toBeVisible()
  }
  const ids = await page
    .locator('[data-case-question]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-case-question') ?? ''))
  const [forged = '', other = ''] = ids.map((id) => `/nl/staff/cases/asked/${id}`)
  const partner = await signedIn(browser, 'tweede-functionaris-voorbeeldstad', [])
  await unlockDesk(partner)
  const signed = factsIn(await (await partner.request.get(other)).text())['manifest'] ?? ''
  expect(signed).not.toBe('')

  await test.step('the server puts what was signed of one beside another', async () => {
    await partner.goto(forged)
    await expect(partner.locator('form[data-question-answer]')).toBeVisible()
    await partner.route(`**${forged}`, async (route) => {
      const response = await route.fetch()
      const html = await response.text()
      await route.fulfill({ response, body: withFacts(html, { ...factsIn(html), manifest: signed }) })
    })
    await partner.goto(forged)
    await expect(partner.getByText(t('consultations.asked.fits-not'))).toBeVisible()
    await expect(partner.locator('[data-question-fits="yes"]')).toBeHidden()
    await expect(partner.locator('form[data-question-answer]')).toHaveCount(0)
    await expect(partner.locator('textarea')).toHaveCount(0)
    await expect(partner.locator('[value="cannot-say"]'), 'nothing is said of what is not what was signed').toHaveCount(
      0,
    )
    await expect(partner.getByRole('heading', { name: t('consultations.asked.unreadable') })).toBeVisible()
    await looksRight(partner)
  })

  await test.step('nor of one that does not open; that is said, and who asked reads it', async () => {
    await partner.route(`**${other}/do`, async (route) => {
      const response = await route.fetch()
      const given = await response.json()
      const broken = { ...given.value, envelope: given.value.envelope.replace(/^.{8}/, 'zzzzzzzz') }
      await route.fulfill({ response, json: { ...given, value: broken } })
    })
    await partner.goto(other)
    await expect(partner.getByRole('alert').filter({ hasText: t('consultations.problem.not-opened') })).toBeVisible()
    await expect(partner.locator('[value="cannot-say"]')).toHaveCount(0)
    await looksRight(partner)
    await press(partner, t('consultations.asked.unreadable.button'))
    await expect(partner.getByText(t('consultations.done.answered'))).toBeVisible()
    await expect(partner.getByText(t('consultations.asked.over.unreadable'))).toBeVisible()
    await page.goto(address)
    await expect(page.getByText(t('consultations.card.unreadable'))).toBeVisible()
  })

  await test.step('and in the answer for who has a letter', async () => {
    const { link, code } = await asksOutside(page, address, `Brief ${words}`)
    const outside = await (await browser.newContext()).newPage()
    await outside.route('**/report-door/letter/open', async (route) => {
      const response = await route.fetch()
      const given = await response.json()
      await route.fulfill({ response, json: { ...given, value: { ...given.value, manifest: signed } } })
    })
    await outside.goto(link.replace(/^https?:\/\/[^/]+/, ''))
    await outside.locator('#code').fill(code)
    await press(outside, t('passed-on.letter.open'))
    await expect(outside.locator('[data-letter-fits="no"]')).toBeVisible()
    await expect(outside.locator('[data-letter-answer]')).toBeHidden()
    await looksRight(outside)
  })
})
