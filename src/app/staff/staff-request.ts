import { type RequestEvent, redirect } from '@sveltejs/kit'
import {
  type Actor,
  findSession,
  type HatChoice,
  type Session,
  type Visitor,
} from '#modules/organisations/server/index.ts'
import { dropSession, keepSession, readSession } from './session-cookie.ts'
import type { StaffDesk } from './staff-desk.ts'

type Event = Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'getClientAddress' | 'setHeaders'>

/** A session with its hat on. */
export type WornSession = Session & { hat: HatChoice }

/** Every page behind the sign-in is for one person: no copy of it is kept anywhere. */
export const staffDesk = ({ locals }: Pick<RequestEvent, 'locals'>): StaffDesk => locals.services.staff

/** A proxy that does not say who asks makes everybody one visitor: they wait for each other, and nobody is let in unseen. */
export function visitorOf({ getClientAddress }: Pick<RequestEvent, 'getClientAddress'>): Visitor {
  try {
    return { address: getClientAddress() }
  } catch {
    return { address: 'not told by the proxy' }
  }
}

/** Who sits behind this request; `null`: nobody who is signed in. Asked once for each request. */
export function sessionOf(event: Event): Promise<Session | null> {
  event.locals.session ??= find(event)
  return event.locals.session
}

async function find(event: Event): Promise<Session | null> {
  const shown = readSession(event.cookies)
  if (shown === undefined) return null
  const session = await findSession(staffDesk(event).door, shown)
  if (session === null) dropSession(event.cookies)
  else if (session.freshToken !== null) keepSession(event.cookies, session.freshToken)
  return session
}

const base = (event: Event) => `/${event.locals.language}/staff`

/** Only our own pages behind the sign-in: an address of elsewhere is not followed. */
export const safeNext = (next: string | null | undefined, language: string): string =>
  next && /^\/[a-z]{2}\/staff(\/[A-Za-z0-9-]+){0,4}$/.test(next) ? next : `/${language}/staff`

/** The session, or the page to sign in. */
export async function requireSession(event: Event): Promise<Session> {
  const session = await sessionOf(event)
  if (session) return session
  redirect(303, `${base(event)}/sign-in?next=${encodeURIComponent(event.url.pathname)}`)
}

/** The session with a hat on, or the page to sign in or to choose one. */
export async function requireHat(event: Event): Promise<WornSession> {
  const session = await requireSession(event)
  const { hat } = session
  if (hat === null) redirect(303, base(event))
  return { ...session, hat }
}

export const actorOf = ({ person, hat, proved }: WornSession): Actor => ({
  person: person.id,
  organisation: hat.organisation,
  proved,
})

/**
 * To the page where somebody signs in once more, and back. A form that was sent goes along: the browser sends it there, and it can be sent on
 * afterwards. `only`: where nothing but secrets is typed, which are never shown again, it does not.
 */
export function toProve(event: Event & Pick<RequestEvent, 'request'>, only?: 'secrets'): never {
  const place = `${base(event)}/prove?next=${encodeURIComponent(event.url.pathname)}`
  if (event.request.method === 'POST' && only === undefined) redirect(307, `${place}&kept`)
  redirect(303, place)
}
