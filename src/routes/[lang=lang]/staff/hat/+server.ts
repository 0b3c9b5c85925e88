import { error, redirect } from '@sveltejs/kit'
import { keepSession } from '#app/staff/session-cookie.ts'
import { requireSession, staffDesk } from '#app/staff/staff-request.ts'
import { putOn } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { RequestHandler } from './$types'

/** Puts on another hat. */
export const POST: RequestHandler = async (event) => {
  const session = await requireSession(event)
  const form = await readForm(event.request)
  const token = await putOn(staffDesk(event).door, session, typedText(form, 'organisation'))
  if (token === null) error(403, 'not one of the hats of this person')
  keepSession(event.cookies, token)
  redirect(303, `/${event.params.lang}/staff`)
}
