import { migrationFiles } from '#platform/database/migration-files.ts'

/** The newest file of `migrations/` when this was built (`vite.config.ts`); what runs from its source is not built. */
declare const newestMigrationOfBuild: string | undefined

const builtWith = (): string | null => (typeof newestMigrationOfBuild === 'undefined' ? null : newestMigrationOfBuild)

/**
 * Why these migrations do not go with what was built; null: they do. One that is newer makes tables that the pages of this build know nothing of, and there is no way back: nothing may be
 * migrated then.
 */
export function newerThanBuild(folder: string, built: string | null = builtWith()): string | null {
  const newest = migrationFiles(folder).at(-1)
  if (built === null || newest === undefined || newest <= built) return null
  return `migrations/${newest} is newer than what was built, which knows up to ${built}. Build Baken anew (npm start does), or put back the files that go with this build. The database was left as it is.`
}
