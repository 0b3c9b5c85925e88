import { doorAnswer, hasToWait, mayWeigh, reportDesk, roomForUpload } from '#app/report-door.ts'
import { err } from '#kernel/result.ts'
import { isReportingId } from '#modules/reporting/index.ts'
import { keepUpload } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

const lookupBytes = 16

/** The look-up id of a code and behind it a sealed file as it is, before what it belongs to. Refusals: see `keepUpload`. */
export const POST: RequestHandler = async (event) => {
  const { params, request } = event
  if (hasToWait(event, 'upload')) return doorAnswer(err('busy'))
  const { case: caseId, item } = params
  const sequence = Number(params.sequence)
  const size = Number(request.headers.get('content-length') ?? Number.NaN)
  const isPlace = isReportingId(caseId) && isReportingId(item) && /^\d{1,5}$/.test(params.sequence)
  if (!isPlace || !(size > lookupBytes) || request.headers.get('content-type') !== 'application/octet-stream')
    return doorAnswer(err('malformed'))
  if (!mayWeigh(event, size)) return doorAnswer(err('busy'))
  const leave = roomForUpload(event)
  if (leave === null) return doorAnswer(err('busy'))
  try {
    // A line that breaks off is nobody's fault, and nobody hears the answer.
    const body = await request.arrayBuffer().catch(() => null)
    if (body === null || body.byteLength <= lookupBytes) return doorAnswer(err('malformed'))
    const place = { caseId, lookupId: new Uint8Array(body, 0, lookupBytes) }
    const sealed = { item, sequence, envelope: new Uint8Array(body, lookupBytes) }
    return doorAnswer(await keepUpload(reportDesk(event), place, sealed))
  } finally {
    leave()
  }
}
