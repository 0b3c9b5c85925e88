import { error, fail, redirect } from '@sveltejs/kit'
import { lookedAtPeople } from '#app/staff/looked-at-people.ts'
import { actorOf, requireHat, staffDesk, toProve } from '#app/staff/staff-request.ts'
import {
  administratorsLeft,
  isLastKeyHolder,
  keyHolders,
  rolesAt,
  standInsFor,
  stepsWith,
} from '#modules/organisations/index.ts'
import {
  colleagueOutcomes,
  doWithColleague,
  readColleagueForm,
  secondsFor,
  typedRoles,
  typedStandIn,
} from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const ours = await lookedAtPeople(event, session, event.params.person)
  const { at, members } = ours
  const one = members.find(({ person }) => person === event.params.person)
  if (!one) error(404, 'nobody that this hat sees')
  const roles = rolesAt(at.kind)
  const steps = stepsWith(session.hat, one, members, at.state)
  return {
    organisation: at.name,
    one,
    isMe: one.person === session.person.id,
    steps,
    asksProof: !session.proved && [...steps.values()].some(({ asksProof }) => asksProof),
    path: event.url.pathname,
    roles,
    hasKey: roles.some((role) => keyHolders.includes(role)),
    isLastKey: isLastKeyHolder(one, members),
    standIns: standInsFor(session.person.id, one, members).map(({ person, name }) => ({ person, name })),
    names: Object.fromEntries(members.map(({ person, name }) => [person, name])),
    // Whoever may make a colleague an administrator may agree with all of it.
    seconds: secondsFor(ours, session.person.id, 'account.recover', one),
    administratorsLeft: administratorsLeft(one, members),
    today: event.locals.services.today(),
    done: colleagueOutcomes.find((outcome) => outcome === event.url.searchParams.get('done')) ?? null,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const { person } = event.params
    const kept = { step: typedText(form, 'do'), roles: typedRoles(form), standIn: typedStandIn(form) }
    const ask = readColleagueForm(form)
    if (!ask.ok) return fail(422, { ...kept, problem: ask.error, invitation: null })
    const done = await doWithColleague(staffDesk(event).door, actorOf(session), person, ask.value)
    if (!done.ok) {
      if (done.error === 'prove-again') toProve(event)
      if (done.error === 'unknown-person') error(404, 'nobody that this hat sees')
      return fail(422, { ...kept, problem: done.error, invitation: null })
    }
    const { outcome, invitation } = done.value
    if (invitation && !invitation.mailed) return { ...kept, problem: null, invitation }
    const base = `/${event.locals.language}/staff`
    // Who left has no page here any more.
    if (person === session.person.id && (outcome === 'ended' || outcome === 'signed-out')) redirect(303, base)
    redirect(303, `${base}/people/${person}?done=${outcome}`)
  },
}
