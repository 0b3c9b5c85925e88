import { expect, test } from '@playwright/test'
import { allLanguages } from '../../support/content.ts'
import { openTemplate } from '../../support/open-template.ts'
import { expectNoneSideways, watchMisdeeds } from '../../support/phone-pages.ts'
import { overflow, smallTargets } from '../../support/targets.ts'
import { bothDirections, templatesToLookAt } from '../../support/templates.ts'

/** Rows of the data have pages of one kind: of the same folder these many are looked at. `tests/long/` looks at all. */
const mostOfAKind = 4

for (const language of allLanguages) {
  test(`no page in ${language} must be scrolled sideways on a screen of 320 pixels`, ({ page }) =>
    expectNoneSideways(page, language, mostOfAKind))

  test(`every kind of page in ${language} fits a phone and can be tapped with a thumb`, async ({ page }) => {
    const misdeeds = watchMisdeeds(page)
    const wrong: string[] = []
    for (const template of templatesToLookAt(language, bothDirections)) {
      await openTemplate(page, template)
      const found = [...(await overflow(page)), ...(await smallTargets(page))]
      wrong.push(...found.map((what) => `${template.name}: ${what}`))
    }
    expect(wrong).toEqual([])
    expect(misdeeds).toEqual([])
    expect(await page.context().cookies()).toEqual([])
  })
}
