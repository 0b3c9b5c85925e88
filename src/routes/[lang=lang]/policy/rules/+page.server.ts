import { askedFrameworks } from '#app/asked-frameworks.ts'
import { regionsIn, rulesPage } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { view, query, ...asked } = await askedFrameworks(event)
  const regions = regionsIn(view)
  const region = query.choice(
    'region',
    regions.map(({ code }) => code),
  )
  if (query.problems.length > 0) event.locals.status = 422
  return { ...asked, regions, region, problems: query.problems, page: rulesPage(view, region) }
}
