import { expect, test } from '@playwright/test'
import { isWithinBudget } from '../../support/budget.ts'
import { allLanguages, contacts, digits, seenNumbers } from '../../support/content.ts'
import { everyScreen, guidesIn } from '../../support/every-screen.ts'
import { readableText, tagsOf } from '../../support/html.ts'
import { send, sendForm } from '../../support/send.ts'
import { faultsOf } from '../../support/storm.ts'

for (const language of allLanguages) {
  test(`every step and every end of every plan in ${language} lets a reader call only numbers seen at their source`, async () => {
    for (const guide of guidesIn(language)) {
      const screens = await everyScreen(guide, language)
      expect(screens.filter(({ isEnd }) => isEnd).length, `${guide} ends somewhere`).toBeGreaterThan(2)
      for (const { html, fields } of screens) {
        const called = tagsOf(html).flatMap(
          ({ attributes }) => /^tel:(.*)$/.exec(attributes.get('href') ?? '')?.[1] ?? [],
        )
        expect(called, 'danger is never more than one tap away').toContain('112')
        for (const number of called) expect(seenNumbers, `${guide} ${JSON.stringify(fields)}`).toContain(number)
      }
    }
  })

  test(`every end of every plan in ${language} says who acts and by when, and can be handed over`, async () => {
    for (const guide of guidesIn(language)) {
      for (const { html, isEnd, fields } of await everyScreen(guide, language)) {
        if (!isEnd) continue
        const what = `${guide} ${JSON.stringify(fields)}`
        expect(html, what).toMatch(/<dl\b/)
        const note = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? ''
        expect(note.split('\n').length, what).toBeGreaterThan(8)
        expect(readableText(html), what).not.toMatch(/undefined|\[object|NaN/)
      }
    }
  })
}

test('every screen of a plan stays within the budget and carries the security headers', async () => {
  const headers = { 'accept-encoding': 'br' }
  for (const language of ['nl', 'en', 'pl']) {
    for (const guide of guidesIn(language)) {
      for (const { fields } of await everyScreen(guide, language)) {
        const answer = await sendForm(`/${language}/guides/${guide}/steps`, fields, headers)
        const what = `${language} ${guide} ${JSON.stringify(fields)}: ${answer.bytes.length} bytes`
        expect(isWithinBudget(answer.bytes.length), what).toBe(true)
        expect(faultsOf(answer), what).toEqual([])
        expect(answer.headers['cache-control'], what).toBe('no-store')
      }
    }
  }
})

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
