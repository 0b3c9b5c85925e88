import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { readSealedReport, submitReport } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** Takes a sealed report, and nothing that is not sealed. Refusals: see `NotKept`. */
export const POST: RequestHandler = async (event) =>
  doorAnswer(
    await throughDoor(event, 'submit', readSealedReport, (sealed, desk) => submitReport(desk, sealed, 'sealed')),
  )
