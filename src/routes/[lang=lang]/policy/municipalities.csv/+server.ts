import { askedDay } from '#app/asked-day.ts'
import { csvResponse } from '#app/csv-response.ts'
import { countDay } from '#app/days-worth-a-look.ts'
import { municipalitiesCsv } from '#modules/policy/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { services }, url }) => {
  const asked = askedDay(url, services.areas.coverage, countDay)
  const policy = await services.policyOn(asked.day)
  return csvResponse(asked, 'policy-municipalities', (on) => municipalitiesCsv(policy, services.areas, on))
}
