import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { answerQuestionByLink, readSentAdviceByLink } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** The answer to a question in a letter, sealed to who asked, and signed. Refusals: see `NotProved` and `NotAdvised`. */
export const POST: RequestHandler = async (event) => {
  const { sign } = event.locals.services.signing
  return doorAnswer(
    await throughDoor(event, 'code', readSentAdviceByLink, (said, desk) =>
      answerQuestionByLink({ ...desk, sign }, said, said),
    ),
  )
}
