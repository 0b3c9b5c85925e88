import { error } from '@sveltejs/kit'
import { renderSVG } from 'uqr'
import type { RequestHandler } from './$types'

/** The address of the article as a picture that another telephone can read. */
export const GET: RequestHandler = ({ params, url, locals: { services, language } }) => {
  if (!services.information.languagesOf(params.article).includes(services.contentLanguage(language)))
    error(404, 'unknown article')
  return new Response(renderSVG(`${url.origin}/${language}/articles/${params.article}`), {
    headers: { 'content-type': 'image/svg+xml' },
  })
}
