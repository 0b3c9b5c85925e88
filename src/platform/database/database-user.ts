import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Who the database runs as. PostgreSQL refuses to run as root. */
export interface DatabaseUser {
  name: string
  uid: number
  gid: number
}

const named = (name: string): DatabaseUser | undefined => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) }
}

/**
 * `undefined` for an ordinary user, who runs the database himself. Root hands it to `postgres` if that user exists,
 * else to a system user `baken` that is made once, else to `nobody`.
 */
export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = named('postgres') ?? named('baken')
  if (known) return known
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'baken'])
  const user = named('baken') ?? named('nobody')
  if (!user) throw new Error('root cannot run PostgreSQL, and no user postgres, baken or nobody exists')
  return user
}

/** True when `user` may pass every folder above `path` (the `x` bit), so that he can reach what lies in it. */
export function canReach(user: DatabaseUser, path: string): boolean {
  const { mode, uid, gid } = statSync(path)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  const above = dirname(path)
  return (mode & bit) !== 0 && (above === path || canReach(user, above))
}
