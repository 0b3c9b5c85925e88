import { expect, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { allLanguages } from '../../support/content.ts'
import { openTemplate } from '../../support/open-template.ts'
import { templatesToLookAt, wholeLanguages } from '../../support/templates.ts'

/** Few tests with many pages each: a new browser context for every page would take half of the time. */
const shares = [0, 1, 2, 3] as const

for (const language of allLanguages) {
  const isWhole = wholeLanguages.includes(language)
  for (const share of isWhole ? shares : [0]) {
    const all = templatesToLookAt(language)
    const templates = isWhole ? all.filter((_, index) => index % shares.length === share) : all
    test(`axe finds nothing in ${language} on: ${templates.map(({ name }) => name).join(', ')}`, async ({ page }) => {
      const faults: string[] = []
      for (const template of templates) {
        await page.emulateMedia({ colorScheme: 'light' })
        await openTemplate(page, template)
        faults.push(...(await axeFaults(page)).map((fault) => `${template.name}, light: ${fault}`))
        // Colours are the same in every language.
        if (!isWhole) continue
        await page.emulateMedia({ colorScheme: 'dark' })
        faults.push(...(await axeFaults(page)).map((fault) => `${template.name}, dark: ${fault}`))
      }
      expect(faults).toEqual([])
    })
  }
}

test('axe does find what is wrong', async ({ page }) => {
  await page.setContent(
    '<html lang="nl"><title>x</title><main><h1>x</h1><img src="data:," ><p style="color:#ddd">grijs</p></main></html>',
  )
  const found = (await axeFaults(page)).map((fault) => fault.split(':')[0])
  expect(found).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']))
})
