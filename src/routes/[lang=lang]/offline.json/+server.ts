import { json } from '@sveltejs/kit'
import { makePack } from '#app/make-pack.ts'
import { madeOnHeader } from '#app/offline/language-pack.ts'
import type { RequestHandler } from './$types'

/** What the service worker keeps, so that everything of this language works without a connection. */
export const GET: RequestHandler = async ({ locals: { services, language } }) => {
  const pack = await makePack(services, language)
  return json(pack, { headers: { [madeOnHeader]: pack.madeOn } })
}
