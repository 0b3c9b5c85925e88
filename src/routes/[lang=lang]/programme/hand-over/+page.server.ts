import { error } from '@sveltejs/kit'
import { areaShapes } from '#app/area-shapes.ts'
import { askedPlaces } from '#app/asked-places.ts'
import { listedFocalPoints, planVersions } from '#app/hand-over-material.ts'
import { choiceIn } from '#modules/programme/index.ts'
import { handOverPage, labourRegions, planSoundings } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { view, ...about } = askedPlaces(event)
  const { services } = event.locals
  const regions = labourRegions(view.areas)
  const region = choiceIn(
    event.url.searchParams,
    'region',
    regions.map(({ code }) => code),
  )
  const unknown = choiceIn(event.url.searchParams, 'unknown', ['1'])
  const problems = [...region.problems, ...unknown.problems]
  if (problems.length > 0) event.locals.status = 422
  const page = handOverPage(view, listedFocalPoints(services.library), await services.handOverOn(view.on))
  if (!page.ok) error(500, 'the day that is shown by default is not covered')
  return {
    ...about,
    page: page.value,
    regions,
    filter: { region: region.value, unknownOnly: unknown.value !== null },
    problems,
    plans: planSoundings(view, planVersions(services.library, view.language, view.on)),
    map: await areaShapes(services, view.on),
  }
}
