import { expect, test } from '@playwright/test'
import { isWithinBudget } from '../../support/budget.ts'
import { allLanguages, contacts, digits, seenNumbers } from '../../support/content.ts'
import { everyScreen, guidesIn, type Screen } from '../../support/every-screen.ts'
import { readableText, tagsOf } from '../../support/html.ts'
import { unnamedInside } from '../../support/policy-hashes.ts'
import { send } from '../../support/send.ts'
import { faultsOf } from '../../support/storm.ts'

// Each plan is walked once for all questions below.
test.describe.configure({ mode: 'default' })

const screensIn = async (language: string): Promise<Screen[]> =>
  (await Promise.all(guidesIn(language).map((guide) => everyScreen(guide, language)))).flat()

const told = ({ guide, language, fields }: Screen): string => `${guide} in ${language} ${JSON.stringify(fields)}`

for (const language of allLanguages) {
  test(`every step and every end of every plan in ${language} lets a reader call only numbers seen at their source`, async () => {
    const screens = await screensIn(language)
    for (const guide of guidesIn(language)) {
      const ends = screens.filter((screen) => screen.guide === guide && screen.isEnd)
      expect(ends.length, `${guide} has several ends`).toBeGreaterThan(2)
    }
    for (const screen of screens) {
      const links = tagsOf(screen.answer.text).flatMap(({ attributes }) => attributes.get('href') ?? [])
      const called = links.flatMap((link) => /^tel:(.*)$/.exec(link)?.[1] ?? [])
      expect(called, 'danger is never more than one tap away').toContain('112')
      expect(
        called.filter((number) => !seenNumbers.has(number)),
        told(screen),
      ).toEqual([])
    }
  })

  test(`every end of every plan in ${language} says who acts and by when, and can be handed over`, async () => {
    for (const screen of await screensIn(language)) {
      const { text } = screen.answer
      expect(readableText(text), told(screen)).not.toMatch(/undefined|\[object|NaN/)
      if (!screen.isEnd) continue
      expect(text, told(screen)).toMatch(/<dl\b/)
      const note = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(text)?.[1] ?? ''
      expect(note.split('\n').length, told(screen)).toBeGreaterThan(8)
    }
  })

  test(`every screen of every plan in ${language} stays within the budget, is kept nowhere and runs nothing unnamed`, async () => {
    for (const screen of await screensIn(language)) {
      const { bytes, headers, text } = screen.answer
      expect(isWithinBudget(bytes.length), `${told(screen)}: ${bytes.length} bytes`).toBe(true)
      expect(headers['cache-control'], told(screen)).toBe('no-store')
      expect(faultsOf(screen.answer), told(screen)).toEqual([])
      expect(unnamedInside(text, String(headers['content-security-policy'])), told(screen)).toEqual([])
    }
  })
}

test('a number that nobody saw at its source is shown with a warning and cannot be tapped', async () => {
  const { text } = await send({ path: '/nl/contacts' })
  const unseen = contacts.filter(({ phone, phoneConfidence }) => phone !== null && phoneConfidence === 'own')
  expect(unseen.length).toBeGreaterThan(0)
  for (const { phone } of unseen) {
    expect(readableText(text)).toContain(phone ?? '')
    expect(text).not.toContain(`tel:${digits(phone ?? '')}"`)
  }
})

test('an uncertain number is not shown at all', async () => {
  const { text } = await send({ path: '/nl/contacts' })
  for (const { phone, phoneConfidence } of contacts) {
    if (phoneConfidence === 'uncertain' && phone !== null) expect(readableText(text)).not.toContain(phone)
  }
  expect(contacts.every(({ phone, phoneConfidence }) => (phone === null) === (phoneConfidence === null))).toBe(true)
})
