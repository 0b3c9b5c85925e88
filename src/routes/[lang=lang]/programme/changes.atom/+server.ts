import { askedDownload } from '#app/asked-download.ts'
import { feedPlace } from '#app/feed-place.ts'
import { changesAtom } from '#modules/programme/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => {
  const { view, coverage } = askedDownload(event)
  const t = translator(event.locals.language)
  const words = { title: `Baken: ${t('programme.changes.title')}`, author: 'Baken' }
  return new Response(changesAtom(view, coverage.from, feedPlace(event.url), words), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
}
