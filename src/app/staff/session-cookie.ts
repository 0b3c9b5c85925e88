import type { Cookies } from '@sveltejs/kit'

/**
 * One cookie, and only after somebody signed in. The name makes browsers refuse it from any other host, path or connection; scripts never see it. `lax`:
 * who follows a link of a mail arrives signed in, and no other site sends a form with it.
 */
const name = '__Host-baken'
const options = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

/** A browser that signed in before, for one person: whoever has it needs no mail about a sign-in. It opens nothing. */
const knownName = '__Host-baken-known'
const knownSeconds = 180 * 86_400

export const readSession = (cookies: Cookies): string | undefined => cookies.get(name)
/** Until the browser closes; the database ends it sooner. */
export const keepSession = (cookies: Cookies, token: string): void => cookies.set(name, token, options)
export const dropSession = (cookies: Cookies): void => dropped(cookies, name)

export const readKnown = (cookies: Cookies): string | undefined => cookies.get(knownName)
export const keepKnown = (cookies: Cookies, mark: string): void =>
  cookies.set(knownName, mark, { ...options, maxAge: knownSeconds })

/** While somebody is at the provider: only the browser that went brings back what was begun. */
const begunName = '__Host-baken-begun'
const begunSeconds = 900

export const readBegun = (cookies: Cookies): string | undefined => cookies.get(begunName)
export const keepBegunCookie = (cookies: Cookies, token: string): void =>
  cookies.set(begunName, token, { ...options, maxAge: begunSeconds })
export const dropBegun = (cookies: Cookies): void => dropped(cookies, begunName)

/** Nobody who has none is sent a cookie, not even one that is over. */
function dropped(cookies: Cookies, which: string): void {
  if (cookies.get(which) !== undefined) cookies.delete(which, options)
}
