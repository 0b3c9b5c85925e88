import { error, fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk, toProve } from '#app/staff/staff-request.ts'
import { about, mayDo, predecessorsOf, regionAt } from '#modules/organisations/index.ts'
import type { FieldProblem } from '#modules/organisations/server/index.ts'
import {
  allOrganisations,
  changeOrganisation,
  readOrganisationName,
  receive,
} from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

const outcomes = ['changed', 'handed-over', 'received'] as const

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { hat } = session
  const all = await allOrganisations(staffDesk(event).door, actorOf(session))
  const at = all.find(({ id }) => id === hat.organisation)
  if (!at) error(404, 'an organisation that is not there')
  const place = at.place
  const on = (one: typeof at) => about(one.id, one.state, { successor: one.successor })
  return {
    at,
    municipality:
      place.kind === 'municipality'
        ? (event.locals.services.municipalities().find(({ code }) => code === place.code)?.name ?? null)
        : null,
    region: regionAt(event.locals.services.regions(), place),
    successor: all.find(({ id }) => id === at.successor)?.name ?? null,
    mayChange: mayDo(hat, 'organisation.change', on(at)).ok,
    mayHandOver: mayDo(hat, 'organisation.hand-over', on(at)).ok,
    predecessors: predecessorsOf(at.id, all).filter((one) => mayDo(hat, 'organisation.receive', on(one)).ok),
    asksProof: !session.proved,
    path: event.url.pathname,
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const actor = actorOf(session)
    const { door } = staffDesk(event)
    const typed = { name: typedText(form, 'name'), secondLook: form.get('second-look') === 'yes' }
    const refused = (field: string | null, code: string) =>
      fail(422, { typed, problems: [{ field, code }] satisfies FieldProblem[] })
    const back = `/${event.locals.language}/staff/organisation`
    if (typedText(form, 'do') === 'receive') {
      const came = await receive(door, actor, typedText(form, 'predecessor'))
      if (came.ok) redirect(303, `${back}?done=received`)
      if (came.error === 'prove-again') toProve(event)
      return refused(null, came.error)
    }
    const name = readOrganisationName(typed.name)
    if (!name.ok) return refused('name', name.error)
    const changed = await changeOrganisation(door, actor, actor.organisation, { ...typed, name: name.value })
    if (changed.ok) redirect(303, `${back}?done=changed`)
    return refused(null, changed.error)
  },
}
