import { batchDownload } from '#app/batch-turn.ts'
import { resultsCsv } from '#modules/rights/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

/** The results as a table: worked out, sent back, kept nowhere. */
export const POST: RequestHandler = (event) =>
  batchDownload(event, 'csv', ({ batch, refused }, today) =>
    resultsCsv({ batch, refused, today, t: translator(event.locals.language) }),
  )
