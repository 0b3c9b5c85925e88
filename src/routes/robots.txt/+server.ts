import { text } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** Everything public may be found; what depends on a form may not. */
export const GET: RequestHandler = ({ url }) =>
  text(`User-agent: *\nDisallow: /*/steps\nDisallow: /health/\nSitemap: ${url.origin}/sitemap.xml\n`)
