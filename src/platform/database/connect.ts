import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

/** A database that no module has narrowed yet; modules take `db.$pickTables<…>()` of it. */
export type AnyDatabase<Tables> = Kysely<Tables>

/** Small on purpose: PostgreSQL works best with few connections per core, and two servers may share one database. */
const poolSize = 10

/** Opens a pool on `url`. A lost connection is reported to `onLost`, never thrown: the pool makes a new one. */
export function openDatabase<Tables>(url: string, onLost: (reason: string) => void): Kysely<Tables> {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, statement_timeout: 30_000 })
  pool.on('error', (cause) => onLost(cause.message))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
