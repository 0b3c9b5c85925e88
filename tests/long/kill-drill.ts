/**
 * Kills the server and its database without asking, again and again, while something is being written, and looks after
 * each time whether everything that was acknowledged is still there. Run: `node tests/long/kill-drill.ts [CYCLES] [SEED]`
 * (20 cycles take about a minute). Exit code 1 when one acknowledged write is lost or one start fails.
 */
import pg from 'pg'
import { startEmbedded } from '../../src/platform/database/embedded-server.ts'
import { ask, killed } from '../../src/platform/testing/embedded-folder.ts'
import { serverRoom } from '../start/run-server.ts'

const [cycles = 20, seed = 1] = process.argv.slice(2).map(Number)
/** Short and long enough to hit the start of a write as well as the middle of many. */
const [shortestMs, longestMs] = [20, 600]

/** What is killed: the server, its database, or both at once, as a power cut would. */
const blows = ['server', 'database', 'both'] as const
type Blow = (typeof blows)[number]

const room = serverRoom()
const acknowledged = new Set<number>()
const starts: number[] = []
const counts: Record<Blow, number> = { server: 0, database: 0, both: 0 }
let next = 0
let state = seed
try {
  for (let cycle = 0; cycle < cycles; cycle++) await oneCycle(cycle)
  const { server, url } = await start()
  await look(url)
  server.process.kill('SIGTERM')
  const code = await server.ended
  if (code !== 0 || room.databasePid() !== undefined) throw new Error(`it did not stop properly (${code})`)
} finally {
  await room.clean()
}
const sorted = [...starts].sort((a, b) => a - b)
console.log(
  `${cycles} cycles (server ${counts.server}, database ${counts.database}, both ${counts.both}), seed ${seed}`,
)
console.log(`${acknowledged.size} acknowledged writes, 0 lost`)
console.log(`start to ready: median ${sorted[sorted.length >> 1]} ms, slowest ${sorted.at(-1)} ms`)

async function oneCycle(cycle: number): Promise<void> {
  const { server, url } = await start()
  await look(url)
  const writing = write(url)
  await new Promise((resolve) => setTimeout(resolve, shortestMs + random() * (longestMs - shortestMs)))
  const blow = blows[Math.floor(random() * blows.length)] ?? 'both'
  counts[blow]++
  const database = room.databasePid()
  if (blow !== 'database') server.process.kill('SIGKILL')
  if (blow !== 'server' && database !== undefined) await killed(database)
  // What is left of the server is of no use without its database; a killed one leaves nobody to write.
  server.process.kill('SIGKILL')
  await server.ended
  const written = await writing.stop()
  console.log(`${String(cycle + 1).padStart(3)}  ${blow.padEnd(8)}  ${String(written).padStart(5)} writes`)
}

/** Starts the server and gives the address of its database. */
async function start() {
  const began = performance.now()
  const server = await room.start()
  await server.ready
  starts.push(Math.round(performance.now() - began))
  const shared = await startEmbedded(room.folder, 'share')
  if (!shared.ok || shared.value.how !== 'shared') throw new Error('the server does not own its database')
  return { server, url: shared.value.url }
}

/** Every acknowledged write is there, no write is there twice, and each guide is live once. */
async function look(url: string): Promise<void> {
  await ask(url, 'create table if not exists kill_drill (id integer primary key)')
  const rows = await ask<{ id: number }>(url, 'select id from kill_drill')
  const there = new Set(rows.map(({ id }) => id))
  const lost = [...acknowledged].filter((id) => !there.has(id))
  if (lost.length > 0) throw new Error(`${lost.length} acknowledged writes are lost, the first is ${lost[0]}`)
  const [live] = await ask<{ rows: number; guides: number }>(
    url,
    'select count(*)::int as rows, count(distinct guide)::int as guides from guides_edition where live_until is null',
  )
  if (!live || live.rows === 0 || live.rows !== live.guides) throw new Error(`live guides: ${JSON.stringify(live)}`)
}

/** Writes one row after another, each a transaction of its own, until the connection is cut or it is told to stop. */
function write(url: string) {
  let stopped = false
  let written = 0
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  const done = (async () => {
    await client.connect()
    while (!stopped) {
      const id = next++
      await client.query('insert into kill_drill values ($1)', [id])
      acknowledged.add(id)
      written++
    }
  })().catch(() => undefined)
  return {
    async stop(): Promise<number> {
      stopped = true
      await done
      await client.end().catch(() => undefined)
      return written
    },
  }
}

/** From 0 up to 1, the same for the same seed (mulberry32). */
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((more ^ (more >>> 14)) >>> 0) / 4_294_967_296
}
