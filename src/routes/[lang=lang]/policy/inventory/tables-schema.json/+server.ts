import { inSection } from '#app/in-section.ts'
import { tablesSchema } from '#modules/policy/server/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { services, language } }) => {
  inSection('frameworks', language)
  return new Response(await tablesSchema(services.dataFolder), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
