import { doorAnswer, throughDoor } from '#app/report-door.ts'
import { ok } from '#kernel/result.ts'
import { readFoundBy, threadDeletion, threadFresh, threadItems } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** What both wrote in the case of a code, what freshened it, and until when it is kept; nothing and null for a code that leads nowhere. */
export const POST: RequestHandler = async (event) =>
  doorAnswer(
    await throughDoor(event, 'code', readFoundBy, async ({ lookupId }, desk) =>
      ok({
        items: await threadItems(desk, lookupId),
        fresh: await threadFresh(desk, lookupId),
        deletion: await threadDeletion(desk, lookupId),
      }),
    ),
  )
