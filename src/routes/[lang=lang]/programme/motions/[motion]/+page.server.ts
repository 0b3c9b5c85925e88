import { error } from '@sveltejs/kit'
import { askedOutcomes } from '#app/asked-outcomes.ts'
import { motionPage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { asked, coverage, quick, view, search } = askedOutcomes(event)
  const page = motionPage(view, event.params.motion)
  if (!page.ok) error(404, 'no motion with this name was known on this day')
  return { asked, coverage, quick, search, page: page.value }
}
