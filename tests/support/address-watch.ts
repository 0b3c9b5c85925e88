import { expect, type Page } from '@playwright/test'

/**
 * Follows every request of a page. `expectNothingTold` fails when an address holds anything but a plain path, when a
 * request names the page it came from, or when it went to another site than `allowed`.
 */
export function watchAddresses(page: Page, allowed: string) {
  const requests: { address: string; headers: Promise<Record<string, string>> }[] = []
  page.on('request', (request) =>
    requests.push({ address: request.url(), headers: request.allHeaders().catch(() => request.headers()) }),
  )
  return {
    async expectNothingTold(): Promise<void> {
      expect(requests.length).toBeGreaterThan(0)
      for (const { address, headers } of requests) {
        const { origin, search, hash, pathname } = new URL(address)
        expect(origin, address).toBe(allowed)
        expect(search + hash, `the address ${address} holds more than a path`).toMatch(/^(#[a-z-]+)?$/)
        expect(decodeURIComponent(pathname)).toMatch(/^\/[\w./-]*$/)
        expect(pathname).not.toMatch(/GM\d{4}|=/)
        expect((await headers)['referer'] ?? '', `${address} was told where the reader came from`).toBe('')
      }
    },
  }
}
