import { expect, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { allLanguages } from '../../support/content.ts'
import { openTemplate } from '../../support/open-template.ts'
import { templatesIn } from '../../support/templates.ts'

for (const language of allLanguages) {
  for (const template of templatesIn(language)) {
    test(`axe finds nothing in ${language} on: ${template.name}, light and dark`, async ({ page }) => {
      await openTemplate(page, template)
      await page.emulateMedia({ colorScheme: 'light' })
      const light = await axeFaults(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      expect({ light, dark: await axeFaults(page) }).toEqual({ light: [], dark: [] })
    })
  }
}

test('axe does find what is wrong', async ({ page }) => {
  await page.setContent('<html lang="nl"><title>x</title><main><h1>x</h1><img src="data:," ><p style="color:#ddd">grijs</p></main></html>')
  expect((await axeFaults(page)).map((fault) => fault.split(':')[0])).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']))
})
