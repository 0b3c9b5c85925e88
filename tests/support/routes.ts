import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../src/routes')

/** Every address the application knows, as its folders are named: `/[lang=lang]/guides/[guide]/steps`. */
export const knownRoutes = (): string[] => routesOf(/(^|\/)\+(page(@.*)?\.svelte|server\.ts)$/)

/** Those that are a page. */
export const knownPages = (): string[] => routesOf(/(^|\/)\+page(@.*)?\.svelte$/)

function routesOf(kind: RegExp): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const routes = files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => kind.test(file))
    .map((file) => `/${file.replace(/(^|\/)\+[^/]+$/, '')}`)
  return [...new Set(routes)].sort()
}
