import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startEmbedded } from '../../src/platform/database/embedded-server.ts'
import { ask, killed, until } from '../../src/platform/testing/embedded-folder.ts'
import { projectFolder, type RunningServer, serverRoom } from './run-server.ts'

/** A busy machine makes a start slow, not wrong. */
const patience = { timeout: 180_000 }
let room: ReturnType<typeof serverRoom>
beforeEach(() => {
  room = serverRoom()
})
afterEach(() => room.clean(), patience.timeout)

const form = 'Content-Type: application/x-www-form-urlencoded'
/** First lines and headers that are wrong, strange, or right but rare. */
const hostile = [
  'GET /favicon.svg HTTP/1.1\r\nRange: bytes=5-2',
  'GET /service-worker.js HTTP/1.1\r\nRange: bytes=99999999999999999999-1',
  'GET /nl HTTP/1.1\r\nIf-None-Match: "\r\nAccept-Language: \u0000;q=,;;',
  `GET /nl HTTP/1.1\r\nCookie: ${'a=b; '.repeat(2_000)}`,
  `GET /nl HTTP/1.1\r\nX-Large: ${'x'.repeat(20_000)}`,
  `GET /${'%41'.repeat(600)} HTTP/1.1`,
  'GET /%c0%ae%c0%ae/etc/passwd HTTP/1.1',
  'GET http://evil.example/nl HTTP/1.1',
  'GET /nl HTTP/1.1\r\nHost: a\r\nHost: b',
  'GET /nl HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade',
  'CONNECT evil.example:443 HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'TRACE /nl HTTP/1.1',
  'PRI * HTTP/2.0',
  'GET /nl/guides/desk-labour/a4.pdf HTTP/1.1\r\nRange: bytes=1-0',
  'GET /nl/policy?on=%00 HTTP/1.1',
  `POST /nl/guides/desk-labour/steps HTTP/1.1\r\n${form}\r\nContent-Length: -1`,
  `POST /nl/guides/desk-labour/steps HTTP/1.1\r\n${form}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked`,
  `POST /nl/guides/desk-labour/steps HTTP/1.1\r\n${form}\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n`,
  `POST /nl/guides/desk-labour/steps HTTP/1.1\r\n${form}\r\nContent-Length: 100\r\n\r\nanswers=`,
  'POST /nl/guides/desk-labour/note HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 3\r\n\r\n--y',
  'POST /nl/guides/desk-labour/steps HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
  '\u0016\u0003\u0001\u0002\u0000\u0001',
]

/** Sends a text as a client would that hangs up soon after, in the middle of a form or of an answer. */
function send(port: number, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
    socket.write(
      text.includes('Host:') || text.includes('\r\n\r\n') ? `${text}\r\n\r\n` : `${text}\r\nHost: baken.test\r\n\r\n`,
    )
    setTimeout(() => socket.destroy(), 700)
  })
}

/** A form that is sent in two parts, as a slow line would. */
function slowForm(port: number) {
  const body = 'answers=&municipality=&choice=no'
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length }
  const path = '/nl/guides/desk-labour/steps'
  const form = request({ port, host: '127.0.0.1', method: 'POST', path, headers, agent: false })
  form.write(body.slice(0, 10))
  const answered = new Promise<number | undefined>((resolve, reject) => {
    form.on('error', reject)
    form.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
  })
  return { answered, finish: () => form.end(body.slice(10)) }
}

describe('a server that runs', patience, () => {
  // One for all: a start takes five seconds of a processor.
  const room = serverRoom()
  let server: RunningServer
  beforeAll(async () => {
    server = await room.start()
    await server.ready
  }, patience.timeout)
  afterAll(() => room.clean(), patience.timeout)

  test('says where it is, and answers there', async () => {
    expect(server.said().out).toContain(`Database: embedded PostgreSQL, made, in ${room.data()}`)
    expect(server.said().out).toContain(`http://localhost:${server.port}/nl`)
    expect(await (await server.get('/health/ready')).text()).toBe('ready\n')
    expect((await server.get('/')).headers.get('location')).toBe('/nl')
  })

  test('asks the database as three users who own nothing: the owner left when the content was loaded', async () => {
    for (const path of ['/nl', '/nl/help', '/nl/areas', '/nl/articles/status', '/health/ready'])
      expect([path, (await server.get(path)).status]).toEqual([path, 200])
    const shared = await startEmbedded(room.folder, 'share')
    if (!shared.ok) throw new Error(shared.error)
    const { url } = shared.value
    const connected = `select distinct usename::text as name from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() order by 1`
    expect(await ask(url, connected)).toEqual([
      { name: 'baken_application_login' },
      { name: 'baken_public_login' },
      { name: 'baken_sign_in_login' },
    ])
    // Everything that pages asked for was asked by the public one.
    const asked = `select count(*)::int as pools from pg_stat_activity where usename = 'baken_public_login'`
    expect(await ask(url, asked)).not.toEqual([{ pools: 0 }])
    expect([server.said().err, server.said().out]).toEqual(['', expect.not.stringContaining('PUBLIC_DATABASE_URL')])
  })

  test('keeps its folder: another server is refused it, and this one goes on', async () => {
    const second = await room.start()
    expect(await second.ended).toBe(1)
    expect(second.said().err).toBe(
      `Another Baken server already uses ${room.folder}. Stop that one first, or choose another folder with BAKEN_DATA.\n`,
    )
    expect((await server.get('/health/ready')).status).toBe(200)
  })

  test('keeps its port: another server says that it is in use, and leaves no database behind', async () => {
    const elsewhere = serverRoom()
    try {
      const second = await elsewhere.start({ PORT: String(server.port) })
      expect(await second.ended).toBe(1)
      expect(second.said().err).toBe(
        `Baken cannot start:\n127.0.0.1:${server.port} cannot be listened on: it is already in use. Choose another port with PORT.\n`,
      )
      expect(elsewhere.databasePid()).toBeUndefined()
    } finally {
      await elsewhere.clean()
    }
  })

  test('goes on whatever is sent to it', async () => {
    await Promise.all(hostile.map((text) => send(server.port, text)))
    expect((await server.get('/health/live')).status).toBe(200)
    expect(server.said().err).toBe('')
  })

  test('stops with its database when it is asked to, twice is once; it does not wait for one who was answered and keeps the connection', async () => {
    const agent = new Agent({ keepAlive: true })
    const { promise: letGo, resolve: closed } = Promise.withResolvers<void>()
    await new Promise<void>((resolve, reject) => {
      const asked = request({ port: server.port, host: '127.0.0.1', path: '/health/live', agent }, (response) => {
        response.resume()
        response.on('end', resolve)
      })
      asked.on('socket', (socket) => socket.on('close', () => closed()))
      asked.on('error', reject)
      asked.end()
    })
    server.process.kill('SIGINT')
    server.process.kill('SIGTERM')
    // Of somebody who was waited for in vain it would have said so.
    expect([await server.ended, server.said().err]).toEqual([0, ''])
    await letGo
    expect([room.databasePid(), existsSync(join(room.data(), 'postmaster.pid'))]).toEqual([undefined, false])
    agent.destroy()
  })
})

describe('a server that was cut off', patience, () => {
  test('can be started again on the database that went on, and stops by itself when whoever started it was killed', async () => {
    const first = await room.start()
    await first.ready
    const pid = room.databasePid()
    first.process.kill('SIGKILL')
    expect(await first.ended).toBeNull()
    expect(room.databasePid()).toBe(pid)
    const again = await room.start({ PORT: String(first.port) }, ['ignore', 'pipe', 'pipe', 'ipc'])
    await again.ready
    expect(again.said().out).toContain('still running after a crash, reused')
    expect((await again.get('/health/ready')).status).toBe(200)
    again.process.disconnect()
    expect(await again.ended).toBe(0)
    expect(room.databasePid()).toBeUndefined()
  })

  test('from its database goes on, says that it is not ready, and can be started again; stopped, it lets a reader finish who is being answered, and waits no longer for one who says nothing', async () => {
    const first = await room.start()
    await first.ready
    await killed(room.databasePid() ?? 0)
    expect((await first.get('/health/ready')).status).toBe(503)
    expect((await first.get('/nl/areas')).status).toBe(200)
    first.process.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const again = await room.start()
    await again.ready
    expect((await again.get('/health/ready')).status).toBe(200)

    const silent = connect(again.port, '127.0.0.1')
    await new Promise((resolve) => silent.once('connect', resolve))
    const form = slowForm(again.port)
    await pause(300)
    again.process.kill('SIGTERM')
    await pause(300)
    form.finish()
    expect(await form.answered).toBe(200)
    expect([await again.ended, again.said().err]).toEqual([0, expect.stringContaining('was cut off')])
    expect(room.databasePid()).toBeUndefined()
    silent.destroy()
  })

  test('while it starts is waited for: no database is left behind', async () => {
    const server = await room.start()
    const isBegun = (name: string) => name.startsWith('postgres') && name.includes('half')
    await until(() => readdirSync(dirname(room.data())).find(isBegun), 'the making of the database')
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(room.databasePid()).toBeUndefined()
  })
})

describe('a server that cannot start', patience, () => {
  test('lists every wrong setting, and touches nothing', async () => {
    const server = await room.start({ PORT: 'http', TRUST_PROXY: 'yes', BAKEN_COLOUR: 'red', HOST: '' })
    expect(await server.ended).toBe(1)
    const lines = server.said().err.trim().split('\n')
    expect(lines[0]).toBe('Baken cannot start:')
    expect(lines.slice(1).map((line) => line.split(' ')[0])).toEqual(['PORT', 'HOST', 'TRUST_PROXY', 'BAKEN_COLOUR'])
    expect([server.said().out, readdirSync(room.folder)]).toEqual(['', []])
  })

  test('never prints the password of a database that it cannot reach', async () => {
    const server = await room.start({ DATABASE_URL: 'postgres://baken:hunter2@127.0.0.1:1/baken' })
    expect(await server.ended).toBe(1)
    expect(server.said().err).toMatch(/^Baken cannot start:\n.*ECONNREFUSED/s)
    expect(JSON.stringify(server.said())).not.toContain('hunter2')
  })

  test('refuses a user for public pages who may do everything, and leaves no connection behind', async () => {
    const database = await startEmbedded(room.folder, 'own')
    if (!database.ok) throw new Error(database.error)
    const { url, stop } = database.value
    try {
      const server = await room.start({ DATABASE_URL: url, PUBLIC_DATABASE_URL: url })
      expect(await server.ended).toBe(1)
      expect(server.said().err).toBe(
        'Baken cannot start:\nthe user "baken" of PUBLIC_DATABASE_URL may do more than baken_public should: it is a superuser. See "Users of the database" in docs/operations/running.md.\n',
      )
      expect(JSON.stringify(server.said())).not.toContain(new URL(url).password)
    } finally {
      await stop()
    }
  })

  test('says what is wrong with the interface texts, and leaves no database behind', async () => {
    const content = join(room.folder, 'files')
    for (const part of ['content', 'data', 'migrations'])
      cpSync(join(projectFolder, part), join(content, part), { recursive: true })
    const polish = join(content, 'content/interface/pl.json')
    const { skip: _, ...rest }: Record<string, string> = JSON.parse(readFileSync(polish, 'utf8'))
    writeFileSync(polish, JSON.stringify(rest))
    const server = await room.start({ BAKEN_CONTENT: content })
    expect(await server.ended).toBe(1)
    expect(server.said().err).toBe('Baken cannot start:\npl.json: "skip" is missing\n')
    expect(room.databasePid()).toBeUndefined()
  })

  test('migrates nothing when a migration is newer than what was built', async () => {
    const content = join(room.folder, 'files')
    for (const part of ['content', 'data', 'migrations'])
      cpSync(join(projectFolder, part), join(content, part), { recursive: true })
    writeFileSync(join(content, 'migrations/9999_platform_later.sql'), 'create table later (id integer);')
    const server = await room.start({ BAKEN_CONTENT: content })
    expect(await server.ended).toBe(1)
    expect(server.said().err).toMatch(
      /^Baken cannot start:\nmigrations\/9999_platform_later\.sql is newer than what was built, which knows up to \d{4}_[a-z_]+\.sql\. /m,
    )
    expect(room.databasePid()).toBeUndefined()
  })

  test('says when there is no content at all', async () => {
    const server = await room.start({ BAKEN_CONTENT: join(room.folder, 'nothing') })
    expect(await server.ended).toBe(1)
    expect(server.said().err).toMatch(/^Baken cannot start:\n.*nothing\/content\/interface/)
    expect(room.databasePid()).toBeUndefined()
  })

  test('says when the database cannot be made', async () => {
    writeFileSync(join(room.folder, 'a-file'), '')
    const server = await room.start({ BAKEN_DATA: join(room.folder, 'a-file/data') })
    expect(await server.ended).toBe(1)
    expect(server.said().err).toMatch(/^Baken cannot start:\n.*a-file\/data/)
  })
})

test('two servers on one database start together, and write down each guide once', patience, async () => {
  const database = await startEmbedded(room.folder, 'own')
  if (!database.ok) throw new Error(database.error)
  try {
    const { url } = database.value
    const servers = await Promise.all([room.start({ DATABASE_URL: url }), room.start({ DATABASE_URL: url })])
    await Promise.all(servers.map(({ ready }) => ready))
    const live = await ask<{ guide: string }>(url, 'select guide from guides_edition')
    expect(live.length).toBeGreaterThan(10)
    expect(new Set(live.map(({ guide }) => guide)).size).toBe(live.length)
    for (const server of servers)
      expect(
        server.said().out.match(/^.*APPLICATION_DATABASE_URL, SIGN_IN_DATABASE_URL and PUBLIC_DATABASE_URL.*$/gm),
      ).toHaveLength(1)
    for (const server of servers) server.process.kill('SIGTERM')
    expect(await Promise.all(servers.map(({ ended }) => ended))).toEqual([0, 0])
  } finally {
    await database.value.stop()
  }
})
