import { expect, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'

const looks = [
  ['/nl/notes', 'light'],
  ['/nl/notes/s1', 'dark'],
  ['/nl/notes/s1/frameworks', 'light'],
  ['/en/notes/s2/riec?on=x', 'dark'],
] as const

for (const [path, colorScheme] of looks) {
  test(`axe finds nothing on ${path}, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(path)
    expect(await axeFaults(page)).toEqual([])
  })
}

test('on paper the rows stand beside the sentences, without the slider', async ({ page }) => {
  await page.setViewportSize({ width: 680, height: 960 })
  await page.goto('/nl/notes/s1/regions')
  await expect(page.locator('#moment')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('#moment')).toBeHidden()
  const [sentence, rows] = await Promise.all(
    ['.sentence', 'aside'].map((part) => page.locator(`#s1-041 ${part}`).boundingBox()),
  )
  expect(rows?.x).toBeGreaterThan((sentence?.x ?? 0) + (sentence?.width ?? 0))
  expect(rows?.y).toBe(sentence?.y)
})
