import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach } from 'vitest'
import { daysAsText } from '../database/days-as-text.ts'
import { migrate } from '../database/migrate.ts'

/** Making a PostgreSQL takes seconds: each worker makes one per folder of migrations and all its tests share it. */
const pools = new Map<string, Promise<pg.Pool>>()

const makeTimeoutMs = 60_000

/**
 * A real PostgreSQL in memory with every migration of `folder`, as the migrations left it: whatever was done with it is
 * undone by `destroy()`. Only one can be open at a time, and it has one connection: never query beside a transaction.
 */
export async function openTestDatabase<Tables>(folder: string): Promise<Kysely<Tables>> {
  const known = pools.get(folder) ?? migratedPool(folder)
  pools.set(folder, known)
  return new Kysely<Tables>({ dialect: new UndoneDialect({ pool: await known }) })
}

/** Gives every test of a file a database as the migrations left it. Call it outside the tests, use its answer inside. */
export function databasePerTest<Tables>(folder: string): () => Kysely<Tables> {
  let db: Kysely<Tables> | undefined
  beforeEach(async () => {
    db = await openTestDatabase<Tables>(folder)
  }, makeTimeoutMs)
  afterEach(() => db?.destroy())
  return () => {
    if (!db) throw new Error('the database of a test is there while the test runs')
    return db
  }
}

/** An empty PostgreSQL in memory, for tests about migrations; the caller destroys it. */
export function emptyTestDatabase<Tables>(): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: memoryPool() }) })
}

const memoryPool = () =>
  new pg.Pool({ ...createPgConfig(new PGlite()), max: 1, idleTimeoutMillis: 0, types: daysAsText })

async function migratedPool(folder: string): Promise<pg.Pool> {
  const pool = memoryPool()
  const done = await migrate(new Kysely({ dialect: new PostgresDialect({ pool }) }), folder)
  if (!done.ok) throw new Error(done.error)
  return pool
}

async function tell(driver: Driver, statement: string): Promise<void> {
  const connection = await driver.acquireConnection()
  await connection.executeQuery(CompiledQuery.raw(statement))
  await driver.releaseConnection(connection)
}

class UndoneDialect extends PostgresDialect {
  #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): Driver {
    return new UndoneDriver(this.#config)
  }
}

const inner = 'of_the_test'

/**
 * Runs everything in one transaction that is rolled back in the end. The transactions of the code under test become
 * savepoints, and so does each statement outside them, so that a refused statement spoils nothing after it – as it
 * would be on a database of its own.
 */
class UndoneDriver extends PostgresDriver {
  #inTransaction = false
  #guarded = new WeakSet<DatabaseConnection>()

  override async init(): Promise<void> {
    await super.init()
    await this.#outside('begin')
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    if (!this.#guarded.has(connection)) this.#guard(connection)
    return connection
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#inTransaction = true
    await connection.executeQuery(CompiledQuery.raw(`savepoint ${inner}`))
  }
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release savepoint ${inner}`))
    this.#inTransaction = false
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to savepoint ${inner}`))
    this.#inTransaction = false
  }
  /** The pool stays: the next test uses it. */
  override async destroy(): Promise<void> {
    await this.#outside('rollback')
  }

  async #outside(statement: string): Promise<void> {
    this.#inTransaction = true
    await tell(this, statement)
    this.#inTransaction = false
  }

  #guard(connection: DatabaseConnection): void {
    const execute = connection.executeQuery.bind(connection)
    const say = (statement: string) => execute(CompiledQuery.raw(statement))
    this.#guarded.add(connection)
    connection.executeQuery = async <R>(query: CompiledQuery) => {
      if (this.#inTransaction) return execute<R>(query)
      await say('savepoint of_the_statement')
      try {
        const result = await execute<R>(query)
        await say('release savepoint of_the_statement')
        return result
      } catch (cause) {
        await say('rollback to savepoint of_the_statement')
        throw cause
      }
    }
  }
}
