import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { daysAsText } from './days-as-text.ts'

/** A database that no module has narrowed yet; modules take `db.$pickTables<…>()` of it. */
export type AnyDatabase<Tables> = Kysely<Tables>

/** Who may do what in the database; `testing/expected-rights.ts` says what. */
export type DatabaseRole = 'baken_application' | 'baken_sign_in' | 'baken_public'

/** Small on purpose: PostgreSQL works best with few connections per core, and two servers may share one database. */
const poolSize = 10

/**
 * Opens a pool on `url`. A lost connection is reported to `onLost`, never thrown: the pool makes a new one.
 * @param role what each connection becomes before anything else is asked of it; without it, it stays who signed in. A connection that cannot become
 *   it is given to nobody: the question that wanted it fails.
 */
export function openDatabase<Tables>(
  url: string,
  onLost: (reason: string) => void,
  role?: DatabaseRole,
): Kysely<Tables> {
  const become = role && { onConnect: (client: pg.ClientBase) => client.query(`set role ${role}`) }
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    statement_timeout: 30_000,
    types: daysAsText,
    ...become,
  })
  // One that is being closed is not lost, also when the database stops in that moment.
  pool.on('error', (cause) => pool.ending || onLost(cause.message))
  // While somebody uses a connection the pool does not listen, and an error that nobody listens for ends the process. Whoever uses it hears of it by
  // the question that fails.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
