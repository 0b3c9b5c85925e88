import { inSection } from '#app/in-section.ts'
import { batchTemplate } from '#modules/rights/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

/** A table to fill in. */
export const GET: RequestHandler = ({ locals: { language } }) => {
  inSection('batch', language)
  return new Response(batchTemplate(translator(language)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="baken-payslips.csv"',
    },
  })
}
