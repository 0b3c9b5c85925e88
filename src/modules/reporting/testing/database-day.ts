import { type QueryExecutorProvider, sql } from 'kysely'

/** Puts the calendar of a test database at a day: what asks it for today hears that one. */
export const databaseDay = async (db: QueryExecutorProvider, on: string): Promise<void> => {
  await sql`create or replace function organisations_today() returns date
    language sql stable return ${sql.lit(on)}::date`.execute(db)
}
