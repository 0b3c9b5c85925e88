import type { EventEmitter } from 'node:events'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { day } from '#kernel/days.ts'
import { directoryReader } from '#modules/directory/server/index.ts'
import { type EmbeddedServer, startEmbedded } from '#platform/database/embedded-server.ts'
import { ask } from '#platform/testing/embedded-folder.ts'
import { folderMadeAhead } from '#platform/testing/made-ahead.ts'
import { readConfiguration } from './configuration.ts'
import { openDirectory } from './open-directory.ts'
import { openStores, type Stores } from './open-stores.ts'
import { realContent, root } from './testing/real-content.ts'

const place = folderMadeAhead()
let content: Awaited<ReturnType<typeof realContent>>
let server: EmbeddedServer
let stores: Stores
/** What the server said at start. */
let said: string[] = []

beforeAll(async () => {
  const started = await startEmbedded(place.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  server = started.value
  content = await realContent()
  ;({ stores, said } = await opened({
    DATABASE_URL: server.url,
    APPLICATION_DATABASE_URL: server.applicationUrl,
    SIGN_IN_DATABASE_URL: server.signInUrl,
    PUBLIC_DATABASE_URL: server.publicUrl,
  }))
})
afterAll(async () => {
  const events: EventEmitter = process
  events.emit('sveltekit:shutdown')
  await server.stop()
  await place.clean()
})

async function opened(environment: Readonly<Record<string, string>>) {
  const configuration = readConfiguration({ BAKEN_CONTENT: root, ...environment })
  if (!configuration.ok) throw new Error(configuration.error)
  const heard = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  try {
    const found = await openStores(configuration.value, content.areas, content.library)
    return { stores: found, said: heard.mock.calls.map(([line]) => String(line)) }
  } finally {
    heard.mockRestore()
  }
}

/** Who has a connection open, besides who asks. */
async function connected(): Promise<string[]> {
  const rows = await ask<{ usename: string }>(
    server.url,
    `select distinct usename::text from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by 1`,
  )
  return rows.map(({ usename }) => usename)
}
/** As whom a store asks: what PostgreSQL saw of its last statement. */
const lastStatementLike = (text: string) =>
  ask<{ usename: string }>(
    server.url,
    `select usename::text from pg_stat_activity where query like '%${text}%' and pid <> pg_backend_pid()`,
  )

describe('what pages read and write', () => {
  test('is loaded by the owner, who then has no connection', async () => {
    expect(await connected()).toContain('baken')
    await openDirectory(stores.directory, root, content.areas, content.library.catalogues.contacts)
    await stores.endLoading()
    expect(await connected()).toEqual(['baken_application_login', 'baken_public_login', 'baken_sign_in_login'])
    expect(said).toEqual([])
  })

  test('is there for the public process, and asked by it: directory, boundaries and whether the database answers', async () => {
    const directory = await directoryReader(stores.directory)()
    expect(directory.points.length).toBeGreaterThan(0)
    expect(await lastStatementLike('directory_edition')).toEqual([{ usename: 'baken_public_login' }])
    expect(await stores.areas.boundariesOn(day('2026-11-29'))).toEqual([])
    expect(await lastStatementLike('areas_boundary')).toEqual([{ usename: 'baken_public_login' }])
    expect(await stores.answers()).toBe(true)
    expect(await lastStatementLike('select 1')).toEqual([{ usename: 'baken_public_login' }])
  })

  test('what a reader says is kept by the public process, which forgets what is old', async () => {
    const today = day('2026-11-29')
    const feedback = { article: 'an-article', language: 'nl', helped: false, line: 'what was missed' }
    await ask(server.url, `insert into information_remark values ('old', 'nl', '2000-01-03', true, 'old')`)
    expect(await stores.feedback.add(feedback, today)).toBe('kept')
    expect(await stores.feedback.add(feedback, today)).toBe('kept')
    expect(await stores.feedback.counts()).toEqual([{ article: 'an-article', language: 'nl', helped: 0, not: 2 }])
    const lines = await ask<{ line: string }>(server.url, 'select line from information_remark')
    expect(lines.map(({ line }) => line)).toEqual(['what was missed', 'what was missed'])
    await expect(stores.feedback.remarks(today)).rejects.toThrow('permission denied')
  })

  test('is not written by pages: the connection of the owner is gone', async () => {
    await expect(stores.directory.inTurn(async () => undefined)).rejects.toThrow('driver has already been destroyed')
  })

  test('the owner comes back for one thing, and is gone when it is done or failed', async () => {
    const me = await stores.asOwner(async (owner) => {
      const { rows } = await sql<{ me: string }>`select current_user::text as me`.execute(owner)
      expect(await connected()).toContain('baken')
      return rows[0]?.me
    })
    expect(me).toBe('baken')
    await expect(stores.asOwner(() => Promise.reject(new Error('no figures')))).rejects.toThrow('no figures')
    expect(await connected()).not.toContain('baken')
  })

  test('staff pages have a connection of their own', async () => {
    const { rows } = await sql<{ me: string }>`select current_user::text as me`.execute(stores.database.application)
    expect(rows).toEqual([{ me: 'baken_application_login' }])
  })
})

describe('one user for everything', () => {
  test('serves as well, gives his rights up, and it is said in one line how to do better', async () => {
    const { stores: found, said } = await opened({ DATABASE_URL: server.url })
    await found.endLoading()
    const { rows } = await sql<{ me: string }>`select current_user::text as me`.execute(found.database.public)
    expect([rows, await found.answers()]).toEqual([[{ me: 'baken_public' }], true])
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(
      /^[^\n]+APPLICATION_DATABASE_URL, SIGN_IN_DATABASE_URL and PUBLIC_DATABASE_URL[^\n]+docs\/operations\/running\.md/,
    )
  })

  test('is refused as the user of pages', async () => {
    await expect(opened({ DATABASE_URL: server.url, PUBLIC_DATABASE_URL: server.url })).rejects.toThrow(
      'the user "baken" of PUBLIC_DATABASE_URL may do more than baken_public should: it is a superuser.',
    )
  })
})
