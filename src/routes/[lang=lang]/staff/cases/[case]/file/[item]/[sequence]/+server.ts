import { json } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { err } from '#kernel/result.ts'
import { isReportingId } from '#modules/reporting/index.ts'
import { keepOwnUpload } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** A sealed file of a colleague as it is, before the message that it belongs to. Refusals: see `keepOwnUpload`. */
export const POST: RequestHandler = async (event) => {
  const session = await requireHat(event)
  const { params, request } = event
  const isPlace = isReportingId(params.case) && isReportingId(params.item) && /^\d{1,5}$/.test(params.sequence)
  const isFile = request.headers.get('content-type') === 'application/octet-stream'
  const answer = isPlace && isFile ? await keep() : err('malformed')
  return json(answer, { headers: { 'cache-control': 'no-store' } })

  async function keep() {
    const envelope = new Uint8Array(await request.arrayBuffer())
    const at = { item: params.item, sequence: Number(params.sequence), envelope }
    return keepOwnUpload(caseDesk(event), actorOf(session), params.case, at)
  }
}
