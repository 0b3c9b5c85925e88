import { staffBase } from './staff-routes.ts'

/** The pages on which somebody types a passphrase: what stretches it is WebAssembly. No other page may run any. */
const pages: ReadonlySet<string | null> = new Set(
  ['/keys/own', '/keys/make', '/keys/give/[person]', '/keys/change', '/keys/recover'].map(
    (path) => `${staffBase}${path}`,
  ),
)

/** The content policy of a page; that of one with passphrases allows WebAssembly as well. `route`: the id of its folder. */
export const policyFor = (route: string | null, policy: string): string =>
  pages.has(route) ? policy.replace(/(^|; *)script-src /, "$1script-src 'wasm-unsafe-eval' ") : policy
