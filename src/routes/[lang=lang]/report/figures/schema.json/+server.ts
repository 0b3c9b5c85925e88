import { inSection } from '#app/in-section.ts'
import { figuresSchema } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** What every column of the figures means. */
export const GET: RequestHandler = async ({ locals: { services, language } }) => {
  inSection('figures', language)
  return new Response(await figuresSchema(services.dataFolder), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
