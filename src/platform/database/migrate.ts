import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { err, ok, type Result } from '#kernel/result.ts'
import { migrationFiles } from './migration-files.ts'

/**
 * Brings the database to the newest of `folder`'s `NNNN_name.sql` files, each in its own order, all in one transaction.
 * Forward only. Gives the names that were applied now. Refusal: a sentence that says which file failed and why;
 * then nothing of this run was kept.
 */
export async function migrate<Tables>(db: Kysely<Tables>, folder: string): Promise<Result<string[], string>> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => readMigrations(folder) },
    migrationTableName: 'platform_migration',
    migrationLockTableName: 'platform_migration_lock',
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (!error) return ok(results.map(({ migrationName }) => migrationName))
  const failed = results.find(({ status }) => status === 'Error')
  const reason = error instanceof Error ? error.message : String(error)
  return err(failed ? `migrations/${failed.migrationName}.sql: ${reason}` : reason)
}

function readMigrations(folder: string): Record<string, Migration> {
  return Object.fromEntries(
    migrationFiles(folder).map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      return [file.slice(0, -'.sql'.length), { up: async (db) => void (await sql.raw(text).execute(db)) }]
    }),
  )
}
