import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { err, ok, type Result } from '#kernel/result.ts'
import { type EmbeddedPlace, embeddedPlace } from './embedded-place.ts'

export interface EmbeddedServer {
  url: string
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
  const fresh = !existsSync(join(place.data, 'PG_VERSION'))
  if (fresh) initialise(place)
  const running = await connectTo(place)
  const lock = running ?? (await launch(place))
  const owned = await tryLock(lock)
  if (!owned) {
    await lock.end()
    if (claim === 'own') return err('in-use')
  }
  const how = !owned ? 'shared' : fresh ? 'fresh' : running ? 'reused' : 'started'
  const stop = async () => {
    if (!owned) return
    await lock.end()
    await halt(place)
  }
  return ok({ url: addressOf(place) ?? '', place, how, stop })
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const answer = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [ownerLock])
  return answer.rows[0]?.got === true
}

const passwordFile = (place: EmbeddedPlace) => `${place.data}.password`
const program = (place: EmbeddedPlace, name: string) =>
  join(place.programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
const asUser = ({ user }: EmbeddedPlace) => ({ cwd: '/', ...(user ? { uid: user.uid, gid: user.gid } : {}) })

function initialise(place: EmbeddedPlace): void {
  const password = randomBytes(24).toString('hex')
  writeFileSync(passwordFile(place), password, { mode: 0o600 })
  if (place.user) chownSync(passwordFile(place), place.user.uid, place.user.gid)
  const made = spawnSync(
    program(place, 'initdb'),
    [
      `--pgdata=${place.data}`,
      '--username=baken',
      `--pwfile=${passwordFile(place)}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ],
    { ...asUser(place), encoding: 'utf8' },
  )
  if (made.status === 0) return
  for (const name of ['PG_VERSION', 'postmaster.pid']) rmSync(join(place.data, name), { force: true })
  throw new Error(`the database could not be made in ${place.data}: ${made.stderr || String(made.error)}`)
}

/** The address of a database that says it is running, from its pid file; it may be a left-over of a crash. */
function addressOf(place: EmbeddedPlace): string | undefined {
  const pidFile = join(place.data, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const port = readFileSync(pidFile, 'utf8').split('\n')[3]
  if (!port) return undefined
  return `postgres://baken:${readFileSync(passwordFile(place), 'utf8')}@127.0.0.1:${port}/postgres`
}

async function connectTo(place: EmbeddedPlace): Promise<pg.Client | undefined> {
  const url = addressOf(place)
  if (!url) return undefined
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch {
    await client.end().catch(() => undefined)
    return undefined
  }
}

async function launch(place: EmbeddedPlace): Promise<pg.Client> {
  const logFile = `${place.data}.log`
  const log = openSync(logFile, 'a', 0o600)
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
  child.unref()
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  child.on('error', () => {
    ended = true
  })
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    const client = await connectTo(place)
    if (client) return client
    if (ended) break
    await pause(50)
  }
  const tail = readFileSync(logFile, 'utf8').split('\n').slice(-8).join('\n')
  throw new Error(`the database in ${place.data} did not start. The end of its log:\n${tail}`)
}

async function halt(place: EmbeddedPlace): Promise<void> {
  const pidFile = join(place.data, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  // SIGINT is PostgreSQL's fast shutdown: it ends connections, writes everything and stops.
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + startTimeoutMs
  while (existsSync(pidFile) && Date.now() < deadline) await pause(30)
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
