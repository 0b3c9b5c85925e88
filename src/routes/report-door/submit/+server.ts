import { signReceived } from '#app/receipts/sign-received.ts'
import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { ok } from '#kernel/result.ts'
import { readSealedReport, submitReport } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** Takes a sealed report, and nothing that is not sealed; gives the day and the signed receipt as the text of a file. Refusals: see `NotKept`. */
export const POST: RequestHandler = async (event) =>
  doorAnswer(
    await throughDoor(event, 'submit', readSealedReport, async (sealed, desk) => {
      const kept = await submitReport(desk, sealed, 'sealed')
      if (!kept.ok) return kept
      const { day } = kept.value
      return ok({ day, receipt: await signReceived(event.locals.services.signing, sealed, { day, door: 'sealed' }) })
    }),
  )
