import { staffBase } from './staff-routes.ts'

/** The pages on which somebody types a passphrase: what stretches it is WebAssembly. No other page may run any. */
const pages: ReadonlySet<string | null> = new Set(
  ['/keys/own', '/keys/make', '/keys/give/[person]', '/keys/change', '/keys/recover', '/cases/unlock'].map(
    (path) => `${staffBase}${path}`,
  ),
)

/** Where files that somebody opened in their own browser are shown, and as nothing but a picture. */
const withPictures: ReadonlySet<string | null> = new Set([
  `${staffBase}/cases/[case]`,
  '/[lang=lang]/report/forward/[token]',
])

/**
 * The content policy of a page: that of one with passphrases allows WebAssembly as well, that of one with opened pictures pictures out of its own memory. `route`: the id of
 * its folder.
 */
export function policyFor(route: string | null, policy: string): string {
  if (pages.has(route)) return policy.replace(/(^|; *)script-src /, "$1script-src 'wasm-unsafe-eval' ")
  return withPictures.has(route) ? policy.replace(/(^|; *)img-src /, '$1img-src blob: ') : policy
}
