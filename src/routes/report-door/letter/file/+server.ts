import { doorAnswer, hasToWait, reportDesk, sentJson } from '#app/report-door.ts'
import { err } from '#kernel/result.ts'
import { openLetterFile, readLetterFile } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** A file that goes along with a letter, sealed, as it is. Refusals: see `NotProved`. */
export const POST: RequestHandler = async (event) => {
  if (hasToWait(event, 'code')) return doorAnswer(err('busy'))
  const asked = readLetterFile(await sentJson(event))
  if (!asked.ok) return doorAnswer(asked)
  const file = await openLetterFile(reportDesk(event), asked.value)
  if (!file.ok) return doorAnswer(file)
  const headers = { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' }
  return new Response(new Uint8Array(file.value), { headers })
}
