import type { Page } from '@playwright/test'
import type { Screen } from './every-screen.ts'

/** Opens one screen of a plan by sending the form that leads to it, as a page of this site would. */
export async function openScreen(page: Page, { guide, language, fields }: Screen): Promise<void> {
  await page.goto(`/${language}/guides/${guide}/steps`)
  await Promise.all([
    page.waitForURL(`**/${language}/guides/${guide}/steps`, { waitUntil: 'load' }),
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.evaluate((values) => {
      const form = document.createElement('form')
      form.method = 'post'
      for (const [name, value] of Object.entries(values)) {
        const input = document.createElement('input')
        Object.assign(input, { type: 'hidden', name, value })
        form.append(input)
      }
      document.body.append(form)
      form.submit()
    }, fields),
  ])
}
