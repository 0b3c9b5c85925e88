import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { canReach, databaseUser } from '../database/database-user.ts'
import { type EmbeddedPlace, embeddedPlace, installedPrograms } from '../database/embedded-place.ts'
import { isAlive } from '../database/is-alive.ts'

/** What a process that started the database said about it. */
export interface Told {
  refused?: string
  how?: string
  url?: string
  place?: EmbeddedPlace
}
export interface Owner {
  process: ChildProcess
  told: Promise<Told>
  /** Stops it properly and waits until it is gone. */
  stop(): Promise<void>
  /** As a power cut would: it can do nothing any more. */
  kill(): Promise<void>
}
interface OwnerOptions {
  claim?: 'own' | 'share'
  /** Who runs it; the one who runs the tests if left out. */
  uid?: number
}

/** False when root runs the tests in a checkout that nobody else can enter: every database lives elsewhere then. */
export const checkoutIsOpen: boolean = isOpen()

function isOpen(): boolean {
  const user = databaseUser()
  return !user || canReach(user, installedPrograms())
}

/** A folder for a database that its user can enter, and everything that was started in it, to be cleaned away. */
export function embeddedFolder(mode = 0o755) {
  const folder = mkdtempSync(join(tmpdir(), 'baken-database-'))
  chmodSync(folder, mode)
  const owners: Owner[] = []
  // Where it really lives: made by the first that asks, so that a test of the place itself begins with nothing.
  const place = () => embeddedPlace(folder)
  return {
    folder,
    data: () => place().data,
    /** What lies beside the data: the log, the password, half a database. */
    beside: () => dirname(place().data),
    start(options: OwnerOptions = {}): Owner {
      const owner = startOwner(folder, options)
      owners.push(owner)
      return owner
    },
    /** Leaves no process and no file behind, however the test ended. */
    async clean(): Promise<void> {
      for (const owner of owners) await owner.kill()
      const { data, moved } = place()
      const pid = pidOf(data)
      if (pid !== undefined) await killed(pid)
      for (const made of moved ? [folder, dirname(data)] : [folder])
        rmSync(made, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    },
  }
}

function startOwner(folder: string, { claim = 'own', uid }: OwnerOptions): Owner {
  const script = join(import.meta.dirname, 'embedded-owner.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder, claim], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  let complaint = ''
  child.stderr.on('data', (part: Buffer) => {
    complaint += part.toString()
  })
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const told = new Promise<Told>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)))
    child.on('exit', () => reject(new Error(`the database was not started: ${complaint}`)))
  })
  // Who kills it on purpose does not wait for what it says.
  told.catch(() => undefined)
  return {
    process: child,
    told,
    stop: () => {
      child.stdin.end()
      return gone
    },
    kill: () => {
      // The whole group: what it was running at that moment, too.
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killGroup(child.pid)
      return gone
    },
  }
}

/** The main process of the database in a data folder; `undefined` when none runs. */
export function pidOf(data: string): number | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return isAlive(pid) ? pid : undefined
}

/** Kills a process without asking and waits until it is gone. */
export async function killed(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await pause(20)
}

/** Waits until something is there; fails after a while. */
export async function until<T>(look: () => T | undefined, what: string): Promise<T> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const found = look()
    if (found !== undefined) return found
    await pause(5)
  }
  throw new Error(`waited in vain for ${what}`)
}

/** Asks a database one question on a connection of its own. */
export async function ask<Row extends object>(url: string, question: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(question)).rows
  } finally {
    await client.end()
  }
}

/** A group that has ended by itself a moment ago needs no end. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause
  }
}
