import { inSection } from '#app/in-section.ts'
import { figuresCsv, publishedEditions } from '#modules/reporting/server/index.ts'
import { areaWords, groupWords } from '#modules/reporting/ui/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { services, language } }) => {
  inSection('figures', language)
  const t = translator(language)
  const editions = await publishedEditions(services.database.public.$pickTables<'reporting_edition'>())
  const text = figuresCsv(editions, (kind, variable, id) =>
    kind === 'area' ? areaWords(t, id) : groupWords(t, variable, id),
  )
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="baken-figures.csv"',
    },
  })
}
