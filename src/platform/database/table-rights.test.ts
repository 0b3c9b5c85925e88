import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attempts, removals } from '../audit/testing/ways-to-change.ts'
import { ask } from '../testing/embedded-folder.ts'
import { expectedFunctions } from './testing/expected-function-rights.ts'
import { expectedRoles, expectedTables } from './testing/expected-rights.ts'
import { type RolesCluster, rolesCluster } from './testing/roles-cluster.ts'
import { storedFunctionRights, storedRoles, storedTableRights } from './testing/stored-rights.ts'
import { againstCluster, againstTable } from './testing/ways-to-break.ts'

let cluster: RolesCluster
let owner = ''
beforeAll(async () => {
  cluster = await rolesCluster()
  owner = cluster.server.url
})
afterAll(() => cluster.end())

/** A login may do what its role may. */
const loginsOf = (role: string): string[] =>
  ['baken_application', 'baken_public', 'baken_sign_in'].includes(role) ? [role, `${role}_login`] : [role]

describe('what each role may do', () => {
  test('stands here for every role of the cluster', async () => {
    expect(await storedRoles(owner)).toEqual(expectedRoles)
  })

  test('stands here for every table and sequence, and is so: a new table is added here with what its migration grants', async () => {
    const expected = Object.entries(expectedTables).map(([table, rights]) => [
      table,
      Object.fromEntries(Object.entries(rights).flatMap(([role, may]) => loginsOf(role).map((login) => [login, may]))),
    ])
    expect(await storedTableRights(owner)).toEqual(Object.fromEntries(expected))
  })

  test('stands here for every function, and is so', async () => {
    const expected = Object.entries(expectedFunctions).map(([name, who]) => [name, who.flatMap(loginsOf)])
    expect(await storedFunctionRights(owner)).toEqual(Object.fromEntries(expected))
  })

  test('nobody may empty a table, hang anything on it or look after it, and only the owner makes anything', async () => {
    const rights = Object.values(await storedTableRights(owner)).flatMap((ofTable) => Object.values(ofTable))
    expect(rights.filter((may) => /truncate|references|trigger|maintain/.test(may))).toEqual([])
    const makers = await ask(
      owner,
      `select rolname from pg_roles where not rolsuper and not starts_with(rolname, 'pg_') and (
        has_schema_privilege(oid, 'public', 'create') or has_database_privilege(oid, current_database(), 'create')
        or has_database_privilege(oid, current_database(), 'temporary')
        or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)`,
    )
    expect(makers).toEqual([])
  })

  test('a table and a function that are made later give nobody anything', async () => {
    const db = cluster.open(owner)
    await sql`create table made_later (id integer generated always as identity)`.execute(db)
    await sql`create function made_later_too() returns integer language sql return 1`.execute(db)
    try {
      const [tables, functions] = [await storedTableRights(owner), await storedFunctionRights(owner)]
      expect([tables['made_later'], tables['made_later_id_seq'], functions['made_later_too']]).toEqual([{}, {}, []])
    } finally {
      await sql`drop table made_later; drop function made_later_too`.execute(db)
    }
  })
})

/** Everything that somebody could have changed, in one text. */
async function fingerprint(): Promise<string> {
  const tables = Object.keys(expectedTables).filter((table) => !table.endsWith('_seq'))
  const counted = tables.map((table) => `select '${table}' as name, count(*)::text as is from ${table}`)
  const things = [
    `select 'object ' || oid, concat(relname, relowner, relacl, relrowsecurity) from pg_class where relnamespace = 'public'::regnamespace`,
    `select 'role ' || rolname, concat(rolsuper, rolpassword) from pg_authid`,
    `select 'member', string_agg(concat(roleid, ' ', member), ',' order by oid) from pg_auth_members`,
    `select 'trigger ' || oid, concat(tgname, tgenabled) from pg_trigger`,
    `select 'function ' || oid, concat(prosrc, proacl) from pg_proc where pronamespace = 'public'::regnamespace`,
  ]
  return JSON.stringify(await ask(owner, `${[...counted, ...things].join(' union all ')} order by 1, 2`))
}

/** Which of the statements PostgreSQL did. One that it refuses leaves nothing behind in the connection either; a connection that is lost is made anew. */
async function goneThrough(url: string, statements: readonly string[]): Promise<string[]> {
  const done: string[] = []
  let client: pg.Client | undefined
  for (const statement of statements) {
    client ??= await connected(url)
    const one = client
    await one.query(statement).then(
      () => done.push(statement),
      (cause: unknown) => {
        if (!(cause instanceof pg.DatabaseError) || cause.severity === 'FATAL') client = undefined
      },
    )
    if (client === undefined) await one.end()
  }
  await client?.end()
  return done
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

describe.each(['application', 'signIn', 'public'] as const)('who signs in as %s', (kind) => {
  const url = () => cluster.server[`${kind}Url`]

  test('can do nothing against any table, the cluster or the machine, and nothing was changed', async () => {
    const tables = Object.keys(expectedTables).filter((table) => !table.endsWith('_seq'))
    const statements = [...tables.flatMap(againstTable), ...attempts, ...removals, ...againstCluster]
    const before = await fingerprint()
    expect(await goneThrough(url(), statements)).toEqual([])
    expect(await fingerprint()).toBe(before)
    expect(statements.length).toBeGreaterThan(400)
  })

  test('gives itself or others no right that it has', async () => {
    const before = await fingerprint()
    // PostgreSQL only warns when nothing could be given.
    await ask(url(), 'grant all on directory_row to public').catch(() => undefined)
    await ask(url(), 'grant select on directory_row to nobody_in_particular with grant option').catch(() => undefined)
    expect(await fingerprint()).toBe(before)
  })
})

describe('the public process', () => {
  test.each([
    'organisations_person',
    'organisations_session',
    'platform_mail',
    'platform_mail_content',
    'platform_audit',
    'platform_audit_head',
    'guides_edition',
    'areas_municipality',
  ])('reads nothing of %s', async (table) => {
    await expect(ask(cluster.server.publicUrl, `select 1 from ${table}`)).rejects.toThrow('permission denied')
  })

  const remark = (day: string, line: string) =>
    `insert into information_remark values ('an-article', 'nl', ${day}, true, '${line}')`
  test('adds a line, counts lines, reads none, and takes away only those that have been kept long enough', async () => {
    const url = cluster.server.publicUrl
    await ask(url, remark('current_date', 'of today'))
    await ask(owner, remark('current_date - 182', 'just kept'))
    await ask(owner, remark('current_date - 183', 'too old'))
    expect(
      await ask(url, `select count(*)::int as lines from information_remark where article = 'an-article'`),
    ).toEqual([{ lines: 3 }])
    await expect(ask(url, 'select line from information_remark')).rejects.toThrow('permission denied')
    await expect(ask(url, 'select * from information_remark')).rejects.toThrow('permission denied')
    await expect(ask(url, `update information_remark set line = 'mine'`)).rejects.toThrow('permission denied')
    await ask(url, `delete from information_remark where week > '2000-01-01'`)
    const left = await ask<{ line: string }>(owner, 'select line from information_remark order by week')
    expect(left.map(({ line }) => line)).toEqual(['just kept', 'of today'])
  })

  test('changes no article or week that was counted, only how often', async () => {
    const url = cluster.server.publicUrl
    await ask(url, `insert into information_feedback values ('an-article', 'nl', current_date, true, 1)`)
    await ask(url, 'update information_feedback set times = times + 1')
    await expect(ask(url, `update information_feedback set article = 'another'`)).rejects.toThrow('permission denied')
    await expect(ask(url, 'delete from information_feedback')).rejects.toThrow('permission denied')
  })
})

describe('the application', () => {
  test('changes no row of the directory by itself, and reads and takes away what readers wrote', async () => {
    const url = cluster.server.applicationUrl
    await ask(url, 'begin; lock table directory_edition in share row exclusive mode; commit')
    await ask(owner, `insert into directory_row values ('points', 'a', 'import', '{"id":"a"}')`)
    await expect(ask(url, `insert into directory_row values ('points', 'b', 'import', '{"id":"b"}')`)).rejects.toThrow(
      'permission denied',
    )
    await expect(ask(url, 'delete from directory_row')).rejects.toThrow('permission denied')
    // Without a hat it is nobody's row: it is passed over.
    expect(await ask(url, `update directory_row set origin = 'screen' returning id`)).toEqual([])
    await expect(ask(url, `insert into directory_edition (origin, made_at) values ('import', now())`)).rejects.toThrow(
      'row-level security',
    )
    await ask(owner, `insert into information_remark values ('a', 'nl', current_date, true, 'read')`)
    expect(await ask(url, `select line from information_remark where article = 'a'`)).toEqual([{ line: 'read' }])
    await ask(url, `delete from information_remark where article = 'a'`)
    expect(await ask(owner, `select line from information_remark where article = 'a'`)).toEqual([])
  })
})

describe('a connection that becomes its role, when there are no logins', () => {
  test('may do what the role may, in every connection of the pool', async () => {
    const db = cluster.open(owner, 'baken_public')
    const asked = Array.from({ length: 10 }, () =>
      sql<{ current_user: string }>`select current_user, pg_sleep(0.05)`
        .execute(db)
        .then(({ rows }) => rows[0]?.current_user),
    )
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['baken_public']))
    await expect(sql`drop table directory_row`.execute(db)).rejects.toThrow('must be owner')
    await expect(sql`truncate directory_row`.execute(db)).rejects.toThrow('permission denied')
    await expect(sql`select 1 from platform_audit`.execute(db)).rejects.toThrow('permission denied')
  })

  // What the handbook says of it: docs/operations/running.md.
  test('does not stop who gets his own statements in: he takes the rights of the owner back', async () => {
    const db = cluster.open(owner, 'baken_public')
    await db.connection().execute(async (one) => {
      await sql`reset role`.execute(one)
      expect((await sql<{ current_user: string }>`select current_user`.execute(one)).rows).toEqual([
        { current_user: 'baken' },
      ])
    })
  })

  test('that may not become it is given to nobody', async () => {
    const db = cluster.open(cluster.urlOf('postgres', 'nobody_in_particular'), 'baken_public')
    for (let time = 0; time < 12; time += 1)
      await expect(sql`select 1`.execute(db)).rejects.toThrow('permission denied to set role "baken_public"')
  })
})
