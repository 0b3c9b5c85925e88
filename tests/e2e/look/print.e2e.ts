import { expect, test } from '@playwright/test'
import { openTemplate } from '../../support/open-template.ts'
import { templatesIn } from '../../support/templates.ts'

test('on paper a page has no buttons and keeps its numbers, black on white', async ({ page }) => {
  for (const template of templatesIn('nl')) {
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
    await openTemplate(page, template)
    const numbers = await page.locator('a[href^="tel:"]').count()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const printed = await page.evaluate(() => {
      const shown = (selector: string) =>
        [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
      // The answers of a question are what one reads there, so they stay.
      const controls = shown(
        'header nav, [data-exit], main button:not([name=choice]), main select, main input:not([type=hidden], [type=radio])',
      )
      const { color, backgroundColor } = getComputedStyle(document.body)
      return {
        controls: controls.map((one) => one.outerHTML.slice(0, 120)),
        numbers: shown('a[href^="tel:"]').length,
        colours: [color, backgroundColor],
      }
    })
    const expected = { controls: [], numbers, colours: ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'] }
    expect(printed, template.name).toEqual(expected)
  }
})

test('a plan on paper keeps every step, sign and ground, and says until when it may be relied on', async ({ page }) => {
  await page.goto('/nl/guides/desk-labour')
  const steps = page.locator('ol.steps > li')
  const count = await steps.count()
  expect(count).toBeGreaterThan(8)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (let index = 0; index < count; index++) await expect(steps.nth(index)).toBeVisible()
  await expect(page.getByText(/21 mei 2027/).first()).toBeVisible()
})
