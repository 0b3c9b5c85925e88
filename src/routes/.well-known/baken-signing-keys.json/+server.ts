import { keyListText } from '#modules/reporting/index.ts'
import type { RequestHandler } from './$types'

/** The keys that receipts and answers are signed with, old ones too: to be kept by whoever wants to verify one later, and read by any site. */
export const GET: RequestHandler = async ({ locals: { services } }) =>
  new Response(keyListText(await services.signing.keys()), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' },
  })
