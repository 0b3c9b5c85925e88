import { signReceivedAgain } from '#app/receipts/sign-received.ts'
import { evenAnswer, throughDoor } from '#app/report-door.ts'
import { err, ok } from '#kernel/result.ts'
import { findThread, readFoundBy } from '#modules/reporting/server/index.ts'
import type { RequestHandler } from './$types'

/**
 * The signed receipt of the case that a code leads to, once more, as the text of a file; as long an answer, after as long a time, where there is none.
 * Refusal: `unknown`, also while the code has to be changed.
 */
export const POST: RequestHandler = (event) =>
  evenAnswer(() =>
    throughDoor(event, 'code', readFoundBy, async ({ lookupId }, desk) => {
      const found = await findThread(desk, lookupId)
      if (found?.codeState !== 'own') return err('unknown')
      return ok({ receipt: await signReceivedAgain(event.locals.services.signing, found) })
    }),
  )
