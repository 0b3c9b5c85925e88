import { error, fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk, toProve } from '#app/staff/staff-request.ts'
import { about, mayDo, rolesAt } from '#modules/organisations/index.ts'
import type { FieldProblem } from '#modules/organisations/server/index.ts'
import { invitePerson, ourPeople, readInvitation, typedInvitation } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { readMailAddress } from '#platform/mail/index.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { at } = await ourPeople(staffDesk(event).door, actorOf(session))
  const on = about(at.id, at.state)
  if (!mayDo(session.hat, 'organisation.invite', on).ok) error(403, 'not for this hat')
  // Before anything is typed: nobody loses what they filled in.
  if (event.request.method === 'GET' && !session.proved) toProve(event)
  return { organisation: at.name, roles: rolesAt(at.kind), next: event.url.pathname }
}

/** Which field a refusal of the use case is about. */
const fieldOf: Readonly<Record<string, string>> = {
  'already-here': 'mail',
  'role-not-here': 'roles',
  'needs-two': 'roles',
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const typed = typedInvitation(form)
    const read = readInvitation(typed, readMailAddress)
    if (!read.ok)
      return fail(422, { typed, problems: read.problems satisfies FieldProblem[] as FieldProblem[], result: null })
    const { door } = staffDesk(event)
    const done = await invitePerson(door, actorOf(session), session.hat.organisation, read.value)
    if (!done.ok) {
      const problems: FieldProblem[] = [{ field: fieldOf[done.error] ?? null, code: done.error }]
      return fail(done.error === 'prove-again' ? 403 : 422, { typed, problems, result: null })
    }
    if (done.value.mailed) redirect(303, `/${event.locals.language}/staff/people/${done.value.person}?done=invited`)
    return { typed, problems: [] as FieldProblem[], result: done.value }
  },
}
