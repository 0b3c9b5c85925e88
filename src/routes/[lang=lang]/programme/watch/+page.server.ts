import { askedOutcomes } from '#app/asked-outcomes.ts'
import { watchList } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, ...asked } = askedOutcomes(event)
  return { ...asked, list: watchList(view) }
}
