import { startEmbedded } from '#platform/database/embedded-server.ts'
import type { Configuration } from './configuration.ts'

/**
 * Starts or joins the database and tells the pages where it is, in `DATABASE_URL` and the addresses of the other users. Gives back how to stop it.
 * Ends the process with a sentence when another server owns the folder.
 */
export async function readyDatabase({ databaseUrl, dataFolder, demo }: Configuration): Promise<() => Promise<void>> {
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
  const { url, applicationUrl, signInUrl, publicUrl, place, how, stop } = started.value
  Object.assign(process.env, {
    DATABASE_URL: url,
    APPLICATION_DATABASE_URL: applicationUrl,
    SIGN_IN_DATABASE_URL: signInUrl,
    PUBLIC_DATABASE_URL: publicUrl,
    // The pages read the settings after this: whether it is a demonstration was decided before there was an address.
    BAKEN_DEMO: demo ? '1' : '0',
  })
  const words = { fresh: 'made', started: 'started', reused: 'still running after a crash, reused', shared: 'shared' }
  console.log(`Database: embedded PostgreSQL, ${words[how]}, in ${place.data}`)
  if (place.moved) console.log('  (not in the project folder: the database user cannot enter it)')
  return stop
}
