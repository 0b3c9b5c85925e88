import { expect, test } from '@playwright/test'
import { allLanguages } from '../../support/content.ts'
import { openTemplate } from '../../support/open-template.ts'
import { expectNoneSideways, watchMisdeeds } from '../../support/phone-pages.ts'
import { overflow, smallTargets } from '../../support/targets.ts'
import { bothDirections, templatesToLookAt } from '../../support/templates.ts'

/** Rows of the data have pages of one kind: of the same folder these many are looked at. `tests/long/` looks at all. */
const mostOfAKind = 4
/** So many kinds of page in one test: all of a language in one would run alone at the end of a run. */
const atOnce = 40

const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, part) => all.slice(part * atOnce, (part + 1) * atOnce))

for (const language of allLanguages) {
  test(`no page in ${language} must be scrolled sideways on a screen of 320 pixels`, ({ page }) =>
    expectNoneSideways(page, language, mostOfAKind))

  for (const [part, templates] of inParts(templatesToLookAt(language, bothDirections)).entries()) {
    test(`every kind of page in ${language} fits a phone and can be tapped with a thumb, part ${part + 1}`, async ({
      page,
    }) => {
      const misdeeds = watchMisdeeds(page)
      const wrong: string[] = []
      for (const template of templates) {
        await openTemplate(page, template)
        const found = [...(await overflow(page)), ...(await smallTargets(page))]
        wrong.push(...found.map((what) => `${template.name}: ${what}`))
      }
      expect(wrong).toEqual([])
      expect(misdeeds).toEqual([])
      expect(await page.context().cookies()).toEqual([])
    })
  }
}
