import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../database/connect.ts'
import { type EmbeddedServer, startEmbedded } from '../database/embedded-server.ts'
import { migrate } from '../database/migrate.ts'
import { folderMadeAhead } from '../testing/made-ahead.ts'
import { appendAudit } from './append-audit.ts'
import { verifyStoredAudit } from './read-audit.ts'
import type { AuditTables } from './tables.ts'
import { aChain, headOf } from './testing/a-chain.ts'
import { allLines, anEntry, appended, migrations, putLines, takeGuardsAway } from './testing/audit-database.ts'
import { attempts, removals } from './testing/ways-to-change.ts'

const place = folderMadeAhead()
const opened: Kysely<AuditTables>[] = []
let server: EmbeddedServer

beforeAll(async () => {
  const started = await startEmbedded(place.folder, 'own')
  if (!started.ok) throw new Error(started.error)
  server = started.value
  await run(open('postgres'), `create role plain login password 'plain'`)
  await run(open('postgres'), `create role no_operator login password 'no_operator'`)
})
afterAll(async () => {
  await Promise.all(opened.map((db) => db.destroy()))
  await server.stop()
  await place.clean()
})

/** A database of the cluster, for its superuser or for another with its name as password. */
function open(name: string, user?: string): Kysely<AuditTables> {
  const url = new URL(server.url)
  url.pathname = `/${name}`
  if (user !== undefined) [url.username, url.password] = [user, user]
  const db = openDatabase<AuditTables>(url.href, () => undefined)
  opened.push(db)
  return db
}
const run = (db: Kysely<AuditTables>, statement: string) => sql.raw(statement).execute(db)
const made = async (name: string, owner = 'baken') => {
  await run(open('postgres'), `create database ${name} owner ${owner}`)
  return open(name)
}

/** True when a statement waits for a transaction of another. */
async function somebodyWaits(db: Kysely<AuditTables>): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity where wait_event_type = 'Lock'`.execute(db)
  return rows.length > 0
}

// In this order: the roles are made once for the whole cluster.
describe('the roles of a cluster', () => {
  test('that are missing, and that this user may not make: a sentence says what to do, and nothing is kept', async () => {
    await made('of_plain', 'plain')
    const db = open('of_plain', 'plain')
    expect(await migrate(db, migrations)).toEqual({
      ok: false,
      error: expect.stringMatching(
        /^migrations\/0005_platform_audit\.sql: the roles baken_application and baken_public are not there, .+ administrator .+"create role baken_application nologin; create role baken_public nologin;" once/,
      ),
    })
    await expect(run(db, 'select 1 from platform_audit')).rejects.toThrow('does not exist')
  })

  test('that another database makes at the same moment are waited for', async () => {
    const [first, second] = [await made('first'), await made('second')]
    const begun = await first.transaction().execute(async (trx) => {
      await sql`create role baken_application nologin`.execute(trx)
      const migrating = migrate(second, migrations)
      while (!(await somebodyWaits(first))) await pause(20)
      // In an object: a promise by itself would be waited for before the transaction ends.
      return { migrating }
    })
    expect(await begun.migrating).toMatchObject({ ok: true })
  })

  test('are made once, when several databases need them at the same moment', async () => {
    const several = await Promise.all(['one', 'two', 'three'].map((name) => made(name)))
    const migrated = await Promise.all(several.map((db) => migrate(db, migrations)))
    expect(migrated.map(({ ok }) => ok)).toEqual([true, true, true])
  })

  test('that are there are enough: the user makes none, and an administrator who runs what the sentences say gets there', async () => {
    const db = open('of_plain', 'plain')
    const said: string[] = []
    for (let migrated = await migrate(db, migrations); !migrated.ok; migrated = await migrate(db, migrations)) {
      const [, statements = ''] = /run "([^"]+)" once/.exec(migrated.error) ?? []
      expect(said).not.toContain(statements)
      said.push(statements)
      await run(open('postgres'), statements)
    }
    expect(said).toEqual([
      'grant baken_sign_in to baken_application with inherit false, set true;',
      'grant baken_sign_in to plain with admin option; revoke baken_sign_in from baken_application;',
    ])
    expect(await appended(db)).toMatchObject({ line: 1 })
  })

  test('a schema that is not public is named, and nothing is kept', async () => {
    const db = await made('elsewhere')
    await run(db, 'create schema baken')
    const migrated = await migrate(db, migrations)
    expect(migrated).toEqual({
      ok: false,
      error: expect.stringContaining('this user makes them in "baken": change its search_path'),
    })
  })
})

describe('somebody who signs in as the application', () => {
  test('adds lines, and can do nothing else to the audit', async () => {
    await run(open('one'), 'grant baken_application to no_operator')
    const db = open('one', 'no_operator')
    expect(await appended(db)).toMatchObject({ line: 1 })
    const others = ['set role baken', 'set session authorization baken', 'reset role; delete from platform_audit']
    for (const statement of [...attempts, ...removals, ...others])
      await expect(run(db, statement), statement).rejects.toThrow()
    expect(await allLines(db)).toEqual([])
    expect(await verifyStoredAudit(open('one'))).toMatchObject({ last: { line: 1 }, fault: null })
    expect(await allLines(open('one'))).toHaveLength(1)
  })
})

describe('eight that write at the same time', () => {
  test('make one chain, and who changes his mind leaves no gap', async () => {
    const db = open('two')
    let undone = 0
    const write = (writer: number, turn: number) =>
      db.transaction().execute(async (trx) => {
        await appendAudit(trx, anEntry({ actor: `person-${writer}`, detail: { turn } }))
        // Some write twice.
        if (turn % 3 === 0)
          await appendAudit(trx, anEntry({ actor: `person-${writer}`, detail: { turn, again: true } }))
        if ((writer + turn) % 5 === 0) throw new Error('changed my mind')
      })
    const writer = async (number: number) => {
      for (let turn = 1; turn <= 40; turn += 1) {
        await write(number, turn).catch((cause: unknown) => {
          expect(String(cause)).toContain('changed my mind')
          undone += 1
        })
      }
    }
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(writer))
    const lines = await allLines(db)
    expect(undone).toBe(64)
    expect(lines.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1))
    expect(new Set(lines.map(({ actor }) => actor)).size).toBe(8)
    expect(await verifyStoredAudit(db)).toMatchObject({ last: { line: lines.length }, fault: null })
    // Nobody had the chain for himself: the writers really took turns.
    const turns = lines.filter(({ actor }, index) => index > 0 && actor !== lines[index - 1]?.actor).length
    expect(turns).toBeGreaterThan(lines.length / 4)
  })

  test('are read as of one moment while they go on', async () => {
    const db = open('two')
    const writing = Promise.all(Array.from({ length: 60 }, () => appended(db)))
    for (let round = 0; round < 5; round += 1) expect((await verifyStoredAudit(db)).fault).toBeNull()
    await writing
  })
})

describe('many lines', () => {
  // `bench/audit.ts` tells how long a hundred thousand take.
  const many = 20_000

  test('are verified as they lie in PostgreSQL, more than are read at once', async () => {
    const db = open('three')
    const lines = aChain(many)
    const { line, hash } = headOf(lines)
    await takeGuardsAway(db)
    await putLines(db, lines)
    await sql`update platform_audit_head set line = ${line}, hash = ${hash}`.execute(db)
    expect(await verifyStoredAudit(db)).toMatchObject({ last: { line: many }, fault: null })
    await sql`update platform_audit set actor = 'person-99' where line = 17777`.execute(db)
    expect((await verifyStoredAudit(db)).fault).toEqual({ kind: 'altered', line: 17_777 })
  })
})
