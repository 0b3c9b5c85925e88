import type { RequestEvent } from '@sveltejs/kit'
import { lookAtPeople, type OurPeople, ourPeople } from '#modules/organisations/server/index.ts'
import { actorOf, staffDesk, type WornSession } from './staff-request.ts'

/**
 * The people of the hat's organisation for a page that shows them, or one of them; that somebody looked is written down. The page that comes back from a
 * form is not a second look.
 */
export const lookedAtPeople = (
  event: Pick<RequestEvent, 'locals' | 'request'>,
  session: WornSession,
  person: string | null = null,
): Promise<OurPeople> => {
  const { door } = staffDesk(event)
  return event.request.method === 'GET'
    ? lookAtPeople(door, actorOf(session), person)
    : ourPeople(door, actorOf(session))
}
