import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { AreasTables } from '../server/tables.ts'

/** A real PostgreSQL in memory with every table; `destroy()` undoes what was done. Never query beside a transaction. */
export const areasDatabase = <Tables extends AreasTables = AreasTables>(): Promise<Kysely<Tables>> =>
  openTestDatabase<Tables>(join(import.meta.dirname, '../../../../migrations'))
