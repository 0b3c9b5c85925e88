import { error } from '@sveltejs/kit'
import { askedFrameworks } from '#app/asked-frameworks.ts'
import { csvResponse } from '#app/csv-response.ts'
import { inSection } from '#app/in-section.ts'
import { ok } from '#kernel/result.ts'
import { themes } from '#modules/policy/index.ts'
import { inventoryCsv, regionsIn } from '#modules/policy/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  inSection('frameworks', event.locals.language)
  const { asked, view, query } = await askedFrameworks(event)
  const regions = regionsIn(view).map(({ code }) => code)
  const [region, theme] = [query.choice('region', regions), query.choice('theme', themes)]
  // A program that asks for something else must not get everything.
  if (query.problems.length > 0) error(404, 'no data for this question')
  return csvResponse(asked, 'policy-inventory', () => ok(inventoryCsv(view, region, theme)))
}
