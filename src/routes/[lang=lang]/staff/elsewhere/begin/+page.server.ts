import { error } from '@sveltejs/kit'
import { errands, goElsewhere } from '#app/staff/elsewhere.ts'
import { staffDesk } from '#app/staff/staff-request.ts'
import type { PageServerLoad } from './$types'

/**
 * On the way to the provider. A link and not a form: what a form may lead to is this site only, redirects included.
 */
export const load: PageServerLoad = async (event) => {
  if (!staffDesk(event).elsewhere) error(404, 'nobody signs in elsewhere')
  const errand = errands.find((one) => one === event.url.searchParams.get('for')) ?? 'sign-in'
  const fault = await goElsewhere(event, errand)
  event.locals.status = 503
  return { fault }
}
