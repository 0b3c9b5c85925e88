import { askedDownload } from '#app/asked-download.ts'
import { feedPlace } from '#app/feed-place.ts'
import { deadlinesIcs, itemList } from '#modules/programme/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

/** The deadlines of the same selection as the list; an address that means nothing gives no calendar of something else. */
export const GET: RequestHandler = (event) => {
  const { asked, view, query } = askedDownload(event)
  const t = translator(event.locals.language)
  const { rows } = itemList(view, { ...query, page: 1, pageSize: Math.max(1, view.known.items.length) })
  const words = {
    calendar: `Baken: ${t('programme.calendar.name')}`,
    deadline: `${t('programme.deadline')}: `,
    leftOut: (left: number) => t.plural('programme.calendar.left-out', left),
  }
  return new Response(deadlinesIcs(view, rows, feedPlace(event.url), words), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="baken-deadlines-${asked.day}.ics"`,
    },
  })
}
