import { fail, redirect } from '@sveltejs/kit'
import { keepKnown, keepSession, readKnown } from '#app/staff/session-cookie.ts'
import { safeNext, sessionOf, staffDesk, visitorOf } from '#app/staff/staff-request.ts'
import { passkeyWords } from '#modules/organisations/index.ts'
import {
  askToSignIn,
  secondsToWait,
  signInWithPasskey,
  signInWithPassword,
  tellOfSignIn,
} from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer, typedSecret, typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals
  const next = safeNext(event.url.searchParams.get('next'), language)
  if (await sessionOf(event)) redirect(303, next)
  const { demo, door, elsewhere, passkeys } = staffDesk(event)
  return {
    next,
    elsewhere: elsewhere !== null,
    passkey: passkeys && (await askToSignIn(door, passkeys)),
    signedOut: event.url.searchParams.has('signed-out'),
    demo: demo && { password: demo.password, people: demo.people() },
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request)
    const next = safeNext(typedText(form, 'next'), event.locals.language)
    const typed = {
      mail: typedText(form, 'mail'),
      password: typedSecret(form, 'password'),
      code: typedText(form, 'code'),
    }
    const { door, demo, passkeys } = staffDesk(event)
    const asDemo = await demo?.signInAs(typedText(form, 'demo'))
    if (asDemo) {
      keepSession(event.cookies, asDemo)
      redirect(303, next)
    }
    const visitor = visitorOf(event)
    if (passkeys && form.has('answer')) {
      const answer = { seed: typedText(form, 'seed'), answer: typedAnswer(form, 'answer') }
      const byPasskey = await signInWithPasskey(door, visitor, passkeys, answer)
      if (byPasskey.ok) return letIn(event, byPasskey.value, next)
      const { error } = byPasskey
      const problem = error === 'wait' || error === 'nowhere' ? error : passkeyWords(error)
      return refuse(event, problem, { mail: '', next })
    }
    const signedIn = await signInWithPassword(door, visitor, typed)
    if (signedIn.ok) return letIn(event, signedIn.value, next)
    return refuse(event, signedIn.error, { mail: typed.mail, next })
  },
}

/** The cookie, and a mail to who signed in when this browser is not one of theirs. */
async function letIn(event: RequestEvent, { token, person }: { token: string; person: string }, next: string) {
  keepSession(event.cookies, token)
  keepKnown(event.cookies, await tellOfSignIn(staffDesk(event).door, person, readKnown(event.cookies)))
  redirect(303, next)
}

async function refuse<Problem extends string>(
  event: RequestEvent,
  problem: Problem,
  kept: { mail: string; next: string },
) {
  const waits = problem === 'wait'
  const seconds = waits ? await secondsToWait(staffDesk(event).door, visitorOf(event)) : 0
  return fail(waits ? 429 : 422, { problem, seconds, ...kept })
}
