import { expect, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { overflow, smallTargets } from '../../support/targets.ts'

const pages = [
  '/nl/programme',
  '/nl/programme/register',
  '/en/programme/register?late=term-passed-outcome-unknown&owner=GS&state=foo',
  '/nl/programme/register?q=ditstaatnergens',
  '/nl/programme/time-line',
  '/en/programme/changes',
  '/nl/programme/S1-42',
  '/en/programme/NP-01',
  '/ar-XB/programme/PI-01',
  '/nl/programme/S9-99',
]

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of the register, ${colorScheme}, unfolded`, async ({ page }) => {
    const faults: string[] = []
    await page.emulateMedia({ colorScheme })
    for (const path of pages.filter((_, index) => colorScheme === 'light' || index % 3 === 0)) {
      await page.goto(path)
      await page.locator('details').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '')
      })
      faults.push(...(await axeFaults(page)).map((fault) => `${path}: ${fault}`))
    }
    expect(faults).toEqual([])
  })
}

test('the pages of the register fit a small phone, and what can be tapped is large enough', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const faults: string[] = []
  for (const path of pages) {
    await page.goto(path)
    faults.push(...[...(await overflow(page)), ...(await smallTargets(page))].map((fault) => `${path}: ${fault}`))
  }
  expect(faults).toEqual([])
})
