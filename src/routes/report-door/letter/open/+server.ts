import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { openLetterByLink, readOpenedLetter } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** A sealed letter, for who proves that they have its link and its code. Refusals: see `NotProved`. */
export const POST: RequestHandler = async (event) =>
  doorAnswer(await throughDoor(event, 'code', readOpenedLetter, (asked, desk) => openLetterByLink(desk, asked)))
