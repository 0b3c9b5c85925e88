import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { EmbeddedPlace } from './embedded-place.ts'
import { clearHalves, halfOf } from './halves.ts'

export const passwordFile = (place: EmbeddedPlace) => `${place.data}.password`
export const program = (place: EmbeddedPlace, name: string) =>
  join(place.programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
export const asUser = ({ user }: EmbeddedPlace) => ({ cwd: '/', ...(user ? { uid: user.uid, gid: user.gid } : {}) })
const giveTo = ({ user }: EmbeddedPlace, path: string) => user && chownSync(path, user.uid, user.gid)

/** Made beside its place and then moved there, so that a database that was cut off half-way is never taken for a whole one. */
export function makeCluster(place: EmbeddedPlace): void {
  clearHalves(place.data)
  const half = halfOf(place.data, process.pid)
  mkdirSync(half, { mode: 0o700 })
  giveTo(place, half)
  keepPassword(place, passwordFile(place))
  const words = ['--username=baken', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C']
  const made = spawnSync(program(place, 'initdb'), [`--pgdata=${half}`, `--pwfile=${passwordFile(place)}`, ...words], {
    ...asUser(place),
    encoding: 'utf8',
  })
  const moved = made.status === 0 && moveInto(place, half)
  rmSync(half, { recursive: true, force: true })
  if (!moved) throw new Error(`the database could not be made in ${place.data}: ${made.stderr || String(made.error)}`)
}

/** One password per file, however many start at once: the first to link it decides. @returns the password */
export function keepPassword(place: EmbeddedPlace, file: string): string {
  if (!existsSync(file)) {
    clearHalves(file)
    const draft = halfOf(file, process.pid)
    writeFileSync(draft, randomBytes(24).toString('hex'), { mode: 0o600 })
    giveTo(place, draft)
    try {
      linkSync(draft, file)
    } catch (cause) {
      if (!existsSync(file)) throw cause
    } finally {
      rmSync(draft)
    }
  }
  return readFileSync(file, 'utf8')
}

/** True when a whole database stands in its place, be it this one or that of a start that was faster. */
function moveInto(place: EmbeddedPlace, half: string): boolean {
  try {
    if (existsSync(place.data)) rmdirSync(place.data)
    renameSync(half, place.data)
  } catch (cause) {
    if (!isMade(place)) throw cause
  }
  return isMade(place)
}

/** True when there is a database to start. */
export const isMade = (place: EmbeddedPlace): boolean => existsSync(join(place.data, 'PG_VERSION'))
