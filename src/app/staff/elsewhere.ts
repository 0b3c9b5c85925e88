import { type RequestEvent, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import {
  connectElsewhere,
  keepBegun,
  type NotFromElsewhere,
  proveElsewhere,
  signInFromElsewhere,
  takeBegun,
} from '#modules/organisations/server/index.ts'
import { readKeptSignIn, type SignedIn, type SignInFault } from '#platform/oidc/index.ts'
import { dropBegun, keepBegunCookie, keepSession, readBegun } from './session-cookie.ts'
import { safeNext, sessionOf, staffDesk } from './staff-request.ts'

/** What somebody goes to the provider for: to sign in, to prove once more who they are, or to connect that account to this one. */
export const errands = ['sign-in', 'prove', 'connect'] as const
export type Errand = (typeof errands)[number]

const begun = z.object({ sign: z.unknown(), next: z.string(), errand: z.enum(errands) })

/** What went wrong on the way; each has a sentence under `staff.elsewhere.fault`. */
export type ElsewhereFault = SignInFault | NotFromElsewhere | 'somebody-else' | 'not-begun'

type Event = Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'getClientAddress' | 'setHeaders'>

/** Sends somebody to the provider. Gives what went wrong when that could not be. */
export async function goElsewhere(event: Event, errand: Errand): Promise<ElsewhereFault> {
  const { door, elsewhere } = staffDesk(event)
  if (!elsewhere) return 'provider-down'
  const session = await sessionOf(event)
  if (errand !== 'sign-in' && !session) return 'not-begun'
  const asked = { redirectUri: elsewhere.redirectUri, random: door.random, again: errand !== 'sign-in' }
  const begins = await elsewhere.provider.beginSignIn(asked)
  if (!begins.ok) return told(begins)
  const next = safeNext(event.url.searchParams.get('next'), event.locals.language)
  const kept = { sign: begins.value.kept, next, errand }
  keepBegunCookie(event.cookies, await keepBegun(door, kept, session?.person.id ?? null))
  const { address } = begins.value
  redirect(303, address, { external: [new URL(address).origin] })
}

/** Somebody comes back from the provider: signed in, or why not. What was begun is taken away first, whatever comes of it. */
export async function comeBack(event: Event): Promise<ElsewhereFault> {
  const { door, elsewhere } = staffDesk(event)
  const found = await takeBegun(door, readBegun(event.cookies))
  dropBegun(event.cookies)
  const read = begun.safeParse(found?.kept)
  const sign = read.success ? readKeptSignIn(read.data.sign) : null
  if (!elsewhere || !found || !read.success || !sign) return 'not-begun'
  // The address as the provider knows it: a proxy may have changed what arrives here.
  const callback = new URL(event.url.search, elsewhere.redirectUri)
  const who = await elsewhere.provider.finishSignIn(callback, sign, elsewhere.redirectUri)
  if (!who.ok) return told(who)
  const { next, errand } = read.data
  const done = await run(event, errand, who.value, found.person)
  if (done !== null) return done
  redirect(303, next)
}

async function run(
  event: Event,
  errand: Errand,
  who: SignedIn,
  begunBy: string | null,
): Promise<ElsewhereFault | null> {
  const { door, elsewhere } = staffDesk(event)
  if (errand === 'sign-in') {
    const signedIn = await signInFromElsewhere(door, who, elsewhere?.mapped ?? [])
    if (!signedIn.ok) return signedIn.error
    keepSession(event.cookies, signedIn.value.token)
    return null
  }
  const session = await sessionOf(event)
  if (!session || session.person.id !== begunBy) return 'not-begun'
  if (errand === 'connect') {
    const connected = await connectElsewhere(door, session, who)
    if (connected.ok) return null
    return connected.error === 'prove-again' ? 'not-begun' : connected.error
  }
  const proved = await proveElsewhere(door, session, who)
  if (!proved.ok) return proved.error
  keepSession(event.cookies, proved.value)
  return null
}

/** The reason is for the log; it repeats nothing that was sent. */
function told({ error, reason }: { error: SignInFault; reason: string }): SignInFault {
  if (error !== 'cancelled') console.warn(`sign-in elsewhere: ${error}, ${reason}`)
  return error
}
