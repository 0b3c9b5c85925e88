import { askedOutcomes } from '#app/asked-outcomes.ts'
import { goalsPage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, ...asked } = askedOutcomes(event)
  return { ...asked, goals: goalsPage(view) }
}
