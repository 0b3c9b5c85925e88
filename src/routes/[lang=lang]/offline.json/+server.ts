import { writtenPack } from '#app/make-pack.ts'
import { madeOnHeader } from '#app/offline/language-pack.ts'
import type { RequestHandler } from './$types'

/** What the service worker keeps, so that everything of this language works without a connection. */
export const GET: RequestHandler = async ({ locals: { services, language } }) => {
  const { json, madeOn } = await writtenPack(services, language)
  return new Response(json, { headers: { 'content-type': 'application/json', [madeOnHeader]: madeOn } })
}
