import { randomBytes } from 'node:crypto'
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks'
import { readConfiguration } from '#app/configuration.ts'
import { openServices, type Services } from '#app/services.ts'
import { isLanguage, preferredLanguage, translator } from '#platform/i18n/languages.ts'

let services: Services | undefined

export const init: ServerInit = async () => {
  const configuration = readConfiguration(process.env)
  if (!configuration.ok) throw new Error(configuration.error)
  services = await openServices(configuration.value)
}

export const handle: Handle = async ({ event, resolve }) => {
  if (!services) throw new Error('the server answered before it was ready')
  const first = event.url.pathname.split('/')[1] ?? ''
  const language = isLanguage(first) ? first : preferredLanguage(event.request.headers.get('accept-language'))
  event.locals.services = services
  event.locals.language = language
  const resolved = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', language).replace('%dir%', translator(language).direction),
    // Nothing of ours needs them, and `link` headers would cost bytes of the first view.
    preload: () => false,
  })
  const status = event.locals.status
  const response = status ? new Response(resolved.body, { status, headers: resolved.headers }) : resolved
  if (!response.headers.has('cache-control')) {
    // A page may be kept, but is asked for again; an answer to a form is never kept.
    const kept = ['GET', 'HEAD'].includes(event.request.method) && response.status === 200
    response.headers.set('cache-control', kept ? 'no-cache' : 'no-store')
  }
  if (!isLanguage(first)) response.headers.append('vary', 'accept-language')
  return response
}

export const handleError: HandleServerError = ({ kind, error }) => {
  if (kind === 'app' || kind === 'framework') return
  const reference = randomBytes(4).toString('hex').toUpperCase()
  // The stack only: addresses and forms may hold what a person wrote.
  console.error(`[${reference}]`, error instanceof Error ? error.stack : 'unknown failure')
  return { reference }
}
