import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, embeddedFolder } from '../testing/embedded-folder.ts'
import { folderMadeAhead } from '../testing/made-ahead.ts'
import { openDatabase } from './connect.ts'
import { type EmbeddedServer, startEmbedded } from './embedded-server.ts'
import { migrate } from './migrate.ts'
import { openRoles } from './role-connections.ts'
import { migrations } from './testing/roles-cluster.ts'

let place: ReturnType<typeof folderMadeAhead>
let server: EmbeddedServer | undefined
beforeEach(() => {
  place = folderMadeAhead()
})
afterEach(async () => {
  await server?.stop()
  server = undefined
  await place.clean()
})

async function start(): Promise<EmbeddedServer> {
  const started = await startEmbedded(place.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  server = started.value
  return server
}
async function stop(): Promise<void> {
  await server?.stop()
  server = undefined
}
const kinds = ['application', 'sign-in', 'public'] as const
const fileOf = (kind: (typeof kinds)[number]) => `${place.data()}.${kind}.password`
const whoIs = (url: string) => ask(url, 'select current_user::text as me')

/** Applies migrations up to a number, as a Baken of that time had them. */
async function migrateTo(url: string, number: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  for (const file of readdirSync(migrations).filter((name) => name.slice(0, 4) <= number))
    cpSync(join(migrations, file), join(folder, file))
  const db = openDatabase(url, () => undefined)
  const done = await migrate(db, folder)
  await db.destroy()
  rmSync(folder, { recursive: true })
  if (!done.ok) throw new Error(done.error)
}

/** True when the pages are served as they should be, after everything that waits was migrated. */
async function serves({ url, applicationUrl, signInUrl, publicUrl }: EmbeddedServer): Promise<void> {
  await migrateTo(url, '9999')
  const owner = openDatabase(url, () => undefined)
  const addresses = { owner: url, application: applicationUrl, signIn: signInUrl, public: publicUrl }
  const opened = await openRoles(owner, addresses, () => undefined)
  await Promise.all([owner, ...Object.values(opened)].map((db) => db.destroy()))
}

describe('the logins of the embedded database', () => {
  test('have passwords of their own, which only the user of the database reads, and scram', async () => {
    const { url, applicationUrl, signInUrl, publicUrl } = await start()
    expect([await whoIs(applicationUrl), await whoIs(signInUrl), await whoIs(publicUrl)]).toEqual([
      [{ me: 'baken_application_login' }],
      [{ me: 'baken_sign_in_login' }],
      [{ me: 'baken_public_login' }],
    ])
    const files = [`${place.data()}.password`, ...kinds.map(fileOf)]
    const passwords = files.map((file) => readFileSync(file, 'utf8'))
    expect(new Set(passwords).size).toBe(4)
    for (const password of passwords) expect(password).toMatch(/^[0-9a-f]{48}$/)
    const user = statSync(place.data()).uid
    expect(files.map((file) => [statSync(file).mode & 0o777, statSync(file).uid])).toEqual(
      files.map(() => [0o600, user]),
    )
    const kept = await ask<{ rolpassword: string }>(
      url,
      `select rolpassword from pg_authid where rolname like 'baken_%_login'`,
    )
    expect(kept.map(({ rolpassword }) => rolpassword.slice(0, 14))).toEqual(kinds.map(() => 'SCRAM-SHA-256$'))
    const guessed = new URL(publicUrl)
    guessed.password = passwords[1] ?? ''
    await expect(whoIs(guessed.href)).rejects.toThrow('password authentication failed')
  })

  test('are the same at the next start, and for a command that shares the database', async () => {
    const first = await start()
    const shared = await startEmbedded(place.folder, 'share')
    expect(shared).toMatchObject({
      ok: true,
      value: { applicationUrl: first.applicationUrl, signInUrl: first.signInUrl, publicUrl: first.publicUrl },
    })
    await stop()
    const again = await start()
    const passwordOf = (url: string) => new URL(url).password
    expect(passwordOf(again.publicUrl)).toBe(passwordOf(first.publicUrl))
    expect(passwordOf(again.applicationUrl)).toBe(passwordOf(first.applicationUrl))
  })

  test('may nothing before the migrations', async () => {
    const { publicUrl, signInUrl, applicationUrl } = await start()
    for (const url of [publicUrl, signInUrl, applicationUrl])
      await expect(ask(url, 'create table mine (id int)')).rejects.toThrow('permission denied')
  })

  test('are made and brought into their roles in a database that is new', async () => {
    await serves(await start())
  })

  // 0004: before there were roles; 0005: roles without a login; 0007: the last that had none; 9999: all, and the logins were lost.
  test.each(['0004', '0005', '0007', '9999'])(
    'are made for a database that an older Baken made and migrated to %s',
    async (number) => {
      const made = await start()
      await migrateTo(made.url, number)
      await ask(made.url, `insert into information_remark values ('kept', 'nl', current_date, true, 'a line')`)
      await ask(
        made.url,
        'drop owned by baken_application_login, baken_sign_in_login, baken_public_login; drop role baken_application_login, baken_sign_in_login, baken_public_login',
      )
      await stop()
      for (const kind of kinds) rmSync(fileOf(kind))
      const upgraded = await start()
      expect(kinds.map((kind) => existsSync(fileOf(kind)))).toEqual([true, true, true])
      await serves(upgraded)
      expect(await ask(upgraded.url, 'select line from information_remark')).toEqual([{ line: 'a line' }])
    },
  )

  test('are made again when a password was lost, and put right when a thief changed it or how they begin', async () => {
    const begun = await start()
    await serves(begun)
    const { publicUrl } = begun
    await ask(publicUrl, `alter role current_user set search_path = 'nowhere'`)
    await ask(publicUrl, `alter role current_user password 'mine'`)
    await expect(whoIs(publicUrl)).rejects.toThrow('password authentication failed')
    await stop()
    rmSync(fileOf('application'))
    const again = await start()
    await serves(again)
    expect(await ask(again.publicUrl, 'show search_path')).toEqual([{ search_path: '"$user", public' }])
  })

  test('are made once, when two servers start at the same moment', async () => {
    await place.clean()
    // Both make it, too.
    place = embeddedFolder()
    const told = await Promise.all([place.start().told, place.start().told])
    expect(told.filter(({ refused }) => refused === 'in-use')).toHaveLength(1)
    const { url = '' } = told.find(({ how }) => how !== undefined) ?? {}
    expect(await ask(url, `select count(*)::int as logins from pg_roles where rolname like 'baken%login'`)).toEqual([
      { logins: 3 },
    ])
  })

  test('are put right by one at a time, however many commands begin at the same moment', async () => {
    const { publicUrl } = await start()
    const sharing = Array.from({ length: 12 }, () => startEmbedded(place.folder, 'share'))
    const told = (await Promise.all(sharing)).map((shared) => shared.ok && [shared.value.how, shared.value.publicUrl])
    expect(told).toEqual(sharing.map(() => ['shared', publicUrl]))
  })

  test('hold the lock of the folder: the owner has no connection while nothing is loaded', async () => {
    const { url } = await start()
    const connected = await ask(
      url,
      `select usename::text from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    expect(connected).toEqual([{ usename: 'baken_application_login' }])
  })
})
