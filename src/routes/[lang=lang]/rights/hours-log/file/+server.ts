import { inSection } from '#app/in-section.ts'
import { postedHours } from '#app/posted-hours.ts'
import { hoursTurn } from '#modules/rights/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

/** The list as a file: made from the page, sent back, kept nowhere. */
export const POST: RequestHandler = async ({ request, locals: { services, language } }) => {
  inSection('hours', language)
  const today = services.today()
  const { log } = hoursTurn(await postedHours(request), { book: services.rules, today })
  return new Response(log, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${translator(language)('hours.file-name')}-${today}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
