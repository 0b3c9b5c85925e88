import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../database/connect.ts'
import { embeddedPlace } from '../database/embedded-place.ts'
import { makeCluster, passwordFile } from '../database/make-cluster.ts'
import { migrate } from '../database/migrate.ts'
import { ask, embeddedFolder } from './embedded-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the superuser of the PostgreSQL of this run signs in. Its database `migrated` is there to be copied. */
    testCluster: string
    /** Folder of the data of a PostgreSQL that was made and never started, with its password beside it, to be copied: `made-ahead.ts`. */
    madeCluster: string
  }
}

const migrations = join(import.meta.dirname, '../../../migrations')

/** Nothing here outlives the machine: nobody waits for a disk, and nothing is tidied up beside a test. */
const forgetful = ['fsync = off', 'full_page_writes = off', 'autovacuum = off']

/** One PostgreSQL for a run of tests, in which each worker has a database of its own. It goes with the process that runs the tests, however that ends. */
export default async function startTestCluster(project: TestProject): Promise<() => Promise<void>> {
  const store = embeddedFolder()
  const place = embeddedPlace(store.folder)
  makeCluster(place)
  appendFileSync(join(place.data, 'postgresql.conf'), `${forgetful.join('\n')}\n`)
  const made = { ...place, data: `${place.data}-made` }
  cpSync(place.data, made.data, { recursive: true })
  cpSync(passwordFile(place), passwordFile(made))
  const { url = '' } = await store.start().told
  await ask(url, 'create database migrated template template0')
  const db = openDatabase<unknown>(new URL('/migrated', url).href, () => undefined)
  const done = await migrate(db, migrations)
  await db.destroy()
  if (!done.ok) throw new Error(done.error)
  project.provide('testCluster', url)
  project.provide('madeCluster', made.data)
  return () => store.clean()
}
