import { expect, type Page } from '@playwright/test'
import { agedAddress } from './addresses.ts'

/** Opens the plans once and waits until the phone has its copy. */
export async function keepCopy(page: Page, language: string): Promise<void> {
  await page.goto(`${agedAddress}/${language}/guides`)
  await expect
    .poll(() => keptPaths(page), { message: 'the copy is kept', timeout: 45_000 })
    .toContain(`/${language}/offline.json`)
}

/** What stands in any cache of this site, by path. */
export const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const kept: string[] = []
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys()
      kept.push(...requests.map(({ url }) => new URL(url).pathname))
    }
    return kept
  })

/** Everything that this site left on the phone, as one text to search in. */
export const leftBehind = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const left: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie]
    left.push(JSON.stringify(await indexedDB.databases()))
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const answer = await cache.match(request, { ignoreVary: true })
        left.push(request.method, request.url, (await answer?.text()) ?? '')
      }
    }
    return left.join('\n')
  })
