import { fail, redirect } from '@sveltejs/kit'
import { keptOf, readKept } from '#app/staff/kept-form.ts'
import { keepSession } from '#app/staff/session-cookie.ts'
import { requireSession, safeNext, staffDesk, visitorOf } from '#app/staff/staff-request.ts'
import { passkeyWords } from '#modules/organisations/index.ts'
import { askToSignIn, proveAgain, proveByPasskey, secondsToWait } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer, typedSecret, typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  await requireSession(event)
  const { door, elsewhere, passkeys } = staffDesk(event)
  const passkey = passkeys && (await askToSignIn(door, passkeys))
  return {
    passkey,
    elsewhere: elsewhere !== null,
    next: safeNext(event.url.searchParams.get('next'), event.locals.language),
  }
}

const untried = { problem: null, seconds: 0, ready: false }

export const actions: Actions = {
  default: async (event) => {
    const session = await requireSession(event)
    const form = await readForm(event.request)
    const { searchParams } = event.url
    const { language } = event.locals
    // A form that was sent elsewhere and asks for a proof first: nothing was tried yet.
    if (searchParams.has('kept'))
      return { ...untried, next: safeNext(searchParams.get('next'), language), kept: keptOf(form) }
    const next = safeNext(typedText(form, 'next'), language)
    const kept = readKept(typedAnswer(form, 'kept'))
    const { door, passkeys } = staffDesk(event)
    const visitor = visitorOf(event)
    const refuse = async <Problem extends string>(problem: Problem) =>
      fail(problem === 'wait' ? 429 : 422, {
        problem,
        seconds: problem === 'wait' ? await secondsToWait(door, visitor) : 0,
        next,
        kept,
        ready: false,
      })
    const goOn = () => (kept ? { ...untried, next, kept, ready: true } : redirect(303, next))
    if (form.has('go-on')) return session.proved ? goOn() : { ...untried, next, kept }
    if (passkeys && form.has('answer')) {
      const answer = { seed: typedText(form, 'seed'), answer: typedAnswer(form, 'answer') }
      const proved = await proveByPasskey(door, visitor, passkeys, session, answer)
      if (!proved.ok) return refuse(proved.error === 'wait' ? 'wait' : passkeyWords(proved.error))
      keepSession(event.cookies, proved.value)
      return goOn()
    }
    const typed = { password: typedSecret(form, 'password'), code: typedText(form, 'code') }
    const proved = await proveAgain(door, visitor, session, typed)
    if (!proved.ok) return refuse(proved.error)
    keepSession(event.cookies, proved.value)
    return goOn()
  },
}
