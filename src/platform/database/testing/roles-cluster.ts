import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { ask } from '../../testing/embedded-folder.ts'
import { folderMadeAhead } from '../../testing/made-ahead.ts'
import { openDatabase } from '../connect.ts'
import { type EmbeddedServer, startEmbedded } from '../embedded-server.ts'
import { migrate } from '../migrate.ts'

export const migrations = join(import.meta.dirname, '../../../../migrations')

/** A real PostgreSQL with everything that the migrations make, and `nobody_in_particular`, who may sign in and nothing else. */
export interface RolesCluster {
  server: EmbeddedServer
  /** Where a user of it signs in, whose password is his name; the owner without one. */
  urlOf(database: string, user?: string): string
  /** A database of its own, with all migrations that the owner may run. */
  migrated(database: string, owner?: string): Promise<void>
  /** As the superuser. */
  tell(statement: string, database?: string): Promise<void>
  /** A pool that is closed in the end. */
  open(
    url: string,
    ...more: Parameters<typeof openDatabase> extends [unknown, unknown, ...infer Rest] ? Rest : never
  ): Kysely<unknown>
  end(): Promise<void>
}

export async function rolesCluster(): Promise<RolesCluster> {
  const place = folderMadeAhead()
  const started = await startEmbedded(place.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  const server = started.value
  const opened: Kysely<unknown>[] = []
  const urlOf = (database: string, user?: string) => {
    const url = new URL(server.url)
    url.pathname = `/${database}`
    if (user !== undefined) [url.username, url.password] = [user, user]
    return url.href
  }
  const open: RolesCluster['open'] = (url, ...more) => {
    const db = openDatabase<unknown>(url, () => undefined, ...more)
    opened.push(db)
    return db
  }
  const bring = async (url: string) => {
    const done = await migrate(open(url), migrations)
    if (!done.ok) throw new Error(done.error)
  }
  const tell = async (statement: string, database = 'postgres') => void (await ask(urlOf(database), statement))
  await bring(server.url)
  await tell(`create role nobody_in_particular login password 'nobody_in_particular'`)
  return {
    server,
    urlOf,
    open,
    tell,
    async migrated(database, owner = 'baken') {
      await tell(`create database ${database} owner ${owner}`)
      await bring(owner === 'baken' ? urlOf(database) : urlOf(database, owner))
    },
    async end() {
      await Promise.all(opened.map((db) => db.destroy()))
      await server.stop()
      await place.clean()
    },
  }
}
