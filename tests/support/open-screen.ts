import type { Page } from '@playwright/test'
import type { Screen } from './every-screen.ts'

/** Opens one screen of a plan by sending the form that leads to it, as a page of this site would. */
export async function openScreen(page: Page, { guide, language, fields }: Screen): Promise<void> {
  await page.goto(`/${language}/guides/${guide}/steps`)
  const loaded = page.waitForEvent('load')
  await page.evaluate((values) => {
    const form = document.createElement('form')
    form.method = 'post'
    for (const [name, value] of Object.entries(values)) {
      const input = document.createElement('input')
      Object.assign(input, { type: 'hidden', name, value })
      form.append(input)
    }
    document.body.append(form)
    // Sent after this script is done: a page that goes away in the middle of it would be an error here.
    setTimeout(() => form.submit())
  }, fields)
  await loaded
}
