import { batchDownload } from '#app/batch-turn.ts'
import { resultsJson } from '#modules/rights/server/index.ts'
import type { RequestHandler } from './$types'

/** The results for a program or for another time: worked out, sent back, kept nowhere. */
export const POST: RequestHandler = (event) =>
  batchDownload(event, 'json', (checked, today) => resultsJson({ ...checked, today }))
