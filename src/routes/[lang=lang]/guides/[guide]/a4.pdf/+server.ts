import { error } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** The plan on one A4, PDF/UA-1. */
export const GET: RequestHandler = ({ params, locals: { services, language } }) => {
  const printed = services.printer.print(params.guide, language)
  if (!printed.ok) error(404, 'unknown guide')
  return new Response(printed.value.bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="baken-${params.guide}-${language}.pdf"`,
      'cache-control': 'no-cache',
    },
  })
}
