import { askedFrameworks } from '#app/asked-frameworks.ts'
import { themes } from '#modules/policy/index.ts'
import { inventoryPage, regionsIn } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { view, query, ...asked } = await askedFrameworks(event)
  const regions = regionsIn(view)
  const region = query.choice(
    'region',
    regions.map(({ code }) => code),
  )
  const theme = query.choice('theme', themes)
  if (query.problems.length > 0) event.locals.status = 422
  return { ...asked, regions, region, theme, problems: query.problems, page: inventoryPage(view, region, theme) }
}
