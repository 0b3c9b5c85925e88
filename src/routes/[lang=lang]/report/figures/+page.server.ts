import { error } from '@sveltejs/kit'
import { inSection } from '#app/in-section.ts'
import { declared } from '#modules/reporting/index.ts'
import { figurePage, publishedEditions } from '#modules/reporting/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { services, language }, url: { searchParams } }) => {
  const { availableIn } = inSection('figures', language)
  const editions = await publishedEditions(services.database.public.$pickTables<'reporting_edition'>())
  const page = figurePage(editions, { year: searchParams.get('year'), area: searchParams.get('area') })
  if (!page.ok) error(404, 'no figures of this year or area')
  return { availableIn, page: page.value, least: declared.atLeast }
}
