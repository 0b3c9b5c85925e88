import { doorAnswer, hasToWait, reportDesk, roomForUpload } from '#app/report-door.ts'
import { err } from '#kernel/result.ts'
import { isReportingId } from '#modules/reporting/index.ts'
import { keepUpload } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** A sealed file as it is, before what it belongs to. Refusals: see `keepUpload`. */
export const POST: RequestHandler = async (event) => {
  const { params, request } = event
  if (hasToWait(event, 'upload')) return doorAnswer(err('busy'))
  const { case: caseId, item } = params
  const sequence = Number(params.sequence)
  const isPlace = isReportingId(caseId) && isReportingId(item) && /^\d{1,5}$/.test(params.sequence)
  if (!isPlace || request.headers.get('content-type') !== 'application/octet-stream')
    return doorAnswer(err('malformed'))
  const leave = roomForUpload(event)
  if (leave === null) return doorAnswer(err('busy'))
  try {
    // A line that breaks off is nobody's fault, and nobody hears the answer.
    const body = await request.arrayBuffer().catch(() => null)
    if (body === null) return doorAnswer(err('malformed'))
    const sealed = { item, sequence, envelope: new Uint8Array(body) }
    return doorAnswer(await keepUpload(reportDesk(event), caseId, sealed))
  } finally {
    leave()
  }
}
