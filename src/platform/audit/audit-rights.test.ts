import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '../testing/test-database.ts'
import { storedHead, verifyStoredAudit } from './read-audit.ts'
import type { AuditTables } from './tables.ts'
import { allLines, appended, migrations } from './testing/audit-database.ts'
import { attempts, newLine, removals } from './testing/ways-to-change.ts'

const database = databasePerTest<AuditTables>(migrations)
beforeEach(async () => {
  await appended(database())
  await appended(database())
})

const run = (statement: string) => sql.raw(statement).execute(database())
const become = (role: 'baken_application' | 'baken_public') => run(`set role ${role}`)
describe('the application', () => {
  test('adds lines by the function, and without a hat reads none; the owner sees them all', async () => {
    await become('baken_application')
    expect(await appended(database())).toMatchObject({ line: 3 })
    expect(await allLines(database())).toEqual([])
    await expect(storedHead(database())).rejects.toThrow('permission denied')
    await run('reset role')
    expect(await allLines(database())).toHaveLength(3)
    expect(await verifyStoredAudit(database())).toMatchObject({ last: { line: 3 }, fault: null })
  })

  test.each([...attempts, ...removals])('may not: %s', async (statement) => {
    await become('baken_application')
    await expect(run(statement)).rejects.toThrow(/permission denied|must be owner|must be able to SET ROLE/)
    await run('reset role')
    expect(await verifyStoredAudit(database())).toMatchObject({ last: { line: 2 }, fault: null })
  })

  test('gets nothing by granting itself more', async () => {
    await become('baken_application')
    // PostgreSQL refuses where one has no right at all, and only warns where one has some.
    await run('grant all on platform_audit to baken_application')
    await expect(run('grant all on platform_audit_head to baken_application')).rejects.toThrow('permission denied')
    for (const statement of attempts) await expect(run(statement)).rejects.toThrow('permission denied')
  })

  test('cannot put a table or a function of its own in the way, even where it may make temporary ones', async () => {
    await run(
      `do $$ begin execute format('grant temporary on database %I to baken_application', current_database()); end $$`,
    )
    await become('baken_application')
    await run(
      'create temporary table platform_audit (line bigint); create temporary table platform_audit_head (line bigint, hash bytea)',
    )
    await run(`create function pg_temp.sha256(bytea) returns bytea language sql as 'select $1'`)
    await run(
      `set search_path = pg_temp, public; select public.platform_audit_append('operator', null, 'a.b', null, '{}')`,
    )
    await run('set search_path = public; drop table pg_temp.platform_audit, pg_temp.platform_audit_head')
    await run('reset role')
    expect(await verifyStoredAudit(database())).toMatchObject({ last: { line: 3 }, fault: null })
  })

  test('gets no clock of its own into the function, even where it may make functions', async () => {
    await run('create schema mine; grant all on schema mine to baken_application')
    await become('baken_application')
    await run(`create function mine.clock_timestamp() returns timestamptz language sql as 'select to_timestamp(0)'`)
    await run('set search_path = mine, pg_catalog, public')
    await run(`select public.platform_audit_append('operator', null, 'a.b', null, '{}')`)
    await run('set search_path = public; reset role')
    expect((await allLines(database()))[2]?.at).toBeGreaterThan(0)
  })
})

describe('the public process', () => {
  test.each([
    'select * from platform_audit',
    'select line from platform_audit_head',
    `select platform_audit_append('operator', null, 'a.b', null, '{}')`,
    ...attempts,
  ])('may not even: %s', async (statement) => {
    await become('baken_public')
    await expect(run(statement)).rejects.toThrow('permission denied')
  })
})

describe('the owner of the tables', () => {
  // Whoever owns a table may add to it; a line that the function did not make is found.
  const owners = attempts.filter((one) => !one.startsWith('insert'))
  test.each(owners)('is refused, too: %s', async (statement) => {
    const head = await storedHead(database())
    await expect(run(statement)).rejects.toThrow(/^the (audit is only added to|head of the audit only moves)/)
    expect(await storedHead(database())).toEqual(head)
  })

  test.each(owners)('is refused while triggers are off for the session: %s', async (statement) => {
    await run('set local session_replication_role = replica')
    await expect(run(statement)).rejects.toThrow(/^the (audit is only added to|head of the audit only moves)/)
  })

  test('who puts in a line by himself is found', async () => {
    await run(`insert into platform_audit ${newLine}`)
    expect((await verifyStoredAudit(database())).fault).toEqual({ kind: 'altered', line: 3 })
  })
})
