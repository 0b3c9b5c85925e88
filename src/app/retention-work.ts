import type { Kysely } from 'kysely'
import { runRetention } from '#modules/reporting/server/index.ts'
import { repeat } from './repeat.ts'

/**
 * How often the server looks for cases whose day has come. An hour: days change once a day, and a case of which the hold ends is gone within the hour; a look costs a millisecond.
 */
const everyMs = 3_600_000

/**
 * Deletes what is due at once and then every hour; after having been off it catches up.
 *
 * @param db as the application has it: it can delete what is due and nothing else
 * @returns what stops it; the case that is being deleted is finished
 */
export const startRetention = <Tables>(db: Kysely<Tables>): (() => void) =>
  repeat(everyMs, 'retention: cases whose day has come could not be deleted', async (isStopped) => {
    const deleted = await runRetention(db, isStopped)
    if (deleted.length > 0) console.log(`retention: ${deleted.length} deleted`)
  })
