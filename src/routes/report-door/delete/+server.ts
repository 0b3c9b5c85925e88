import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { deleteOwnCase, readFoundBy } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** Destroys the case of a code. Refusal: `unknown`. */
export const POST: RequestHandler = async (event) =>
  doorAnswer(await throughDoor(event, 'code', readFoundBy, ({ lookupId }, desk) => deleteOwnCase(desk, lookupId)))
