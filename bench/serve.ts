/**
 * Requests a second of the real server, in the same run as servers that do the least: for built files `sirv` on
 * `node:http` with nothing else, for drawn pages a `node:http` that sends the very bytes that the real server sent.
 * Rounds take turns, the median counts. Run: `node bench/serve.ts` (under a minute, on this machine only).
 * It reports and never fails: the client runs on the same machine, so only the ratios say something.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { projectFolder, serverRoom } from '../tests/start/run-server.ts'

const client = join(projectFolder, 'build/client')
const connections = 16
const warmUpMs = 400
const roundMs = 500
const fileRounds = 7
const pageRounds = 3
/** After this long no further row is begun, so that the whole stays within a minute on a busy machine as well. */
const lastRowMs = 52_000

interface Wanted {
  name: string
  method: 'GET' | 'POST'
  path: string
  encoding: 'br' | 'identity'
  body: string
}
interface Answer {
  headers: Record<string, string>
  body: Buffer
}
const keyOf = ({ method, path, encoding }: Omit<Wanted, 'name' | 'body'>) => `${method} ${path} ${encoding}`

if (process.argv[2] === 'bare') beBare()
else await measure()

async function measure(): Promise<void> {
  const room = serverRoom()
  const bare = fork(import.meta.filename, ['bare'], { serialization: 'advanced' })
  try {
    const [barePort]: number[] = await once(bare, 'message')
    const server = await room.start()
    await server.ready
    await staticFiles(server.port, barePort ?? 0)
    await drawnPages(server.port, barePort ?? 0, bare)
  } finally {
    bare.kill()
    await room.clean()
  }
}

async function staticFiles(real: number, bare: number): Promise<void> {
  const names = readdirSync(client, { recursive: true, encoding: 'utf8' })
  const script = names.find((name) => /workers\/enhance-[\w-]+\.js$/.test(name)) ?? 'favicon.svg'
  const file: Wanted = { name: `/${script}`, method: 'GET', path: `/${script}`, encoding: 'br', body: '' }
  const [ours, theirs] = await compared(file, real, bare, fileRounds)
  console.log(`built file ${file.name}, brotli, requests a second, median of ${fileRounds} rounds:`)
  console.log(`  real server ${ours}, sirv alone ${theirs}: ratio ${(ours / theirs).toFixed(2)} (goal ≥ 0.90)\n`)
}

async function drawnPages(real: number, bare: number, process: ChildProcess): Promise<void> {
  const steps = '/nl/guides/desk-labour/steps'
  const kinds: Omit<Wanted, 'encoding'>[] = [
    { name: 'home', method: 'GET', path: '/nl', body: '' },
    { name: 'guide overview', method: 'GET', path: '/nl/guides/desk-labour', body: '' },
    { name: 'wizard step', method: 'POST', path: steps, body: 'answers=&municipality=&choice=no' },
  ]
  console.log(
    `drawn pages, requests a second, median of ${pageRounds} rounds; "bytes alone" sends the same bytes from memory:`,
  )
  for (const kind of kinds) {
    for (const encoding of ['identity', 'br'] as const) {
      const wanted = { ...kind, encoding }
      if (performance.now() > lastRowMs) return console.log('  (no time left: the machine is busy)')
      const { headers, body } = await ask(real, wanted)
      process.send({ key: keyOf(wanted), answer: { headers, body } })
      await once(process, 'message')
      const [ours, theirs] = await compared(wanted, real, bare, pageRounds)
      const size = `${String(body.length).padStart(6)} bytes`
      const words = [kind.name.padEnd(15), encoding.padEnd(9), size, `real ${String(ours).padStart(5)}`]
      console.log(
        `  ${words.join('  ')}  bytes alone ${String(theirs).padStart(5)}  ratio ${(ours / theirs).toFixed(2)}`,
      )
    }
  }
}

/** Requests a second of both servers: median of rounds that take turns, after one that does not count. */
async function compared(wanted: Wanted, real: number, bare: number, rounds: number): Promise<[number, number]> {
  const speeds: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    for (const [index, port] of [real, bare].entries()) {
      const speed = await load(port, wanted, round === 0 ? warmUpMs : roundMs)
      if (round > 0) speeds[index]?.push(speed)
    }
  }
  return [median(speeds[0]), median(speeds[1])]
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0)
}

/** Keeps some connections busy for a while and gives the answers a second. */
async function load(port: number, wanted: Wanted, ms: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const began = performance.now()
  let answers = 0
  const busy = async () => {
    while (performance.now() - began < ms) {
      await ask(port, wanted, agent)
      answers++
    }
  }
  await Promise.all(Array.from({ length: connections }, busy))
  const seconds = (performance.now() - began) / 1_000
  agent.destroy()
  return answers / seconds
}

function ask(port: number, { method, path, encoding, body }: Omit<Wanted, 'name'>, agent?: Agent): Promise<Answer> {
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  const headers = { 'accept-encoding': encoding, accept: 'text/html', ...(method === 'POST' ? form : {}) }
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers, agent: agent ?? false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${path} answered ${response.statusCode}`))
        resolve({ headers: sentHeaders(response), body: Buffer.concat(parts) })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** The headers that belong to the content and not to the connection. */
function sentHeaders({ headers }: IncomingMessage): Record<string, string> {
  const wanted = ['content-type', 'content-encoding', 'vary', 'cache-control']
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

/** The servers to compare with, in a process of their own: files by `sirv`, and whatever answers they are given. */
function beBare(): void {
  const answers = new Map<string, Answer>()
  const files = sirv(client, { brotli: true, gzip: true, etag: true })
  const server = createServer((asked, response) => {
    const encoding = asked.headers['accept-encoding'] === 'br' ? 'br' : 'identity'
    const answer = answers.get(`${asked.method} ${asked.url} ${encoding}`)
    if (!answer) return files(asked, response)
    asked.resume()
    asked.on('end', () => {
      response.writeHead(200, { ...answer.headers, 'content-length': answer.body.length })
      response.end(answer.body)
    })
  })
  process.on('message', ({ key, answer }: { key: string; answer: Answer }) => {
    answers.set(key, { headers: answer.headers, body: Buffer.from(answer.body) })
    process.send?.('ready')
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address && typeof address === 'object') process.send?.(address.port)
  })
}
