import { askedPlaces } from '#app/asked-places.ts'
import { csvResponse } from '#app/csv-response.ts'
import { listedFocalPoints } from '#app/hand-over-material.ts'
import { inSection } from '#app/in-section.ts'
import { ok } from '#kernel/result.ts'
import { handOverCsv, handOverPage } from '#modules/programme/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  inSection('boards', event.locals.language)
  const { asked, view } = askedPlaces(event)
  const { services } = event.locals
  const page = handOverPage(view, listedFocalPoints(services.library), await services.handOverOn(view.on))
  return csvResponse(asked, 'hand-over', (on) => (page.ok ? ok(handOverCsv(page.value, on)) : page))
}
