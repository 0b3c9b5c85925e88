import { askedDay } from '#app/asked-day.ts'
import { csvResponse } from '#app/csv-response.ts'
import { areasCsv } from '#modules/areas/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { services }, url }) => {
  const { coverage } = services.areas
  return csvResponse(askedDay(url, coverage, coverage.lastChecked), 'municipalities', (on) =>
    areasCsv(services.areas, on),
  )
}
