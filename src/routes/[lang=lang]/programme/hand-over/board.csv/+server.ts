import { askedPlaces } from '#app/asked-places.ts'
import { csvResponse } from '#app/csv-response.ts'
import { listedFocalPoints } from '#app/hand-over-material.ts'
import { inSection } from '#app/in-section.ts'
import { ok } from '#kernel/result.ts'
import { handOverCsv, handOverPage } from '#modules/programme/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => {
  inSection('boards', event.locals.language)
  const { asked, view } = askedPlaces(event)
  const page = handOverPage(view, listedFocalPoints(event.locals.services.library))
  return csvResponse(asked, 'hand-over', (on) => (page.ok ? ok(handOverCsv(page.value, on)) : page))
}
