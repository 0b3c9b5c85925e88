import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { changeCode, readChangedCode } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** Puts a code of one's own in the place of one that somebody else saw. Refusals: see `changeCode`. */
export const POST: RequestHandler = async (event) =>
  doorAnswer(
    await throughDoor(event, 'code', readChangedCode, ({ lookupId, fresh }, desk) => changeCode(desk, lookupId, fresh)),
  )
