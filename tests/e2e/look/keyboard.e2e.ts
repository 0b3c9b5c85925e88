import { expect, type Page, test } from '@playwright/test'
import { texts, wordsOf } from '../../support/content.ts'
import { openTemplate } from '../../support/open-template.ts'
import { tabThrough } from '../../support/tab-through.ts'
import { templatesIn } from '../../support/templates.ts'

/** Presses Tab until `isThere` is true of what has the focus. @throws Error when it never comes. */
async function tabTo(page: Page, isThere: (element: Element) => boolean): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    if (await page.locator(':focus').evaluate(isThere)) return
  }
  throw new Error('the keyboard never gets there')
}

const focused = (page: Page) => page.locator(':focus')

/** True when what has the focus looks different from how it looks without. */
const isSeen = (page: Page): Promise<boolean> =>
  focused(page).evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  })

test('a plan can be walked to its end with Tab and Enter alone, and the focus is always seen', async ({ page }) => {
  await page.goto('/nl/guides/desk-labour')
  await tabTo(page, (element) => element.matches('button.go'))
  expect(await isSeen(page)).toBe(true)
  await page.keyboard.press('Enter')
  for (const option of ['no', 'person', 'done', 'control', 'no', 'done']) {
    await expect(page.locator(`button[name=choice][value="${option}"]`)).toBeVisible()
    const before = await page.locator('h1').textContent()
    await tabTo(page, (element) => element.matches('button[name=choice]'))
    while ((await focused(page).getAttribute('value')) !== option) await page.keyboard.press('Tab')
    expect(await isSeen(page)).toBe(true)
    await page.keyboard.press('Enter')
    await expect(page.locator('h1')).not.toHaveText(before ?? '')
  }
  await tabTo(page, (element) => element.matches('main a[href^="tel:"]'))
  expect(await isSeen(page)).toBe(true)
  await tabTo(page, (element) => element.matches('.trail button[name=change]'))
  await page.keyboard.press('Enter')
  await expect(page.locator('button[name=choice]').first()).toBeVisible()
})

test('the first Tab offers to skip to the content, and Enter does it', async ({ page }) => {
  for (const path of ['/nl', '/en/policy', '/pl/guides/worker-is-this-normal/steps', '/ar-XB/contacts']) {
    await page.goto(path)
    await page.keyboard.press('Tab')
    await expect(focused(page)).toHaveText(texts(wordsOf(path.split('/')[1] ?? 'nl'))('skip'))
    await expect(focused(page)).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.locator('main')).toBeFocused()
    await page.keyboard.press('Tab')
    expect(await focused(page).evaluate((element) => document.querySelector('main')?.contains(element))).toBe(true)
  }
})

/** A few tests with many pages each, so that none takes minutes. */
const shares = [0, 1, 2] as const

for (const share of shares) {
  test(`everything that can be tapped can be reached with Tab, in sight and never in a trap (${share + 1} of ${shares.length})`, async ({
    page,
  }) => {
    const wrong: string[] = []
    // Two long lists of links to sources would add a minute and no other control.
    const templates = templatesIn('nl').filter(({ name }) => !['sources', 'signals'].includes(name))
    for (const template of templates.filter((_, index) => index % shares.length === share)) {
      await openTemplate(page, template)
      const { missed, unseen } = await tabThrough(page)
      wrong.push(...missed.map((html) => `${template.name}: never reached ${html}`))
      wrong.push(...unseen.map((html) => `${template.name}: focus not seen on ${html}`))
    }
    expect(wrong).toEqual([])
  })
}
