import { startEmbedded } from '#platform/database/embedded-server.ts'
import type { Configuration } from './configuration.ts'

/**
 * Starts or joins the database and tells the pages where it is, in `DATABASE_URL`. Gives back how to stop it.
 * Ends the process with a sentence when another server owns the folder.
 */
export async function readyDatabase({ databaseUrl, dataFolder }: Configuration): Promise<() => Promise<void>> {
  if (databaseUrl) {
    console.log('Database: the one of DATABASE_URL')
    return async () => undefined
  }
  const started = await startEmbedded(dataFolder, 'own')
  if (!started.ok) {
    console.error(
      `Another Baken server already uses ${dataFolder}. Stop that one first, or choose another folder with BAKEN_DATA.`,
    )
    process.exit(1)
  }
  const { url, place, how, stop } = started.value
  process.env['DATABASE_URL'] = url
  const words = { fresh: 'made', started: 'started', reused: 'still running after a crash, reused', shared: 'shared' }
  console.log(`Database: embedded PostgreSQL, ${words[how]}, in ${place.data}`)
  if (place.moved) console.log('  (not in the project folder: the database user cannot enter it)')
  return stop
}
