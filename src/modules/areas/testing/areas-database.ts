import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { AreasTables } from '../server/tables.ts'

/** A real PostgreSQL in memory with this module's tables. It has one connection: never query beside a transaction. */
export async function areasDatabase<Tables extends AreasTables = AreasTables>(): Promise<Kysely<Tables>> {
  const pglite = new PGlite()
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1 })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await sql.raw(readFileSync('migrations/0001_areas_municipalities.sql', 'utf8')).execute(db)
  return db
}
