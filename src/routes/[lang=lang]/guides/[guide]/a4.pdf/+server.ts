import { error } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** The plan on one A4, PDF/UA-1. */
export const GET: RequestHandler = ({ params, locals: { services, language }, request }) => {
  const printed = services.printer.print(params.guide, language)
  if (!printed.ok) error(404, 'unknown guide')
  const { bytes, etag } = printed.value
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } })
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="baken-${params.guide}-${language}.pdf"`,
      'cache-control': 'no-cache',
      etag,
    },
  })
}
