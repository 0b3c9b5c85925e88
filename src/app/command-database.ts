import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { openDatabase } from '#platform/database/connect.ts'
import { startEmbedded } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { readConfiguration } from './configuration.ts'
import type { Tables } from './database.ts'

/**
 * The database for one command: that of `DATABASE_URL`, else the embedded one, which is joined when a server runs and
 * started and stopped when none does. @throws Error when the configuration is wrong or the database cannot be made ready.
 */
export async function openCommandDatabase(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ db: Kysely<Tables>; close(): Promise<void> }> {
  const configuration = readConfiguration(environment)
  if (!configuration.ok) throw new Error(configuration.error)
  const { databaseUrl, dataFolder, root } = configuration.value
  const embedded = databaseUrl ? undefined : await startEmbedded(dataFolder, 'share')
  if (embedded && !embedded.ok) throw new Error(`${dataFolder} is in use`)
  const url = databaseUrl ?? embedded?.value.url ?? ''
  const db = openDatabase<Tables>(url, (reason) => console.error(`the database connection was lost: ${reason}`))
  const close = async () => {
    await db.destroy()
    await embedded?.value.stop()
  }
  const migrated = await migrate(db, join(root, 'migrations'))
  if (migrated.ok) return { db, close }
  await close()
  throw new Error(migrated.error)
}
