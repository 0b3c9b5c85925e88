import { redirect } from '@sveltejs/kit'
import { dropSession } from '#app/staff/session-cookie.ts'
import { sessionOf, staffDesk } from '#app/staff/staff-request.ts'
import { endSession, idTokenOf } from '#modules/organisations/server/index.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = ({ params, request }) => {
  if (request.method === 'GET') redirect(303, `/${params.lang}/staff/sign-in`)
}

export const actions: Actions = {
  /** Signs out here. Whoever was signed out already is told the same. */
  default: async (event) => {
    const elsewhere = await placeToSignOut(event)
    const session = await sessionOf(event)
    if (session) await endSession(staffDesk(event).door, session)
    dropSession(event.cookies)
    // The browser forgets what it kept of pages behind the sign-in, for the button that goes back.
    event.setHeaders({ 'clear-site-data': '"cache"' })
    if (elsewhere === null) redirect(303, `/${event.params.lang}/staff/sign-in?signed-out`)
    event.locals.session = Promise.resolve(null)
    return { elsewhere }
  },
}

/** Where to sign out at the provider too; null for who did not come from there, or when it has no such place. */
async function placeToSignOut(event: RequestEvent): Promise<string | null> {
  const { door, elsewhere } = staffDesk(event)
  const session = await sessionOf(event)
  if (!elsewhere || session?.how !== 'provider') return null
  const idToken = await idTokenOf(door, session)
  if (idToken === null) return null
  const state = Buffer.from(door.random(16)).toString('base64url')
  const place = await elsewhere.provider.signOutAddress(idToken, elsewhere.signedOutUri, state)
  return place.ok ? place.value : null
}
