import { expect, type Page, test } from '@playwright/test'
import { texts, wordsOf } from '../../support/content.ts'
import { tabThrough } from '../../support/tab-through.ts'

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

test('what Tab does not reach, and where it is not seen, is found', async ({ page }) => {
  await page.setContent(
    '<a href="/a">a</a><button tabindex="-1">b</button><style>a:focus { outline: 2px solid } i:focus { outline: none }</style><i tabindex="0">c</i>',
  )
  const { missed, unseen } = await tabThrough(page)
  expect(missed).toEqual(['<button tabindex="-1">b</button>'])
  expect(unseen).toEqual(['<i tabindex="0">c</i>'])
})
