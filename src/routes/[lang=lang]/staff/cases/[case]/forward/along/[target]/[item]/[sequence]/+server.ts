import { json } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { err } from '#kernel/result.ts'
import { isReportingId } from '#modules/reporting/index.ts'
import { keepAlong } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** A sealed file that goes along with what is passed on, before it is: `?to=inside` for a partner in Baken, `?to=outside` for a letter. Refusals: see `keepAlong`. */
export const POST: RequestHandler = async (event) => {
  const session = await requireHat(event)
  const { params, request, url } = event
  const to = url.searchParams.get('to')
  const isPlace =
    [params.case, params.target, params.item].every(isReportingId) &&
    /^[1-9]$/.test(params.sequence) &&
    (to === 'inside' || to === 'outside')
  const isFile = request.headers.get('content-type') === 'application/octet-stream'
  const answer = isPlace && isFile ? await keep() : err('malformed')
  return json(answer, { headers: { 'cache-control': 'no-store' } })

  async function keep() {
    const envelope = new Uint8Array(await request.arrayBuffer())
    const place = { caseId: params.case, target: params.target, isInside: to === 'inside' }
    const file = { item: params.item, sequence: Number(params.sequence), envelope }
    return keepAlong(caseDesk(event), actorOf(session), place, file)
  }
}
