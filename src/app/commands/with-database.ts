import type { Kysely } from 'kysely'
import type { Tables } from '../database.ts'
import type { Io } from './command.ts'

/**
 * Opens the database for a command and closes it after the work. Where there is none it says so, and gives exit code 1.
 * @param what What is kept there, as the beginning of that sentence: `Mail waits in the database`.
 */
export async function withDatabase(
  io: Io,
  what: string,
  work: (db: Kysely<Tables>) => Promise<number>,
): Promise<number> {
  if (!io.database) {
    io.err(`${what}, and there is none: set DATABASE_URL.`)
    return 1
  }
  const { db, close } = await io.database()
  try {
    return await work(db)
  } finally {
    await close()
  }
}
