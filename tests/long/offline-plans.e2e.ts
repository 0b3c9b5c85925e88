import { expect, test } from '@playwright/test'
import { agedAddress } from '../support/addresses.ts'
import { realLanguages } from '../support/content.ts'
import { everyScreen, guidesIn } from '../support/every-screen.ts'
import { keepCopy } from '../support/offline-copy.ts'
import { openScreen } from '../support/open-screen.ts'

test.use({ baseURL: agedAddress })

for (const language of realLanguages) {
  test(`every step and end of every plan in ${language} is the same without a connection`, async ({
    page,
    context,
  }) => {
    const shown = () =>
      page.locator('[data-wizard]').evaluate((wizard) => (wizard.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
    await keepCopy(page, language)
    for (const guide of guidesIn(language)) {
      for (const screen of await everyScreen(guide, language)) {
        await context.setOffline(false)
        await openScreen(page, screen)
        const online = await shown()
        await context.setOffline(true)
        await openScreen(page, screen)
        expect(await shown(), `${guide} ${JSON.stringify(screen.fields)}`).toBe(online)
      }
    }
    await context.setOffline(false)
  })
}
