import { isStopping } from './stopping.ts'

/**
 * Shows a page without what could not be read from the database, and says on the console why; not of a database that the server
 * itself took away because it stops.
 *
 * @param what the beginning of that line: `boundaries could not be read, the cartogram is shown`
 * @returns what to catch a failure with; it gives no rows
 */
export const goWithout =
  (what: string) =>
  (cause: unknown): [] => {
    if (!isStopping()) console.error(`${what}:`, cause instanceof Error ? cause.message : 'unknown failure')
    return []
  }
