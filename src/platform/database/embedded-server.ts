import { spawn } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { err, ok, type Result } from '#kernel/result.ts'
import { type EmbeddedLogins, type Login, readyLogins } from './embedded-logins.ts'
import { type EmbeddedPlace, embeddedPlace } from './embedded-place.ts'
import { isAlive } from './is-alive.ts'
import { asUser, isMade, makeCluster, passwordFile, program } from './make-cluster.ts'

export interface EmbeddedServer {
  /** For the owner of the tables, who may do everything. */
  url: string
  /** For those who serve staff, sign people in and serve readers, each with what its role may do. */
  applicationUrl: string
  signInUrl: string
  publicUrl: string
  place: EmbeddedPlace
  /** `fresh` – made now · `started` – data was there · `reused` – it was still running after a crash · `shared` – another command owns it */
  how: 'fresh' | 'started' | 'reused' | 'shared'
  /** Stops the database if this process owns it. */
  stop(): Promise<void>
}

/** `own` – the one server of this folder · `share` – a short command that may use a database that is running. */
type Claim = 'own' | 'share'

/** Key of the advisory lock that says "this folder has a server"; any fixed number serves. */
const ownerLock = 20_201_231
/** Recovery after a power cut may take a while on a slow disk. */
const startTimeoutMs = 60_000

/**
 * Starts the PostgreSQL that comes with Baken under `dataFolder`, or joins the one that a killed server left running.
 * Refusal: `in-use` – another Baken server owns this folder. @throws Error with the end of the log when it cannot start.
 */
export async function startEmbedded(dataFolder: string, claim: Claim): Promise<Result<EmbeddedServer, 'in-use'>> {
  const place = embeddedPlace(dataFolder)
  const fresh = !isMade(place)
  if (fresh) makeCluster(place)
  const running = await connectTo(place)
  const owner = running ?? (await launch(place))
  const claimed = await claimFolder(owner, place).catch(async (cause: unknown) => {
    if (!running) await halt(place)
    throw cause
  })
  const { lock, logins } = claimed
  if (!lock && claim === 'own') return err('in-use')
  const how = !lock ? 'shared' : fresh ? 'fresh' : running ? 'reused' : 'started'
  const stop = async () => {
    if (!lock) return
    await lock.end()
    await halt(place)
  }
  const url = addressOf(place, ownerOf(place))
  const applicationUrl = addressOf(place, logins.application)
  const signInUrl = addressOf(place, logins.signIn)
  const publicUrl = addressOf(place, logins.public)
  return ok({ url, applicationUrl, signInUrl, publicUrl, place, how, stop })
}

/**
 * Makes the logins ready and takes the lock of the folder. The lock is held by the application and not by the owner, who has no connection open while
 * the server runs. Ends the connection of the owner. @returns `lock`: the connection that holds it; `undefined` when another server does
 */
async function claimFolder(
  owner: pg.Client,
  place: EmbeddedPlace,
): Promise<{ logins: EmbeddedLogins; lock: pg.Client | undefined }> {
  try {
    const logins = await readyLogins(owner, place)
    const client = await connected(addressOf(place, logins.application))
    if (await tryLock(client)) return { logins, lock: client }
    await client.end()
    return { logins, lock: undefined }
  } finally {
    await owner.end()
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const answer = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [ownerLock])
  return answer.rows[0]?.got === true
}

const pidFile = (place: EmbeddedPlace) => join(place.data, 'postmaster.pid')

/** The lines of the pid file, none when the database is stopped; after a crash it may be a left-over. */
function pidLines(place: EmbeddedPlace): string[] {
  try {
    return readFileSync(pidFile(place), 'utf8').split('\n')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}

/** The process that the pid file names, if it runs. */
function runningPid(place: EmbeddedPlace): number | undefined {
  const pid = Number(pidLines(place)[0])
  return isAlive(pid) ? pid : undefined
}

/** The owner of the tables. */
const ownerOf = (place: EmbeddedPlace): Login => ({
  user: 'baken',
  password: readFileSync(passwordFile(place), 'utf8'),
})

/** The port that the pid file names, whether or not anything listens there. */
const portOf = (place: EmbeddedPlace): string | undefined => pidLines(place)[3] || undefined

const addressOf = (place: EmbeddedPlace, { user, password }: Login): string =>
  `postgres://${user}:${password}@127.0.0.1:${portOf(place) ?? ''}/postgres`

/** A connection of the owner, when the database runs. */
async function connectTo(place: EmbeddedPlace): Promise<pg.Client | undefined> {
  if (portOf(place) === undefined) return undefined
  return connected(addressOf(place, ownerOf(place))).catch(() => undefined)
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (cause) {
    await client.end().catch(() => undefined)
    throw cause
  }
}

async function launch(place: EmbeddedPlace): Promise<pg.Client> {
  const logFile = `${place.data}.log`
  const deadline = Date.now() + startTimeoutMs
  let started = await begin(place, logFile)
  while (Date.now() < deadline) {
    const client = await connectTo(place)
    if (client) return client
    // When another start was faster, its database is the one to wait for.
    if (started.hasEnded() && runningPid(place) === undefined) {
      if (!heldByItsLast(started.said())) break
      await pause(200)
      started = await begin(place, logFile)
    }
    await pause(50)
  }
  const tail = readFileSync(logFile, 'utf8').split('\n').slice(-8).join('\n')
  throw new Error(`the database in ${place.data} did not start. The end of its log:\n${tail}`)
}

/** When the main process was killed, those that served a connection notice it a moment later; until then PostgreSQL lets no other one in. */
const heldByItsLast = (said: string): boolean => said.includes('pre-existing shared memory block')

/** Starts the process, and tells whether it has ended and what was written in the log since. */
async function begin(place: EmbeddedPlace, logFile: string) {
  const log = openSync(logFile, 'a', 0o600)
  const from = fstatSync(log).size
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(await freePort()),
    unix_socket_directories: '',
    // The server logs its own faults; statements could hold what people wrote.
    log_statement: 'none',
    log_min_error_statement: 'panic',
  }
  const child = spawn(
    program(place, 'postgres'),
    ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...asUser(place), detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.unref()
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  child.on('error', () => {
    ended = true
  })
  return { hasEnded: () => ended, said: () => readFileSync(logFile).subarray(from).toString('utf8') }
}

async function halt(place: EmbeddedPlace): Promise<void> {
  const pid = runningPid(place)
  if (pid === undefined) return
  // SIGINT is PostgreSQL's fast shutdown: it ends connections, writes everything and stops.
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + startTimeoutMs
  while (existsSync(pidFile(place)) && Date.now() < deadline) await pause(30)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
