import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aTownFullOfRows, someone, type Who } from '../testing/a-town-full-of-rows.ts'
import { aWorld } from '../testing/a-world.ts'
import { readyToTry, tryAll } from '../testing/tried-statements.ts'
import type { DeskTables } from './desk.ts'

const database = databasePerTest<DeskTables>('migrations')
let db: Kysely<DeskTables>

beforeEach(async () => {
  db = (await aWorld(database())).db
  await aTownFullOfRows(db)
  await readyToTry(db)
})

const hatOf = ({ me }: Who) => ({ person: me, organisation: 'ours' })
const as = (who: Who, ...statements: string[]) => tryAll(db, hatOf(who), statements)

const officer = someone('desk-officer')
const administrator = someone('organisation-administrator')
/** In a transaction of its own, without the function that tries. */
const inOwnWords = (who: Who, ...statements: string[]) =>
  db.transaction().execute(async (trx) => {
    await sql`set local role baken_application`.execute(trx)
    await sql`select set_config('baken.person', ${who.me}, true), set_config('baken.organisation', 'ours', true)`.execute(
      trx,
    )
    let rows: unknown[] = []
    for (const statement of statements) rows = (await sql.raw(statement).execute(trx)).rows
    await sql`select set_config('baken.person', '', true), set_config('baken.organisation', '', true)`.execute(trx)
    await sql`set local role none`.execute(trx)
    return rows
  })

const waysAround: readonly (readonly [string, string])[] = [
  ['a copy out of a table that is not the application’s', 'copy organisations_session to stdout'],
  ['a copy with the hashes', 'copy organisations_invitation to stdout'],
  ['a copy of letters', 'copy platform_mail_content to stdout'],
  ['a cursor on letters', 'declare mine cursor for select body from platform_mail_content'],
  ['a copy to a file', `copy organisations_person to '/tmp/mine'`],
  ['a copy to a program', `copy organisations_person to program 'cat'`],
  ['a copy into a table', 'copy organisations_membership from stdin'],
  ['a block', 'do $x$ begin perform 1 from organisations_session; end $x$'],
  ['a block that builds its statement', `do $x$ begin execute 'delete from organisations_' || 'membership'; end $x$`],
  [
    'a block that writes to others',
    `do $x$ begin update organisations_membership set state = 'away' where organisation = 'ours'; end $x$`,
  ],
  ['a prepared statement', 'prepare mine as delete from organisations_membership; execute mine'],
  [
    'a prepared statement that changes a colleague',
    `prepare mine as update organisations_membership set roles = '{organisation-administrator}' where person = 'ours-active'; execute mine`,
  ],
  ['a cursor', 'declare mine cursor for select * from organisations_account'],
  ['a function of its own', `create function pg_temp.mine() returns int language sql as 'select 1'`],
  ['a view of its own', 'create temporary view mine as select * from organisations_session'],
  ['rules turned off', 'set local row_security = off; select * from organisations_person'],
  ['triggers turned off', 'set local session_replication_role = replica'],
  ['XML of a table', `select table_to_xml('organisations_session', true, false, '')`],
  ['XML of a statement', `select query_to_xml('select * from organisations_account', true, false, '')`],
  ['a guard called by hand', 'select organisations_guard_membership()'],
  ['a number of a sequence', `select nextval('organisations_session_id_seq')`],
  ['large objects', `select lo_import('/etc/passwd')`],
  ['the files of the server', `select pg_read_file('postgresql.conf')`],
]

describe('other ways in', () => {
  test('lead nowhere, for an officer as for an administrator', async () => {
    for (const [words, statements] of waysAround)
      for (const who of [officer, administrator])
        await expect(inOwnWords(who, ...statements.split('; ')), `${words} as ${who.me}`).rejects.toThrow()
  })

  test('XML and statistics show rows that the hat sees and no other', async () => {
    const query = `select query_to_xml('select mail from organisations_person', true, false, '')`
    const xml = JSON.stringify(await inOwnWords(officer, query))
    expect(xml).toContain('ours-one@voorbeeld.example')
    expect(xml).not.toContain('theirs-one@')
    await sql`analyze organisations_person`.execute(db)
    expect(await inOwnWords(officer, `select 1 from pg_stats where tablename like 'organisations_%'`)).toEqual([])
  })

  test('a plan tells how many rows there are about, of all organisations: that is known and not closed', async () => {
    await sql`analyze organisations_membership`.execute(db)
    const [row] = await inOwnWords(
      officer,
      `select reltuples::int as about from pg_class where relname = 'organisations_membership'`,
    )
    const { rows } = await sql<{ about: number }>`select count(*)::int as about from organisations_membership`.execute(
      db,
    )
    expect(row).toEqual(rows[0])
  })
})

describe('whether somebody is elsewhere', () => {
  const ask = (mail: string) =>
    `select organisations_person_for('fresh', 'Mijn naam', '${mail}@voorbeeld.example', 'nl', 'ours') as known`

  test('is found out from a mail address by nobody who may not invite', async () => {
    const told = [await as(officer, ask('theirs-active')), await as(officer, ask('unknown'))]
    expect(told[0]).toEqual(told[1])
    expect(told[0]).toMatchObject([{ code: '42501', text: expect.stringContaining('may not') }])
  })

  test('is found out by who may invite, without a name, and nothing of the person changes', async () => {
    expect(await inOwnWords(administrator, ask('THEIRS-active'))).toEqual([{ known: 'theirs-active' }])
    expect(await inOwnWords(administrator, `select name from organisations_person where id = 'theirs-active'`)).toEqual(
      [],
    )
    const { rows } = await sql`select name, mail from organisations_person where id = 'theirs-active'`.execute(db)
    expect(rows).toEqual([{ name: 'Persoon theirs-active', mail: 'theirs-active@voorbeeld.example' }])
  })

  test('and with the name once they are asked to come, for a person is called the same everywhere: that is known and not closed', async () => {
    const invited = `insert into organisations_membership (person, organisation, roles, state, since)
      values ('before-active', 'ours', '{trainer}', 'invited', organisations_today())`
    const name = `select name from organisations_person where id = 'before-active'`
    expect(await inOwnWords(administrator, name)).toEqual([])
    expect(await inOwnWords(administrator, invited, name)).toEqual([{ name: 'Persoon before-active' }])
  })

  test('no refusal tells: about somebody who is there and about nobody it is the same', async () => {
    const at = (person: string) => [
      `insert into organisations_membership (person, organisation, roles, state, since) values ('${person}', 'theirs', '{trainer}', 'invited', organisations_today())`,
      `insert into organisations_stand_in (organisation, away, person, from_day, until_day) values ('theirs', '${person}', 'theirs-one', '2026-01-01', '2027-01-01')`,
      `insert into organisations_stand_in (organisation, away, person, from_day, until_day) values ('ours', '${person}', 'ours-active', '2026-01-01', '2027-01-01')`,
      `insert into organisations_invitation (hash, person, organisation, invited_by, ends_at) values (sha256('x'), '${person}', 'theirs', '${administrator.me}', now())`,
      `insert into organisations_request (id, action, organisation, person, asked_by, ends_at) values ('x', 'account.recover', 'ours', '${person}', '${administrator.me}', now())`,
      `select organisations_end_sign_ins('${person}')`,
      `select organisations_forget_proof('${person}')`,
    ]
    for (const who of [officer, administrator]) {
      const [there, not] = [await as(who, ...at('theirs-away')), await as(who, ...at('nobody'))]
      expect(there).toEqual(not)
      expect(there.every(({ code }) => code === '42501')).toBe(true)
    }
  })
})
