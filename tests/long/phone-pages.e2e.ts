import { test } from '@playwright/test'
import { allLanguages } from '../support/content.ts'
import { expectNoneSideways } from '../support/phone-pages.ts'

/** The long form of `e2e/screen/fits-a-phone`: every page that the site lists. */
for (const language of allLanguages) {
  test(`no page at all in ${language} must be scrolled sideways on a screen of 320 pixels`, ({ page }) =>
    expectNoneSideways(page, language, Number.POSITIVE_INFINITY))
}
