import { coverageToday } from '#app/coverage-today.ts'
import { inSection } from '#app/in-section.ts'
import { coverageCsv } from '#modules/directory/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { services, language } }) => {
  inSection('directory', language)
  const { coverage } = await coverageToday(services)
  return new Response(coverageCsv(coverage), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="baken-help-${services.today()}.csv"`,
    },
  })
}
