import { doorAnswer, hasToWait, reportDesk, sentJson } from '#app/report-door.ts'
import { err } from '#kernel/result.ts'
import { readAskedFile, threadFile } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** A sealed file of the case of a code, as it is. Refusal: `unknown`. */
export const POST: RequestHandler = async (event) => {
  if (hasToWait(event, 'code')) return doorAnswer(err('busy'))
  const asked = readAskedFile(await sentJson(event))
  if (!asked.ok) return doorAnswer(asked)
  const envelope = await threadFile(reportDesk(event), asked.value.lookupId, asked.value.item)
  if (envelope === null) return doorAnswer(err('unknown'))
  const headers = { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' }
  return new Response(new Uint8Array(envelope), { headers })
}
