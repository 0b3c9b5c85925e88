import { createHash } from 'node:crypto'
import type { QueryExecutorProvider } from 'kysely'
import type { Day } from '#kernel/days.ts'

/** What the public side of the reporting point needs: the database as a reader of public pages has it, which runs functions and sees no table. */
export interface ReportDesk {
  db: QueryExecutorProvider
  today(): Day
}

/** What is kept of a look-up id: who steals it cannot look anything up with it. */
export const hashOf = (lookupId: Uint8Array): Uint8Array => createHash('sha256').update(lookupId).digest()
