import { fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk, toProve } from '#app/staff/staff-request.ts'
import type { FieldProblem } from '#modules/organisations/server/index.ts'
import { readOrganisation, registerOrganisation, typedOrganisation } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  if (event.request.method === 'GET' && !session.proved) toProve(event)
  const { services } = event.locals
  return {
    municipalities: services.municipalities(),
    regions: services.regions(),
    today: services.today(),
    path: event.url.pathname,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const typed = typedOrganisation(await readForm(event.request))
    const { services } = event.locals
    const municipalities = services.municipalities().map(({ code }) => code)
    const read = readOrganisation(typed, { municipalities, regions: services.regions() })
    if (!read.ok) return fail(422, { typed, problems: read.problems satisfies FieldProblem[] as FieldProblem[] })
    const done = await registerOrganisation(staffDesk(event).door, actorOf(session), read.value)
    if (done.ok) redirect(303, `/${event.locals.language}/staff/organisations/${done.value}?done=registered`)
    const problems: FieldProblem[] = [{ field: done.error === 'taken' ? 'code' : null, code: done.error }]
    return fail(422, { typed, problems })
  },
}
