import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { answerByLink, readAnsweredLetter } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** The answer to a letter, signed. Refusals: see `NotProved` and `NotAnswered`. */
export const POST: RequestHandler = async (event) => {
  const { sign } = event.locals.services.signing
  return doorAnswer(
    await throughDoor(event, 'code', readAnsweredLetter, (said, desk) => answerByLink({ ...desk, sign }, said, said)),
  )
}
