import { fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk, toProve } from '#app/staff/staff-request.ts'
import { parseDay } from '#kernel/days.ts'
import { activeAdministrators, roles } from '#modules/organisations/index.ts'
import { agreeWith, putAside, waitingRequests } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

const outcomes = ['agreed', 'put-aside'] as const

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { at, members, waiting } = await waitingRequests(staffDesk(event).door, actorOf(session))
  return {
    organisation: at.name,
    waiting: waiting.map(({ detail, ...request }) => {
      const until = parseDay(detail.until ?? '')
      return {
        ...request,
        roles: detail.roles ? roles.filter((role) => detail.roles?.includes(role)) : null,
        until: until.ok ? until.value : null,
      }
    }),
    asksProof: !session.proved && waiting.some(({ isOwn }) => !isOwn),
    path: event.url.pathname,
    isAlone: session.hat.membership === 'active' && activeAdministrators(members).length < 2,
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const id = typedText(form, 'request')
    const { door } = staffDesk(event)
    const back = `/${event.locals.language}/staff/requests`
    if (typedText(form, 'do') === 'put-aside') {
      const aside = await putAside(door, actorOf(session), id)
      if (!aside.ok) return fail(422, { problem: aside.error, invitation: null, person: null })
      redirect(303, `${back}?done=put-aside`)
    }
    if (typedText(form, 'do') !== 'agree') return fail(422, { problem: 'unknown-step', invitation: null, person: null })
    const agreed = await agreeWith(door, actorOf(session), id)
    if (!agreed.ok) {
      if (agreed.error === 'prove-again') toProve(event)
      return fail(422, { problem: agreed.error, invitation: null, person: null })
    }
    const { invitation } = agreed.value
    if (!invitation || invitation.mailed) redirect(303, `${back}?done=agreed`)
    const { members } = await waitingRequests(door, actorOf(session))
    const person = members.find((one) => one.person === invitation.person)
    return { problem: null, invitation, person: { name: person?.name ?? '', mail: person?.mail ?? '' } }
  },
}
