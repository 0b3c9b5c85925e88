import { chmodSync, chownSync, cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { embeddedPlace } from '../database/embedded-place.ts'
import { passwordFile } from '../database/make-cluster.ts'
import { embeddedFolder } from './embedded-folder.ts'

/**
 * A folder with an embedded database that was never started: a copy of one that was made when the run began. Making one takes a second of a processor, and
 * ten on a busy disk. Its server waits for no disk; a kill takes nothing from it, the end of the machine would.
 */
export function folderMadeAhead(): ReturnType<typeof embeddedFolder> {
  const store = embeddedFolder()
  const place = embeddedPlace(store.folder)
  const made = inject('madeCluster')
  cpSync(made, place.data, { recursive: true })
  // A copy is open to others, and PostgreSQL then refuses to start.
  chmodSync(place.data, 0o700)
  cpSync(passwordFile({ ...place, data: made }), passwordFile(place))
  const { user } = place
  if (!user) return store
  const inside = readdirSync(place.data, { recursive: true, encoding: 'utf8' })
  for (const path of [passwordFile(place), place.data, ...inside.map((name) => join(place.data, name))])
    chownSync(path, user.uid, user.gid)
  return store
}
