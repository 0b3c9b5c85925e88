import { error, redirect } from '@sveltejs/kit'
import { keptOf, readKept } from '#app/staff/kept-form.ts'
import { keepSession } from '#app/staff/session-cookie.ts'
import { requireSession, safeNext, staffDesk } from '#app/staff/staff-request.ts'
import { putOn } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer, typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params, request }) => {
  if (request.method === 'GET') redirect(303, `/${params.lang}/staff`)
}

export const actions: Actions = {
  /** A form of another organisation than one works for now: nothing was done. It can be sent after all, in the right hat. */
  default: async (event) => {
    const session = await requireSession(event)
    const form = await readForm(event.request)
    const { language } = event.locals
    const wanted = typedText(form, 'put-on') || (event.url.searchParams.get('of') ?? '')
    const hat = session.hats.find(
      ({ organisation, organisationActive }) => organisationActive && organisation === wanted,
    )
    if (!form.has('put-on'))
      return {
        ready: false,
        now: session.hat?.name ?? null,
        wanted: hat ? { id: hat.organisation, name: hat.name } : null,
        next: safeNext(event.url.searchParams.get('next'), language),
        kept: keptOf(form),
      }
    const token = await putOn(staffDesk(event).door, session, wanted)
    if (token === null || !hat) error(403, 'not one of the hats of this person')
    keepSession(event.cookies, token)
    event.locals.session = Promise.resolve({ ...session, hat })
    return {
      ready: true,
      now: hat.name,
      wanted: { id: hat.organisation, name: hat.name },
      next: safeNext(typedText(form, 'next'), language),
      kept: readKept(typedAnswer(form, 'kept')) ?? [],
    }
  },
}
