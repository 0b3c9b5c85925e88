import { doorAnswer, reportDesk } from '#app/report-door.ts'
import { err, ok } from '#kernel/result.ts'
import { readerKey } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** The key that reports to an organisation are sealed to now. Refusal: `not-read-here` – no two people can open it there. */
export const GET: RequestHandler = async (event) => {
  const found = await readerKey(reportDesk(event), event.params.organisation)
  return doorAnswer(found ? ok({ organisation: event.params.organisation, ...found }) : err('not-read-here'))
}
