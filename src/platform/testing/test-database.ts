import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
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
import { afterEach, beforeEach, inject } from 'vitest'
import { daysAsText } from '../database/days-as-text.ts'
import { migrate } from '../database/migrate.ts'

const migrations = join(import.meta.dirname, '../../../migrations')

/** Each worker has one database per folder of migrations, and all its tests share it. */
const pools = new Map<string, Promise<pg.Pool>>()

const makeTimeoutMs = 60_000

/**
 * A database with every migration of `folder`, as the migrations left it: whatever was done with it is
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

/** A database without a table, for tests about migrations; the caller destroys it. */
export async function emptyTestDatabase<Tables>(): Promise<Kysely<Tables>> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: await poolOn('template0') }) })
}

/** One connection to a new database of the run's own PostgreSQL, which is thrown away whole when the run ends. */
async function poolOn(template: 'migrated' | 'template0'): Promise<pg.Pool> {
  const url = new URL(inject('testCluster'))
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const maker = new pg.Client({ connectionString: url.href })
  await maker.connect()
  await maker.query(`create database ${name} template ${template}`)
  // What PostgreSQL does not take along: who may make things in the database at all.
  await maker.query(
    'update pg_database set datacl = (select datacl from pg_database where datname = $1) where datname = $2',
    [template, name],
  )
  await maker.end()
  const connectionString = new URL(`/${name}`, url).href
  return new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true, types: daysAsText })
}

async function migratedPool(folder: string): Promise<pg.Pool> {
  // Those of Baken were applied when the run began.
  if (resolve(folder) === migrations) return poolOn('migrated')
  const pool = await poolOn('template0')
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
/** What a refused statement goes back to. It is set before a statement comes, so that one that is done costs one question more and not two. */
const before = 'before_the_statement'
const goOn = `release savepoint ${before}; savepoint ${before}`

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
    await this.#outside(`begin; savepoint ${before}`)
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
    await connection.executeQuery(CompiledQuery.raw(`release savepoint ${inner}; ${goOn}`))
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
      try {
        const result = await execute<R>(query)
        await say(goOn)
        return result
      } catch (cause) {
        await say(`rollback to savepoint ${before}`)
        throw cause
      }
    }
  }
}
