import { askedPlaces } from '#app/asked-places.ts'
import { regionsOverview } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, ...about } = askedPlaces(event)
  return { ...about, page: regionsOverview(view) }
}
