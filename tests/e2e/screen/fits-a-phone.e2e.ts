import { expect, type Page, test } from '@playwright/test'
import { siteAddress } from '../../support/addresses.ts'
import { allLanguages } from '../../support/content.ts'
import { openTemplate } from '../../support/open-template.ts'
import { listedPages } from '../../support/site-map.ts'
import { overflow, smallTargets } from '../../support/targets.ts'
import { bothDirections, templatesToLookAt } from '../../support/templates.ts'

/** What a page does that it must not: ask others, set cookies, break its own policy. */
function watchMisdeeds(page: Page) {
  const misdeeds: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(`${siteAddress}/`) && !request.url().startsWith('data:'))
      misdeeds.push(`asks ${request.url()}`)
  })
  page.on('console', (message) => {
    const isPageMissing = message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (message.type() === 'error' && !isPageMissing) misdeeds.push(`says ${message.text()}`)
  })
  page.on('pageerror', (error) => misdeeds.push(`breaks ${error.message}`))
  return misdeeds
}

/** Rows of the data have pages of one kind: of the same folder these many are looked at. */
const mostOfAKind = 12
const fewOfAKind = (paths: readonly string[]): string[] => {
  const met = new Map<string, number>()
  return paths.filter((path) => {
    const folder = path.replace(/\/[^/]*$/, '')
    met.set(folder, (met.get(folder) ?? 0) + 1)
    return (met.get(folder) ?? 0) <= mostOfAKind
  })
}

for (const language of allLanguages) {
  test(`no page in ${language} must be scrolled sideways on a screen of 320 pixels`, async ({ page }) => {
    const misdeeds = watchMisdeeds(page)
    const paths = (await listedPages()).filter((path) => path.split('/')[1] === language)
    expect(paths.length).toBeGreaterThan(10)
    const wide: string[] = []
    for (const path of fewOfAKind(paths)) {
      await page.goto(path)
      wide.push(...(await overflow(page)).map((what) => `${path}: ${what}`))
    }
    expect(wide).toEqual([])
    expect(misdeeds).toEqual([])
    expect(await page.context().cookies()).toEqual([])
  })

  test(`every kind of page in ${language} fits a phone and can be tapped with a thumb`, async ({ page }) => {
    const misdeeds = watchMisdeeds(page)
    const wrong: string[] = []
    for (const template of templatesToLookAt(language, bothDirections)) {
      await openTemplate(page, template)
      const found = [...(await overflow(page)), ...(await smallTargets(page))]
      wrong.push(...found.map((what) => `${template.name}: ${what}`))
    }
    expect(wrong).toEqual([])
    expect(misdeeds).toEqual([])
    expect(await page.context().cookies()).toEqual([])
  })
}
