import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { readSaid, sayInThread } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** Takes a sealed message of a reporter. Refusals: see `NotSaid`. */
export const POST: RequestHandler = async (event) =>
  doorAnswer(
    await throughDoor(event, 'code', readSaid, ({ lookupId, files, ...sealed }, desk) =>
      sayInThread(desk, lookupId, sealed, files),
    ),
  )
