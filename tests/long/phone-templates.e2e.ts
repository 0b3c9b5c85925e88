import { expect, test } from '@playwright/test'
import { axeFaults } from '../support/axe.ts'
import { allLanguages } from '../support/content.ts'
import { openTemplate } from '../support/open-template.ts'
import { overflow, smallTargets } from '../support/targets.ts'
import { templatesIn } from '../support/templates.ts'

/** The long form of `e2e/look/accessibility` and `e2e/screen/fits-a-phone`: every template in every language. */
for (const language of allLanguages) {
  test(`axe finds nothing on any template in ${language}, and each fits a phone`, async ({ page }) => {
    const faults: string[] = []
    for (const template of templatesIn(language)) {
      await openTemplate(page, template)
      const found = [...(await axeFaults(page)), ...(await overflow(page)), ...(await smallTargets(page))]
      faults.push(...found.map((fault) => `${template.name}: ${fault}`))
    }
    expect(faults).toEqual([])
  })
}
