import type { Locator, Page } from '@playwright/test'

/** More than the stops of the longest page of staff, and once around. */
const mostPresses = 200

/** Presses Tab until this has the focus. @throws Error when the keyboard never gets there */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < mostPresses; presses++) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard never gets to ${target}`)
}
