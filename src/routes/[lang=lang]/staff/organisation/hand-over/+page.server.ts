import { error, fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk, toProve } from '#app/staff/staff-request.ts'
import { about, handOverAnswers, mayDo, possibleSuccessors, whoCanAgree } from '#modules/organisations/index.ts'
import { allOrganisations, handOver, ourPeople, readLastDay } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { door } = staffDesk(event)
  const { at, members } = await ourPeople(door, actorOf(session))
  const on = about(at.id, at.state, { successor: at.successor })
  if (!mayDo(session.hat, 'organisation.hand-over', on).ok) error(403, 'not for this hat')
  if (event.request.method === 'GET' && !session.proved) toProve(event)
  const successors = possibleSuccessors(at, await allOrganisations(door, actorOf(session)))
  const asked = event.url.searchParams
  return {
    here: at.name,
    successors: successors.map(({ id, name }) => ({ id, name })),
    answers: handOverAnswers(
      { step: asked.get('step') ?? '', successor: asked.get('successor') ?? '', lastDay: asked.get('day') ?? '' },
      { successors: successors.map(({ id }) => id), today: event.locals.services.today() },
    ),
    seconds: whoCanAgree(session.person.id, 'organisation.hand-over', on, members).map(({ name }) => name),
    path: event.url.pathname,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const typed = { successor: typedText(form, 'successor'), day: typedText(form, 'day') }
    const until = readLastDay(typed.day)
    if (!until.ok || until.value === null) return fail(422, { typed, problem: 'not-a-day' })
    const came = await handOver(staffDesk(event).door, actorOf(session), {
      until: until.value,
      successor: typed.successor,
      today: event.locals.services.today(),
    })
    if (came.ok) redirect(303, `/${event.locals.language}/staff/organisation?done=handed-over`)
    if (came.error === 'prove-again') toProve(event)
    return fail(422, { typed, problem: came.error })
  },
}
