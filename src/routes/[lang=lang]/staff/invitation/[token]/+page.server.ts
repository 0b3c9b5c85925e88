import { fail, redirect } from '@sveltejs/kit'
import { drawnCode } from '#app/staff/drawn-code.ts'
import { keepSession } from '#app/staff/session-cookie.ts'
import { sessionOf, staffDesk, visitorOf } from '#app/staff/staff-request.ts'
import { dutchDay } from '#kernel/days.ts'
import {
  acceptInvitation,
  openInvitation,
  secondsToWait,
  signInFirst,
  whomToAsk,
} from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedSecret, typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { door } = staffDesk(event)
  const opened = await openInvitation(door, event.params.token)
  if (!opened.ok) {
    event.locals.status = opened.error === 'unknown' ? 404 : 410
    return { fault: opened.error, ask: await whomToAsk(door, event.params.token), invitation: null }
  }
  const { person, organisation, roles, endsAt, hasAccount, secret } = opened.value
  const session = await sessionOf(event)
  return {
    fault: null,
    ask: null,
    invitation: {
      name: person.name,
      mail: person.mail,
      organisation: organisation.name,
      roles,
      until: dutchDay(endsAt),
      // Who is signed in accepts; who has an account signs in first.
      as: session ? (session.person.id === person.id ? 'self' : 'somebody-else') : hasAccount ? 'sign-in' : 'first',
      typing: secret.typing,
      code: drawnCode(secret.address),
    } as const,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request)
    return typedText(form, 'do') === 'accept' ? accept(event) : begin(event, form)
  },
}

async function begin(event: RequestEvent, form: FormData) {
  const { door } = staffDesk(event)
  const visitor = visitorOf(event)
  const typed = { password: typedSecret(form, 'password'), code: typedText(form, 'code') }
  const begun = await signInFirst(door, visitor, event.params.token, typed)
  if (!begun.ok) {
    const seconds = begun.error === 'wait' ? await secondsToWait(door, visitor) : 0
    return fail(begun.error === 'wait' ? 429 : 422, { problem: begun.error, seconds, codes: null })
  }
  keepSession(event.cookies, begun.value.token)
  return { problem: null, seconds: 0, codes: begun.value.recoveryCodes }
}

async function accept(event: RequestEvent) {
  const session = await sessionOf(event)
  if (!session) redirect(303, `/${event.params.lang}/staff/sign-in`)
  const accepted = await acceptInvitation(staffDesk(event).door, session, event.params.token)
  if (!accepted.ok) return fail(422, { problem: accepted.error, seconds: 0, codes: null })
  redirect(303, `/${event.params.lang}/staff`)
}
