import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '../testing/test-database.ts'
import { headText, readHead } from './audit-head.ts'
import { storedHead, verifyStoredAudit } from './read-audit.ts'
import type { AuditTables } from './tables.ts'
import { migrations, takeGuardsAway } from './testing/audit-database.ts'

const database = databasePerTest<AuditTables>(migrations)
const count = 60
let kept = ''
const run = (statement: string, db: Kysely<AuditTables> = database()) => sql.raw(statement).execute(db)

beforeEach(async () => {
  await run(`select platform_audit_append('person-' || n, case when n % 2 = 0 then 'GM0855' end, 'case.read', 'case:' || n, '{"n":' || n || '}')
    from generate_series(1, ${count}) as n`)
  const head = await storedHead(database())
  kept = head ? headText(head) : ''
  await takeGuardsAway(database())
})

/** What is found when this was done; then it is undone. */
async function foundAfter(statements: string): Promise<string> {
  let found = ''
  const undone = new Error('undone')
  const attempt = database()
    .transaction()
    .execute(async (trx) => {
      await run(statements, trx)
      found = (await verifyStoredAudit(trx)).fault?.kind ?? 'nothing'
      throw undone
    })
  await expect(attempt).rejects.toBe(undone)
  return found
}

const column = (name: string, value: string): [string, (line: number) => string] => [
  `alter ${name} to ${value}`,
  (line) => `update platform_audit set ${name} = ${value} where line = ${line}`,
]
const ways: [string, (line: number) => string][] = [
  column('line', 'line + 1000'),
  column('line', `line % ${count} + 1`),
  column('at', `at + interval '1 second'`),
  column('actor', `'person-99'`),
  column('organisation', `case when organisation is null then 'GM0855' end`),
  column('action', `'case.close'`),
  column('object', 'null'),
  column('detail', `'{}'`),
  column('previous', 'set_byte(previous, 0, 255 - get_byte(previous, 0))'),
  column('hash', 'set_byte(hash, 31, 255 - get_byte(hash, 31))'),
  ['delete one', (line) => `delete from platform_audit where line = ${line}`],
  ['delete a run', (line) => `delete from platform_audit where line between ${line} and ${line + 5}`],
  [
    'delete one and close the gap',
    (line) =>
      `delete from platform_audit where line = ${line}; update platform_audit set line = line - 1 where line > ${line}`,
  ],
  [
    'swap two',
    (line) => {
      const other = (line % count) + 1
      return `update platform_audit set line = case line when ${line} then ${other} else ${line} end where line in (${line}, ${other})`
    },
  ],
  [
    'insert one',
    (line) => `update platform_audit set line = line + 1 where line >= ${line};
      insert into platform_audit select ${line}, at, actor, organisation, action, object, detail, previous, hash
      from platform_audit where line = ${line + 1}`,
  ],
  ['duplicate one', (line) => `insert into platform_audit select * from platform_audit where line = ${line}`],
  [
    'fork one',
    (line) => `insert into platform_audit select line, at, 'person-99', organisation, action, object, detail, previous,
      platform_audit_hash(line, at, 'person-99', organisation, action, object, detail, previous) from platform_audit where line = ${line}`,
  ],
  [
    'rewrite one with its hash',
    (line) => `update platform_audit set actor = 'person-99',
      hash = platform_audit_hash(line, at, 'person-99', organisation, action, object, detail, previous) where line = ${line}`,
  ],
  [
    'rewrite one and the rest',
    (line) => `update platform_audit set actor = 'person-99' where line = ${line}; ${relinked}`,
  ],
  ['cut the end', (line) => `delete from platform_audit where line >= ${line}`],
  ['take away all lines', () => 'truncate platform_audit'],
  ['take away the head', () => 'delete from platform_audit_head'],
  ['set the head back', (line) => `update platform_audit_head set line = ${line - 1}`],
  ['set the head forward', () => 'update platform_audit_head set line = 9223372036854775807'],
  [
    'take away a promise of the table, and a value',
    (line) =>
      `alter table platform_audit alter action drop not null; update platform_audit set action = null where line = ${line}`,
  ],
  [
    'a time that never comes',
    (line) => `alter table platform_audit drop constraint platform_audit_at_check;
      update platform_audit set at = 'infinity' where line = ${line}`,
  ],
  [
    'a part of a second',
    (line) => `alter table platform_audit alter at type timestamptz;
      update platform_audit set at = at + interval '1 microsecond' where line = ${line}`,
  ],
]

/** Hashes the whole chain anew in SQL, as it stands. */
const relinked = `do $$ declare one record; last bytea := decode(repeat('00', 32), 'hex'); begin
  for one in select * from platform_audit order by line loop
    update platform_audit set previous = last, hash = platform_audit_hash(
      line, at, actor, organisation, action, object, detail, last) where line = one.line returning hash into last;
  end loop; end $$`
const headMoved = `insert into platform_audit_head (line, hash) select line, hash from platform_audit order by line desc limit 1
  on conflict (only_one) do update set line = excluded.line, hash = excluded.hash`

describe('what somebody changes who owns the database', () => {
  test.each(ways)('%s: found at the first line, the last and one between', async (_, way) => {
    const found: string[] = []
    for (const line of [1, 23, count]) found.push(await foundAfter(way(line)))
    expect(found).not.toContain('nothing')
    expect(await verifyStoredAudit(database())).toMatchObject({ last: { line: count }, fault: null })
  })

  const together: [string, string, object][] = [
    ['cuts the end', `delete from platform_audit where line > 50; ${headMoved}`, { kind: 'cut', line: 51 }],
    [
      'rewrites one and the rest',
      `update platform_audit set actor = 'person-99' where line = 23; ${relinked}; ${headMoved}`,
      { kind: 'rewritten', line: count },
    ],
  ]
  test.each(together)(
    'who %s and moves the head as well is found by a head that was kept elsewhere, only',
    async (_, way, fault) => {
      await run(way)
      expect((await verifyStoredAudit(database())).fault).toBeNull()
      expect((await verifyStoredAudit(database(), readHead(kept))).fault).toEqual(fault)
    },
  )
})
