import { randomBytes } from 'node:crypto'
import type { RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks'
import { apiPreflight, apiProblem } from '#app/api-answer.ts'
import { readConfiguration } from '#app/configuration.ts'
import { openServices, type Services } from '#app/services.ts'
import { showsRegister } from '#app/shows-register.ts'
import { drawnForAnother, isTypedForm, stampForms } from '#app/staff/kept-form.ts'
import { sessionOf } from '#app/staff/staff-request.ts'
import { gateOf, isStaffRoute, staffRoute } from '#app/staff/staff-routes.ts'
import { policyFor } from '#app/staff/wasm-pages.ts'
import { isStopping } from '#app/stopping.ts'
import { warmA4s } from '#app/warm-a4s.ts'
import { waysIn } from '#app/ways-in.ts'
import { problemOf } from '#platform/http/problem.ts'
import { isOfApi, methodsFor } from '#platform/http/request-guard.ts'
import { withEtag } from '#platform/http/with-etag.ts'
import { isLanguage, languages, preferredLanguage, translator } from '#platform/i18n/languages.ts'

/** The framework names files of styles that already stand in the page. */
const deadLinks = /<link [^>]*disabled media="\(max-width: 0\)"[^>]*>/g

let services: Services | undefined

export const init: ServerInit = async () => {
  const configuration = readConfiguration(process.env)
  if (!configuration.ok) throw new Error(configuration.error)
  services = await openServices(configuration.value)
  if (configuration.value.a4Ahead)
    void warmA4s(
      services,
      languages().map(({ tag }) => tag),
    )
}

export const handle: Handle = async ({ event, resolve }) => {
  if (!services) throw new Error('the server answered before it was ready')
  const first = event.url.pathname.split('/')[1] ?? ''
  const language = isLanguage(first) ? first : preferredLanguage(event.request.headers.get('accept-language'))
  event.locals.services = services
  event.locals.language = language
  const ofApi = isOfApi(event.url.pathname)
  if (ofApi && event.request.method === 'OPTIONS') return apiPreflight(methodsFor(event.url.pathname, waysIn))
  const closed = await staffGate(event)
  if (closed) return closed
  if (showsRegister(event.route.id)) await services.register.refresh()
  const resolved = await resolve(event, {
    transformPageChunk: async ({ html }) => {
      const page = html.replace('%lang%', language).replace('%dir%', translator(language).direction)
      const hat = isStaffRoute(event.route.id) ? (await event.locals.session)?.hat : null
      return (hat ? stampForms(page, hat.organisation) : page).replace(deadLinks, '')
    },
    // Nothing of ours needs them, and `link` headers would cost bytes of the first view.
    preload: () => false,
  })
  const response = await inReadersLanguage(event, resolved)
  const policy = response.headers.get('content-security-policy')
  if (policy) response.headers.set('content-security-policy', policyFor(event.route.id, policy))
  if (!response.headers.has('cache-control')) {
    // A page may be kept, but is asked for again; an answer to a form is never kept.
    const kept = ['GET', 'HEAD'].includes(event.request.method) && response.status === 200
    response.headers.set('cache-control', kept ? 'no-cache' : 'no-store')
  }
  // The API gives all languages in every answer.
  if (!isLanguage(first) && !ofApi) response.headers.append('vary', 'accept-language')
  return withEtag(event.request, response)
}

/** Who may not open an address behind the sign-in is sent to the page where they can, or told. Before anything of the route runs. */
async function staffGate(event: RequestEvent): Promise<Response | null> {
  const { id } = event.route
  if (!isStaffRoute(id)) return null
  const route = staffRoute(id)
  if (route === undefined) throw new Error(`${id} is not in the table of routes: src/app/staff/staff-routes.ts`)
  const session = route === 'anybody' ? null : await sessionOf(event)
  const gate = gateOf(route, session)
  const { language } = event.locals
  const base = `/${language}/staff`
  const isOfHat = route !== 'anybody' && route !== 'signed-in'
  const other = isOfHat && session ? await drawnForAnother(event, session) : null
  if (other !== null) {
    const asked = new URLSearchParams({ of: other, next: event.url.pathname })
    // The browser sends the form there: it is kept, and nothing is done.
    return sentTo(`${base}/other-hat?${asked}`, 307)
  }
  if (gate === 'open') return null
  if (gate === 'refused') return refusedForHat(event)
  if (gate === 'choose-hat') return sentTo(base, 303)
  const next = `next=${encodeURIComponent(event.url.pathname)}`
  // What was typed when the sign-in ended is kept in the same way.
  return isOfHat && isTypedForm(event.request)
    ? sentTo(`${base}/ended?${next}`, 307)
    : sentTo(`${base}/sign-in?${next}`, 303)
}

const sentTo = (location: string, status: 303 | 307) =>
  new Response(null, { status, headers: { location, 'cache-control': 'no-store' } })

async function refusedForHat(event: RequestEvent): Promise<Response> {
  const page = await event.fetch(`/${event.locals.language}/problem/hat`)
  const headers = new Headers(page.headers)
  headers.set('cache-control', 'no-store')
  return new Response(page.body, { status: 403, headers })
}

/**
 * A page may ask for another status (`locals.status`). An error of something that is no page – a download, a form –
 * gets the error page of the reader's language instead of the framework's own words, and a program gets a problem.
 */
async function inReadersLanguage(event: RequestEvent, resolved: Response): Promise<Response> {
  const { status, language } = event.locals
  if (status && resolved.status < 400) return new Response(resolved.body, { status, headers: resolved.headers })
  const type = resolved.headers.get('content-type') ?? ''
  if (isOfApi(event.url.pathname)) {
    const isPlain = resolved.status < 400 || type === 'application/problem+json'
    return isPlain ? resolved : apiProblem(problemOf(resolved.status))
  }
  const isOurs = resolved.headers.has('x-sveltekit-page') || type.startsWith('text/plain')
  if (resolved.status < 400 || isOurs) return resolved
  const page = await event.fetch(`/${language}/problem/${resolved.status}`)
  return new Response(page.body, { status: resolved.status, headers: page.headers })
}

export const handleError: HandleServerError = ({ kind, error }) => {
  if (kind === 'app' || kind === 'framework') return
  const reference = randomBytes(4).toString('hex').toUpperCase()
  // The stack only: addresses and forms may hold what a person wrote.
  if (!isStopping()) console.error(`[${reference}]`, error instanceof Error ? error.stack : 'unknown failure')
  return { reference }
}
