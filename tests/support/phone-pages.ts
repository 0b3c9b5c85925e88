import { expect, type Page } from '@playwright/test'
import { siteAddress } from './addresses.ts'
import { listedPages } from './site-map.ts'
import { overflow } from './targets.ts'

/** What a page does that it must not: ask others, say errors, break. Watches from now on. */
export function watchMisdeeds(page: Page): string[] {
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

/** The pages of a language that the site lists; of one folder, where rows of the data have pages of one kind, at most `mostOfAKind`. */
async function pagesIn(language: string, mostOfAKind: number): Promise<string[]> {
  const met = new Map<string, number>()
  return (await listedPages()).filter((path) => {
    if (path.split('/')[1] !== language) return false
    const folder = path.replace(/\/[^/]*$/, '')
    met.set(folder, (met.get(folder) ?? 0) + 1)
    return (met.get(folder) ?? 0) <= mostOfAKind
  })
}

/** Opens pages of a language; fails when one is wider than the screen, does what it must not, or leaves a cookie. */
export async function expectNoneSideways(page: Page, language: string, mostOfAKind: number): Promise<void> {
  const misdeeds = watchMisdeeds(page)
  const paths = await pagesIn(language, mostOfAKind)
  expect(paths.length).toBeGreaterThan(10)
  const wide: string[] = []
  for (const path of paths) {
    await page.goto(path)
    wide.push(...(await overflow(page)).map((what) => `${path}: ${what}`))
  }
  expect(wide).toEqual([])
  expect(misdeeds).toEqual([])
  expect(await page.context().cookies()).toEqual([])
}
