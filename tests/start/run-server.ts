import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { embeddedFolder, pidOf } from '../../src/platform/testing/embedded-folder.ts'

export const projectFolder = join(import.meta.dirname, '../..')
/** What the server is started with; everything else of the machine's settings is left out. */
type Settings = Readonly<Record<string, string>>

/** A server in a process of its own, with everything it said. */
export interface RunningServer {
  process: ChildProcess
  port: number
  /** Resolves when it has said where it is; fails when it ends before. */
  ready: Promise<void>
  /** Its exit code; `null` when it was killed. */
  ended: Promise<number | null>
  said(): { out: string; err: string }
  get(path: string): Promise<Response>
}

/** Ports, data folders and processes of one test, cleaned away by `clean`. */
export function serverRoom() {
  const store = embeddedFolder()
  const servers: RunningServer[] = []
  return {
    folder: store.folder,
    /** The main process of the embedded database, if it runs. */
    databasePid: () => pidOf(store.data()),
    /** Where its database lives. */
    data: store.data,
    async start(settings: Settings = {}, stdio: StdioOptions = ['ignore', 'pipe', 'pipe']): Promise<RunningServer> {
      const server = run(settings['PORT'] ?? String(await freePort()), { BAKEN_DATA: store.folder, ...settings }, stdio)
      servers.push(server)
      return server
    },
    async clean(): Promise<void> {
      for (const server of servers) server.process.kill('SIGKILL')
      await Promise.all(servers.map(({ ended }) => ended))
      await store.clean()
    },
  }
}

function run(port: string, settings: Settings, stdio: StdioOptions): RunningServer {
  if (!existsSync(join(projectFolder, 'build/handler.js')))
    throw new Error('There is no build/handler.js: build first, with `npm start` or `node scripts/build.mjs`.')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/app/server.ts'], {
    cwd: projectFolder,
    env: { ...fromTheMachine(), NODE_ENV: 'production', PORT: port, BAKEN_A4_AHEAD: '0', ...settings },
    stdio,
  })
  const said = { out: '', err: '' }
  child.stderr?.on('data', (part: Buffer) => {
    said.err += part.toString()
  })
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => resolve(code))
    // After `disconnect()` Node never tells that a child with a channel has closed.
    if (child.channel) child.on('exit', (code) => resolve(code))
  })
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      said.out += part.toString()
      if (/^Baken is ready:\n.*\/nl$/m.test(said.out)) resolve()
    })
    void ended.then(() => reject(new Error(`the server ended before it was ready: ${said.err}`)))
  })
  // A test that expects a refusal does not wait for this.
  ready.catch(() => undefined)
  return {
    process: child,
    port: Number(port),
    ready,
    ended,
    said: () => said,
    get: (path) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' }),
  }
}

/** What a server may know of the machine: where programs are, and where Node keeps what it compiled. */
const fromTheMachine = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name === 'PATH' || name === 'NODE_COMPILE_CACHE'))

/** A port of this machine that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
