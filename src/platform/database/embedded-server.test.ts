import { chownSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ask, checkoutIsOpen, embeddedFolder, killed, pidOf, until } from '../testing/embedded-folder.ts'
import { type EmbeddedServer, startEmbedded } from './embedded-server.ts'

const isRoot = process.getuid?.() === 0

/** Starts it in this process; a refusal is a failed test. */
async function started(folder: string, claim: 'own' | 'share' = 'own'): Promise<EmbeddedServer> {
  const server = await startEmbedded(folder, claim)
  if (!server.ok) throw new Error(server.error)
  return server.value
}
const notes = async (url: string) =>
  (await ask<{ text: string }>(url, 'select text from note order by 1')).map((row) => row.text)

describe('the embedded database', () => {
  const place = embeddedFolder()
  const data = place.data()
  beforeAll(async () => {
    const server = await started(place.folder)
    expect(server.how).toBe('fresh')
    await ask(server.url, `create table note (text text); insert into note values ('first')`)
    await server.stop()
  })
  afterAll(() => place.clean())

  test('is stopped properly and leaves no process behind', () => {
    expect([pidOf(data), existsSync(join(data, 'postmaster.pid'))]).toEqual([undefined, false])
    expect(readFileSync(`${data}.log`, 'utf8')).toContain('database system is shut down')
  })

  test('keeps what was written when it is started again', async () => {
    const server = await started(place.folder)
    expect([server.how, await notes(server.url)]).toEqual(['started', ['first']])
    await server.stop()
  })

  test('listens on this machine only, for who knows the password, which only its user can read', async () => {
    const server = await started(place.folder)
    const url = new URL(server.url)
    expect(url.hostname).toBe('127.0.0.1')
    expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await ask(server.url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }])
    url.password = 'guess'
    await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed')
    expect([statSync(`${data}.password`).mode & 0o777, statSync(data).mode & 0o777]).toEqual([0o600, 0o700])
    await server.stop()
  })

  test('writes no statement into its log, not even one that fails', async () => {
    const server = await started(place.folder)
    await expect(ask(server.url, `select 'somebody told this', 1 / 0`)).rejects.toThrow('division by zero')
    await server.stop()
    const log = readFileSync(`${data}.log`, 'utf8')
    expect(log).toContain('division by zero')
    expect(log).not.toContain('somebody told this')
  })

  test('of a server that was killed goes on and is used again', async () => {
    const owner = place.start()
    const { url = '' } = await owner.told
    await ask(url, `insert into note values ('before the kill')`)
    const pid = pidOf(data)
    await owner.kill()
    expect(pidOf(data)).toBe(pid)
    const server = await started(place.folder)
    expect([server.how, pidOf(data), await notes(server.url)]).toEqual(['reused', pid, ['before the kill', 'first']])
    await server.stop()
    expect(pidOf(data)).toBeUndefined()
  })

  test('that was killed itself is started again with everything that was acknowledged', async () => {
    const server = await started(place.folder)
    await ask(server.url, `insert into note values ('acknowledged')`)
    await killed(pidOf(data) ?? 0)
    await server.stop()
    const again = await started(place.folder)
    expect([again.how, await notes(again.url)]).toEqual(['started', ['acknowledged', 'before the kill', 'first']])
    await again.stop()
  })

  test('waits for the last process of one that was killed, which still holds its memory', async () => {
    const server = await started(place.folder)
    const client = new pg.Client({ connectionString: server.url })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const slow = rows[0]?.pid ?? 0
    process.kill(slow, 'SIGSTOP')
    await killed(pidOf(data) ?? 0)
    const again = started(place.folder)
    const log = () => readFileSync(`${data}.log`, 'utf8').includes('pre-existing shared memory block') || undefined
    await until(log, 'a start that finds the memory held')
    process.kill(slow, 'SIGCONT')
    const whole = await again
    expect([whole.how, await notes(whole.url)]).toEqual(['started', expect.arrayContaining(['first'])])
    await client.end().catch(() => undefined)
    await whole.stop()
    await server.stop()
  })

  test('has one owner: a second server is refused, a short command may share', async () => {
    const owner = place.start()
    const { how, url } = await owner.told
    expect(how).toBe('started')
    expect(await startEmbedded(place.folder, 'own')).toEqual({ ok: false, error: 'in-use' })
    const shared = await started(place.folder, 'share')
    expect([shared.how, shared.url]).toEqual(['shared', url])
    await shared.stop()
    expect(await notes(shared.url)).toContain('first')
    await owner.stop()
    expect(pidOf(data)).toBeUndefined()
  })

  test('is started for a short command when no server runs, and stopped after it', async () => {
    const server = await started(place.folder, 'share')
    expect([server.how, await notes(server.url)]).toEqual(['started', expect.arrayContaining(['first'])])
    await server.stop()
    expect(pidOf(data)).toBeUndefined()
  })

  test('that cannot start says why, with the end of its log', async () => {
    rmSync(join(data, 'global/pg_control'))
    await expect(startEmbedded(place.folder, 'own')).rejects.toThrow(
      /did not start\. The end of its log:\n.*pg_control/s,
    )
  })
})

describe('making the database', () => {
  let place = embeddedFolder()
  afterEach(async () => {
    await place.clean()
    place = embeddedFolder()
  })
  afterAll(() => place.clean())
  const leftOvers = () => readdirSync(place.beside()).filter((name) => /^postgres\b.*half/.test(name))

  test('that was cut off is done again from the beginning', async () => {
    const first = place.start()
    await until(
      () => leftOvers().find((name) => existsSync(join(place.beside(), name, 'PG_VERSION'))),
      'half a database',
    )
    await first.kill()
    expect(leftOvers()).toHaveLength(1)
    const server = await started(place.folder)
    expect([server.how, leftOvers()]).toEqual(['fresh', []])
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
  })

  test('by two servers at the same moment gives one database and one owner', async () => {
    const told = await Promise.all([place.start().told, place.start().told])
    expect(told.filter(({ refused }) => refused === 'in-use')).toHaveLength(1)
    const { url = '' } = told.find(({ how }) => how !== undefined) ?? {}
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(leftOvers()).toEqual([])
  })

  test.skipIf(!isRoot || !checkoutIsOpen)(
    'needs no root: an ordinary user runs it as himself (only root can try this, in a checkout others can enter)',
    async () => {
      const nobody = 65_534
      chownSync(place.folder, nobody, nobody)
      const owner = place.start({ uid: nobody })
      const told = await owner.told
      expect([told.how, told.place?.user, told.place?.moved]).toEqual(['fresh', undefined, false])
      expect(statSync(join(place.folder, 'postgres')).uid).toBe(nobody)
      await owner.stop()
    },
  )
})
