import { dataPages } from '#app/data-pages.ts'
import { publicPages } from '#app/public-pages.ts'
import { languages } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

/** Every public page in every language it exists in. */
export const GET: RequestHandler = async ({ locals: { services }, url }) => {
  const tags = languages().map(({ tag }) => tag)
  const addresses = publicPages(services, tags, await dataPages(services)).map(
    (path) => `<url><loc>${url.origin}${path}</loc></url>`,
  )
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses.join('')}</urlset>\n`
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}
