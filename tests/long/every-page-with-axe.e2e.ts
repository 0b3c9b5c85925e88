import { expect, test } from '@playwright/test'
import { axeFaults } from '../support/axe.ts'
import { allLanguages } from '../support/content.ts'
import { everyScreen, guidesIn } from '../support/every-screen.ts'
import { openScreen } from '../support/open-screen.ts'
import { listedPages } from '../support/site-map.ts'

for (const language of allLanguages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on any page in ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      const paths = (await listedPages()).filter((path) => path.split('/')[1] === language)
      expect(paths.length).toBeGreaterThan(10)
      for (const path of paths) {
        await page.goto(path)
        expect(await axeFaults(page), path).toEqual([])
      }
    })
  }

  test(`axe finds nothing on any step or end of any plan in ${language}`, async ({ page }) => {
    for (const guide of guidesIn(language)) {
      for (const screen of await everyScreen(guide, language)) {
        await openScreen(page, screen)
        expect(await axeFaults(page), `${guide} ${JSON.stringify(screen.fields)}`).toEqual([])
      }
    }
  })
}
