import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { DirectoryTables } from '../server/tables.ts'

/** A real PostgreSQL in memory with every table; `destroy()` undoes what was done. */
export const directoryDatabase = (): Promise<Kysely<DirectoryTables>> =>
  openTestDatabase<DirectoryTables>(join(import.meta.dirname, '../../../../migrations'))
