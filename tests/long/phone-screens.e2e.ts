import { expect, test } from '@playwright/test'
import { allLanguages } from '../support/content.ts'
import { everyScreen, guidesIn } from '../support/every-screen.ts'
import { openScreen } from '../support/open-screen.ts'
import { overflow, smallTargets } from '../support/targets.ts'

for (const language of allLanguages) {
  test(`every step and end of every plan in ${language} fits a phone and can be tapped with a thumb`, async ({
    page,
  }) => {
    const wrong: string[] = []
    for (const guide of guidesIn(language)) {
      for (const screen of await everyScreen(guide, language)) {
        await openScreen(page, screen)
        const found = [...(await overflow(page)), ...(await smallTargets(page))]
        wrong.push(...found.map((what) => `${guide} ${JSON.stringify(screen.fields)}: ${what}`))
      }
    }
    expect(wrong).toEqual([])
  })
}
