import { countSchema } from '#modules/policy/server/index.ts'
import type { RequestHandler } from './$types'

/** What every column of the tables means. */
export const GET: RequestHandler = async ({ locals: { services } }) =>
  new Response(await countSchema(services.dataFolder), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
