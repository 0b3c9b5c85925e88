import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { deleteOwnCase, readFoundBy } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** Destroys the case of a code. Refusals: `unknown`, and `held`: it may not be deleted now, and goes as soon as it may. */
export const POST: RequestHandler = async (event) =>
  doorAnswer(await throughDoor(event, 'code', readFoundBy, ({ lookupId }, desk) => deleteOwnCase(desk, lookupId)))
