import { expect, type Page, test } from '@playwright/test'
import { sourceLanguage } from '#kernel/language.ts'
import { axeFaults } from '../../support/axe.ts'
import { allLanguages } from '../../support/content.ts'
import { paperFaults } from '../../support/on-paper.ts'
import { openTemplate } from '../../support/open-template.ts'
import { tabThrough } from '../../support/tab-through.ts'
import { templatesIn, templatesToLookAt } from '../../support/templates.ts'

/** Few tests with many pages each: a new browser context for every page would take half of the time. */
const shares = [0, 1, 2, 3, 4, 5] as const
/** Two long lists of links to sources would add a minute of Tab and no other control. */
const longLists = ['sources', 'signals']

/** What is the same in every language: its colours on a dark screen, its paper, and where Tab leads. */
async function faultsOfEveryLanguage(page: Page, name: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = (await axeFaults(page, 'colours')).map((fault) => `dark: ${fault}`)
  const paper = (await paperFaults(page)).map((fault) => `on paper: ${fault}`)
  if (longLists.includes(name)) return [...dark, ...paper]
  const { missed, unseen } = await tabThrough(page)
  return [
    ...dark,
    ...paper,
    ...missed.map((html) => `Tab never reached ${html}`),
    ...unseen.map((html) => `the focus was not seen on ${html}`),
  ]
}

// One visit for all questions: to come to some pages takes longer than to look at them.
for (const share of shares) {
  const templates = templatesIn(sourceLanguage).filter((_, index) => index % shares.length === share)
  test(`axe finds nothing, light or dark, paper has no buttons, and Tab reaches everything on: ${templates.map(({ name }) => name).join(', ')}`, async ({
    page,
  }) => {
    const faults: string[] = []
    for (const template of templates) {
      await page.emulateMedia({ colorScheme: 'light' })
      await openTemplate(page, template)
      const found = [...(await axeFaults(page)), ...(await faultsOfEveryLanguage(page, template.name))]
      faults.push(...found.map((fault) => `${template.name}: ${fault}`))
    }
    expect(faults).toEqual([])
  })
}

for (const language of allLanguages.filter((one) => one !== sourceLanguage)) {
  const templates = templatesToLookAt(language, [sourceLanguage])
  test(`axe finds nothing in ${language} on: ${templates.map(({ name }) => name).join(', ')}`, async ({ page }) => {
    const faults: string[] = []
    for (const template of templates) {
      await openTemplate(page, template)
      faults.push(...(await axeFaults(page)).map((fault) => `${template.name}: ${fault}`))
    }
    expect(faults).toEqual([])
  })
}

test('axe does find what is wrong', async ({ page }) => {
  await page.setContent(
    '<html lang="nl"><title>x</title><main><h1>x</h1><img src="data:," ><p style="color:#ddd">grijs</p></main></html>',
  )
  const rules = (faults: readonly string[]) => [...new Set(faults.map((fault) => fault.split(':')[0]))].sort()
  expect(rules(await axeFaults(page))).toEqual(['color-contrast', 'image-alt'])
  expect(rules(await axeFaults(page, 'colours'))).toEqual(['color-contrast'])
})
