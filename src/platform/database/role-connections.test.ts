import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../testing/embedded-folder.ts'
import { folderMadeAhead } from '../testing/made-ahead.ts'
import { openDatabase } from './connect.ts'
import { startEmbedded } from './embedded-server.ts'
import { migrate } from './migrate.ts'
import { openRoles, type RoleAddresses } from './role-connections.ts'
import { migrations, type RolesCluster, rolesCluster } from './testing/roles-cluster.ts'

let cluster: RolesCluster
beforeAll(async () => {
  cluster = await rolesCluster()
  for (const role of ['baken_application', 'baken_sign_in', 'baken_public'])
    await cluster.tell(`create role of_${role} login password 'of_${role}' in role ${role}`)
})
afterAll(() => cluster.end())

/** Opens all in a database and closes them again. @returns what was said against it; null: nothing */
async function opened(database: string, addresses: Partial<RoleAddresses> = {}): Promise<string | null> {
  const url = addresses.owner ?? cluster.urlOf(database)
  const all = { application: undefined, signIn: undefined, public: undefined, ...addresses, owner: url }
  const owner = openDatabase<unknown>(url, () => undefined)
  try {
    const each = await openRoles(owner, all, () => undefined)
    const who = await Promise.all([each.application, each.signIn, each.public].map((db) => userOf(db)))
    expect(who).toEqual([
      all.application === undefined ? 'baken_application' : new URL(all.application).username,
      all.signIn === undefined ? 'baken_sign_in' : new URL(all.signIn).username,
      all.public === undefined ? 'baken_public' : new URL(all.public).username,
    ])
    await Promise.all(Object.values(each).map((db) => db.destroy()))
    return null
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  } finally {
    await owner.destroy()
  }
}
async function userOf(db: Kysely<unknown>): Promise<string | undefined> {
  const { rows } = await sql<{ me: string }>`select current_user::text as me`.execute(db)
  return rows[0]?.me
}

const application = (database: string) => ({ application: cluster.urlOf(database, 'of_baken_application') })
const door = (database: string) => ({ signIn: cluster.urlOf(database, 'of_baken_sign_in') })
const readers = (database: string) => ({ public: cluster.urlOf(database, 'of_baken_public') })

describe('three users of their own', () => {
  test('that are in their roles and nothing else are taken', async () => {
    const own = { ...application('postgres'), ...door('postgres'), ...readers('postgres') }
    expect(await opened('postgres', own)).toBeNull()
  })

  test('of which one is missing: that one is the owner, who gives up his rights', async () => {
    expect(await opened('postgres', application('postgres'))).toBeNull()
    expect(await opened('postgres', door('postgres'))).toBeNull()
    expect(await opened('postgres', readers('postgres'))).toBeNull()
    expect(await opened('postgres')).toBeNull()
  })
})

/** Made so by hand; `undone` puts it back. */
interface Wrong {
  done: string
  undone: string
  said: string
}
const role = (words: string, said: string): Wrong => ({
  done: `alter role thief ${words}`,
  undone: `alter role thief no${words}`,
  said,
})
const member = (of: string, said = `may become ${of}`): Wrong => ({
  done: `grant ${of} to thief`,
  undone: `revoke ${of} from thief`,
  said,
})
const granted = (what: string, said: string, to = 'thief'): Wrong => ({
  done: `grant ${what} to ${to}`,
  undone: `revoke ${what} from ${to}`,
  said,
})
const wrong: readonly Wrong[] = [
  role('superuser', 'it is a superuser.'),
  role('createrole', 'it may make roles.'),
  role('createdb', 'it may make databases.'),
  role('bypassrls', 'it may pass over the rules of single rows.'),
  role('replication', 'it may copy the whole cluster.'),
  member('baken', 'it has the tables of baken, '),
  { ...member('baken'), done: 'grant baken to thief with inherit false, set true', said: 'may become baken.' },
  member('other_owner', 'it has the tables of other_owner'),
  ...[
    'pg_read_all_data',
    'pg_write_all_data',
    'pg_execute_server_program',
    'pg_read_server_files',
    'pg_maintain',
    'pg_signal_backend',
  ].map((of) => member(of)),
  { ...member('pg_read_server_files'), done: 'grant pg_read_server_files to thief with inherit false, set true' },
  granted('create on schema public', 'may make tables in the schema public'),
  granted('create on database wrong', 'may make schemas'),
  granted('temporary on database wrong', 'may make temporary tables'),
  granted('truncate on directory_row', 'it may truncate directory_row.'),
  // Given to the role itself, so that it would be no more than the role may.
  granted('truncate on directory_row', 'it may truncate directory_row.', 'the role'),
  granted('trigger on platform_audit', 'it may trigger platform_audit.', 'the role'),
  granted('references on areas_boundary', 'it may references areas_boundary.', 'the role'),
  granted('update on platform_audit', 'it may update platform_audit.', 'the role'),
  granted('delete on platform_audit', 'it may delete platform_audit.', 'the role'),
  granted('insert (actor) on platform_audit', 'it may insert platform_audit.', 'the role'),
  granted('select on platform_migration', 'it may select platform_migration.'),
  granted('select (name) on platform_migration', 'it may select platform_migration.'),
  granted('insert on guides_edition', 'it may insert guides_edition.'),
  granted('execute on function platform_audit_hash', 'it may run platform_audit_hash.'),
]
const forEverybody: readonly Wrong[] = [
  granted('create on schema public', 'may make tables in the schema public', 'public'),
  granted('temporary on database wrong', 'may make temporary tables', 'public'),
  granted('truncate on directory_row', 'it may truncate directory_row.', 'public'),
]
const onlyPublic: readonly Wrong[] = [
  member('baken_application', 'may become baken_application'),
  granted('select on platform_audit', 'it may select platform_audit.'),
  granted('select on organisations_person', 'it may select organisations_person.'),
  granted('select on information_remark', 'it may select information_remark.'),
  granted('select (line) on information_remark', 'it may select line of information_remark.'),
  granted('execute on function platform_audit_append', 'it may run platform_audit_append.'),
]

describe('a user who may do more than his role', () => {
  beforeAll(async () => {
    await cluster.migrated('wrong')
    await cluster.tell(`create role thief login password 'thief'; create role other_owner`)
    await cluster.tell('create table others (id int); alter table others owner to other_owner', 'wrong')
  })
  const thief = (): string => cluster.urlOf('wrong', 'thief')
  const cases = [
    ...wrong.flatMap((one) => [
      { ...one, kind: 'application' as const },
      { ...one, kind: 'public' as const },
    ]),
    ...forEverybody.map((one) => ({ ...one, kind: 'application' as const })),
    ...onlyPublic.map((one) => ({ ...one, kind: 'public' as const })),
  ]
  test.each(cases)('as the $kind process is refused, and told why: $done', async ({ done, undone, said, kind }) => {
    const its = `baken_${kind}`
    await cluster.tell(`grant ${its} to thief`, 'wrong')
    expect(await opened('wrong', { [kind]: thief() })).toBeNull()
    await cluster.tell(done.replace('the role', its), 'wrong')
    const told = await opened('wrong', { [kind]: thief() })
    await cluster.tell(undone.replace('the role', its), 'wrong')
    expect(await opened('wrong', { [kind]: thief() })).toBeNull()
    await cluster.tell(`revoke ${its} from thief`, 'wrong')
    expect(told).toContain(`the user "thief" of ${kind.toUpperCase()}_DATABASE_URL may do more than ${its} should: `)
    expect(told).toContain(said)
    expect(told).toContain('docs/operations/running.md')
  })

  test('is not taken for the other: the application serves no public pages', async () => {
    expect(await opened('postgres', { public: cluster.urlOf('postgres', 'of_baken_application') })).toMatch(
      /may do more than baken_public should: it may become baken_application, .+ and \d+ more\./,
    )
  })

  test('is told of a role that was given more, also when nobody else signs in', async () => {
    await cluster.tell('grant truncate on directory_row to baken_public', 'wrong')
    expect(await opened('wrong')).toBe(
      'the role baken_public may do more than it should: it may truncate directory_row. See "Users of the database" in docs/operations/running.md.',
    )
    await cluster.tell('revoke truncate on directory_row from baken_public', 'wrong')
  })

  test('is left without a connection when he is refused', async () => {
    await cluster.tell('grant baken_public to thief; grant truncate on directory_row to thief', 'wrong')
    const open = () =>
      ask<{ is: number }>(
        cluster.server.url,
        `select count(*)::int as is from pg_stat_activity where usename = 'thief'`,
      )
    expect(await opened('wrong', { public: thief() })).toContain('may truncate directory_row')
    await cluster.tell('revoke baken_public from thief; revoke truncate on directory_row from thief', 'wrong')
    // PostgreSQL needs a moment to let go; a pool would keep one for ten seconds.
    const deadline = Date.now() + 5_000
    while ((await open())[0]?.is !== 0 && Date.now() < deadline) await pause(50)
    expect(await open()).toEqual([{ is: 0 }])
  })

  test('is refused when he only became less: he could take his own rights back', async () => {
    const url = new URL(cluster.server.url)
    url.searchParams.set('options', '-c role=baken_public')
    expect(await opened('postgres', { public: url.href })).toContain(
      'the user "baken" of PUBLIC_DATABASE_URL becomes "baken_public", and could become himself again.',
    )
  })

  test('is refused when he owns the tables, but is no superuser', async () => {
    await cluster.tell(`create role plain login password 'plain' createrole`)
    await cluster.tell('grant baken_application, baken_public, baken_sign_in to plain with admin option')
    await cluster.migrated('of_plain', 'plain')
    const own = cluster.urlOf('of_plain', 'plain')
    const told = await opened('of_plain', { owner: own, application: own, public: own })
    expect(told).toContain('the user "plain" of APPLICATION_DATABASE_URL may do more')
    expect(told).toContain('has the tables of plain')
  })
})

describe('a user who may do less', () => {
  test('because he is not in the role, is refused', async () => {
    expect(await opened('postgres', { public: cluster.urlOf('postgres', 'nobody_in_particular') })).toBe(
      'the user "nobody_in_particular" of PUBLIC_DATABASE_URL is not in the role baken_public: "grant baken_public to …;". See "Users of the database" in docs/operations/running.md.',
    )
  })

  test('because he signs in to another database, is refused', async () => {
    await cluster.migrated('another')
    expect(await opened('postgres', application('another'))).toBe(
      'APPLICATION_DATABASE_URL leads to another database than DATABASE_URL. See "Users of the database" in docs/operations/running.md.',
    )
  })

  test('because his password is wrong, is refused without the password', async () => {
    const url = new URL(cluster.urlOf('postgres', 'of_baken_public'))
    url.password = 'hunter2'
    const told = await opened('postgres', { public: url.href })
    expect(told).toContain('password authentication failed')
    expect(told).not.toContain('hunter2')
  })
})

describe('an owner who is no superuser, without users for the pages', () => {
  test('becomes the roles that he may give away, and is told what an administrator does when he may not', async () => {
    await cluster.tell(`create role small login password 'small'`)
    await cluster.tell(
      'grant baken_application, baken_public, baken_sign_in to small with admin option, set false, inherit false',
    )
    await cluster.migrated('of_small', 'small')
    const own = cluster.urlOf('of_small', 'small')
    expect(await opened('of_small', { owner: own })).toBeNull()
    await cluster.tell('revoke baken_application, baken_public from small cascade')
    expect(await opened('of_small', { owner: own })).toBe(
      'the user "small" of DATABASE_URL may not become baken_application. Let an administrator of PostgreSQL run "grant baken_application to small;" once, or set APPLICATION_DATABASE_URL. See "Users of the database" in docs/operations/running.md.',
    )
    await cluster.tell('grant baken_application, baken_public to small')
    expect(await opened('of_small', { owner: own })).toBeNull()
  })

  test('and who does not own the database, is told what everybody may still do in it', async () => {
    await cluster.tell('create database lent')
    await cluster.tell('grant create on schema public to small; grant create on schema public to public', 'lent')
    expect(await migrate(cluster.open(cluster.urlOf('lent', 'small')), migrations)).toMatchObject({ ok: true })
    const told = await opened('lent', {
      owner: cluster.urlOf('lent', 'small'),
      ...application('lent'),
      ...readers('lent'),
    })
    expect(told).toContain('may make tables in the schema public, may make temporary tables.')
    await cluster.tell(
      'revoke create on schema public from public; revoke create, temporary on database lent from public',
      'lent',
    )
    expect(
      await opened('lent', { owner: cluster.urlOf('lent', 'small'), ...application('lent'), ...readers('lent') }),
    ).toBeNull()
  })
})

describe('the handbook', () => {
  test('has statements that make four users of a PostgreSQL that knows nothing of Baken, and they are taken', async () => {
    const handbook = readFileSync(join(import.meta.dirname, '../../../docs/operations/running.md'), 'utf8')
    const statements = /## Users of the database[\s\S]*?```sql\n([\s\S]*?)```/.exec(handbook)?.[1] ?? ''
    const addresses = [...handbook.matchAll(/^(?:\w+_)?DATABASE_URL=(postgres:\S+)$/gm)].map(
      ([, url = '']) => new URL(url),
    )
    const place = folderMadeAhead()
    const started = await startEmbedded(place.folder, 'own')
    if (!started.ok) throw new Error(started.error)
    const { url, stop } = started.value
    try {
      // The embedded database brings three of them by itself.
      await ask(url, 'drop role baken_application_login, baken_sign_in_login, baken_public_login')
      for (const statement of statements.trim().split(';\n')) await ask(url, statement)
      const [owner = '', application, signIn, readers] = addresses.map((address) => {
        ;[address.hostname, address.port] = [new URL(url).hostname, new URL(url).port]
        return address.href
      })
      const db = openDatabase(owner, () => undefined)
      expect(await migrate(db, migrations)).toMatchObject({ ok: true })
      const own = await openRoles(db, { owner, application, signIn, public: readers }, () => undefined)
      expect(await Promise.all([db, own.application, own.signIn, own.public].map(userOf))).toEqual([
        'baken_owner',
        'baken_application_login',
        'baken_sign_in_login',
        'baken_public_login',
      ])
      await Promise.all([db, ...Object.values(own)].map((one) => one.destroy()))
    } finally {
      await stop()
      await place.clean()
    }
  })
})
