import { error, fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk, toProve, type WornSession } from '#app/staff/staff-request.ts'
import { stewardRows, tieSteward } from '#modules/directory/server/index.ts'
import { about, lastDayOf, mayDo, regionAt } from '#modules/organisations/index.ts'
import type { FieldProblem } from '#modules/organisations/server/index.ts'
import {
  allOrganisations,
  changeLastDay,
  invitePerson,
  readInvitation,
  readLastDay,
  typedInvitation,
} from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import { readMailAddress } from '#platform/mail/index.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const outcomes = ['registered', 'invited', 'last-day', 'keeps'] as const

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { hat } = session
  const all = await allOrganisations(staffDesk(event).door, actorOf(session))
  const at = all.find(({ id }) => id === event.params.organisation)
  if (!at) error(404, 'an organisation that is not there')
  const place = at.place
  const inDirectory = await stewardRows(event.locals.services.keeping, actorOf(session))
  return {
    at,
    lastDay: lastDayOf(at),
    municipality:
      place.kind === 'municipality'
        ? (event.locals.services.municipalities().find(({ code }) => code === place.code)?.name ?? null)
        : null,
    region: regionAt(event.locals.services.regions(), place),
    successor: all.find(({ id }) => id === at.successor)?.name ?? null,
    mayInvite: mayDo(hat, 'organisation.invite-administrator', about(at.id, at.state)).ok,
    keeps: inDirectory.filter(({ keeper }) => keeper === at.id).map(({ id, name }) => ({ id, name })),
    // One that ended keeps nothing new.
    mayKeep: at.state === 'ended' ? [] : inDirectory.flatMap(({ id, name, keeper }) => (keeper ? [] : [{ id, name }])),
    asksProof: !session.proved,
    path: event.url.pathname,
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

/** Says that this organisation keeps an organisation of the list of help, or no longer does. */
async function keepInDirectory(event: RequestEvent, session: WornSession, inDirectory: string, keeps: boolean) {
  const { organisation } = event.params
  const { keeping } = event.locals.services
  const tied = await tieSteward(keeping, actorOf(session), { organisation, inDirectory, keeps })
  if (!tied.ok && tied.error === 'prove-again') toProve(event)
  return tied
}

const noInvitation = { name: '', mail: '', language: 'nl', roles: [] } as const

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const { door } = staffDesk(event)
    const { organisation } = event.params
    const back = `/${event.locals.language}/staff/organisations/${organisation}`
    const step = typedText(form, 'do')
    if (step === 'keep' || step === 'keep-no-longer') {
      const tied = await keepInDirectory(event, session, typedText(form, 'in-directory'), step === 'keep')
      if (tied.ok) redirect(303, `${back}?done=keeps`)
      const problems: FieldProblem[] = [{ field: 'in-directory', code: tied.error }]
      return fail(422, { typed: noInvitation, typedDay: null, problems, result: null })
    }
    if (step === 'last-day') {
      const typedDay = typedText(form, 'last-day')
      const until = readLastDay(typedDay)
      const changed = until.ok ? await changeLastDay(door, actorOf(session), organisation, until.value) : until
      if (changed.ok) redirect(303, `${back}?done=last-day`)
      if (changed.error === 'prove-again') toProve(event)
      const problems: FieldProblem[] = [{ field: 'last-day', code: changed.error }]
      return fail(422, { typed: noInvitation, typedDay, problems, result: null })
    }
    const typed = typedInvitation(form)
    const kept = { typed, typedDay: null }
    const read = readInvitation(typed, readMailAddress)
    if (!read.ok)
      return fail(422, { ...kept, problems: read.problems satisfies FieldProblem[] as FieldProblem[], result: null })
    const done = await invitePerson(door, actorOf(session), organisation, read.value)
    if (!done.ok) {
      const problems: FieldProblem[] = [{ field: done.error === 'already-here' ? 'mail' : null, code: done.error }]
      return fail(422, { ...kept, problems, result: null })
    }
    if (done.value.mailed) redirect(303, `${back}?done=invited`)
    return { ...kept, problems: [] as FieldProblem[], result: done.value }
  },
}
