import type { Kysely } from 'kysely'
import { runRetention } from '#modules/reporting/server/index.ts'

/**
 * How often the server looks for cases whose day has come. An hour: days change once a day, and a case of which the hold ends is gone within the hour; a look costs a millisecond.
 */
const everyMs = 3_600_000

/**
 * Deletes what is due at once and then every hour, as long as the server runs; after having been off it catches up. A fault of the database is told, and the next look goes on.
 *
 * @param db as the application has it: it can delete what is due and nothing else
 * @returns what stops it; the case that is being deleted is finished
 */
export function startRetention<Tables>(db: Kysely<Tables>): () => void {
  let stopped = false
  let running = false
  const look = async () => {
    if (running) return
    running = true
    try {
      const deleted = await runRetention(db, () => stopped)
      if (deleted.length > 0) console.log(`retention: ${deleted.length} deleted`)
    } catch (cause) {
      // Who stops takes the database away as well.
      if (!stopped) console.error('retention: cases whose day has come could not be deleted,', codeOf(cause))
    } finally {
      running = false
    }
  }
  const timer = setInterval(() => void look(), everyMs)
  timer.unref()
  void look()
  return () => {
    stopped = true
    clearInterval(timer)
  }
}

/** The five signs by which PostgreSQL names a fault; its sentences may hold what was in a row. */
function codeOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^[A-Z0-9_]{3,40}$/.test(code) ? code : 'without a code'
}
