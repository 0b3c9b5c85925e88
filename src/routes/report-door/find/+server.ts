import { evenAnswer, throughDoor } from '#app/report-door.ts'
import { err, ok } from '#kernel/result.ts'
import { findThread, readFoundBy } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/** The case that a code leads to; as long an answer, after as long a time, where there is none. Refusal: `unknown`. */
export const POST: RequestHandler = (event) =>
  evenAnswer(() =>
    throughDoor(event, 'code', readFoundBy, async ({ lookupId }, desk) => {
      const found = await findThread(desk, lookupId)
      return found ? ok(found) : err('unknown')
    }),
  )
