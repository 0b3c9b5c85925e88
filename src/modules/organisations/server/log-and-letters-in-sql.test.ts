import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { appendAudit, verifyStoredAudit } from '#platform/audit/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aTownFullOfRows, everybody, places, someone, type Who } from '../testing/a-town-full-of-rows.ts'
import { aWorld } from '../testing/a-world.ts'
import { administers } from '../testing/attempt.ts'
import { readyToTry, tryAll } from '../testing/tried-statements.ts'
import type { DeskTables } from './desk.ts'
import { inHat, signingIn, type Wearer } from './in-a-hat.ts'

const database = databasePerTest<DeskTables>('migrations')
let db: Kysely<DeskTables>
const linesEach = 20

beforeEach(async () => {
  db = (await aWorld(database())).db
  await aTownFullOfRows(db)
  await readyToTry(db)
  for (const organisation of [...places, null])
    for (let line = 0; line < linesEach; line += 1)
      await db
        .transaction()
        .execute((trx) =>
          appendAudit(trx, { actor: 'ours-one', organisation, action: 'a.b', object: null, detail: {} }),
        )
  await aLetter('ours-one@voorbeeld.example')
  await aLetter('theirs-one@voorbeeld.example')
})

const aLetter = (to: string) =>
  sql`with queued as (
      insert into platform_mail (kind, queued_at, send_before, due_at) values ('invitation', now(), now() + interval '1 day', now()) returning id
    )
    insert into platform_mail_content (mail, recipient, subject, body, language)
    select id, ${to}, 'Uitnodiging', 'https://baken.example/nl/staff/invitation/geheim', 'nl' from queued`.execute(db)

const hatOf = ({ me }: Who, organisation = 'ours'): Wearer => ({ person: me, organisation })
const linesSeen = (hat: Wearer) =>
  inHat(db, hat, async (trx) => {
    const rows = await trx.selectFrom('platform_audit').select(['line', 'organisation']).execute()
    return rows.map(({ organisation }) => organisation)
  })

const administrator = someone('organisation-administrator')

describe('lines of the audit', () => {
  test('are shown to who looks after colleagues, of the own organisation and of no other', async () => {
    let held = 0
    for (const who of everybody) {
      const expected = administers(who) ? Array.from({ length: linesEach }, () => 'ours') : []
      expect(await linesSeen(hatOf(who)), who.me).toEqual(expected)
      // At the other organisation everybody is a desk officer; whose work goes on here, nobody works for.
      expect(await linesSeen(hatOf(who, 'theirs'))).toEqual([])
      expect(await linesSeen(hatOf(who, 'before'))).toEqual([])
      held += 3 * linesEach * (places.length + 1)
    }
    console.log(`${held} times a line of the audit was shown or not as expected`)
  })

  test('are shown to nobody who has no hat on, and not to who signs people in', async () => {
    for (const hat of [
      { person: '', organisation: '' },
      { person: '', organisation: 'ours' },
      { person: '%', organisation: '%' },
    ])
      expect(await linesSeen(hat)).toEqual([])
    await expect(signingIn(db, (trx) => trx.selectFrom('platform_audit').select('line').execute())).rejects.toThrow(
      'permission denied',
    )
  })

  test('are added from every hat and while signing in, and the owner sees one sound chain of all of them', async () => {
    const before = await verifyStoredAudit(db)
    const entry = { actor: 'ours-one', organisation: 'theirs', action: 'a.b', object: null, detail: {} } as const
    for (const who of [administrator, someone('desk-officer'), someone('inspector', 'away')])
      await inHat(db, hatOf(who), (trx) => appendAudit(trx, entry))
    await signingIn(db, (trx) => appendAudit(trx, { ...entry, organisation: null }))
    expect(await verifyStoredAudit(db)).toMatchObject({ last: { line: before.last.line + 4 }, fault: null })
  })
})

describe('a hat', () => {
  test('changes no line, asks for no head, and reads, moves or takes away no letter, not one to itself either', async () => {
    const statements = [
      `update platform_audit set organisation = 'ours'`,
      'delete from platform_audit',
      'insert into platform_audit select * from platform_audit',
      'select line from platform_audit_head',
      'select hash from platform_audit_head for update',
      'select recipient from platform_mail_content',
      'select body from platform_mail_content where true',
      `select 1 from platform_mail_content where body like '%invitation/%'`,
      'select mail from platform_mail_content order by recipient',
      'select * from platform_mail',
      'select kind from platform_mail',
      'select id from platform_mail for update',
      'update platform_mail set due_at = now()',
      'update platform_mail set claimed_until = now()',
      'update platform_mail_content set recipient = recipient',
      'delete from platform_mail_content',
      'delete from platform_mail',
      `select table_to_xml('platform_mail_content', true, false, '')`,
      'do $x$ begin perform body from platform_mail_content; end $x$',
      'with taken as (delete from platform_mail_content returning body) select * from taken',
      `insert into platform_mail_content (mail, recipient, subject, body, language)
        select id, 'a@b.example', 'x', 'x', 'nl' from platform_mail returning body`,
    ]
    for (const who of [administrator, someone('platform-administrator'), someone('focal-point')]) {
      const told = await tryAll(db, hatOf(who), statements)
      expect(told.map(({ code }, at) => [statements[at], code])).toEqual(statements.map((one) => [one, '42501']))
      expect(JSON.stringify(told)).not.toMatch(/geheim|theirs-one@/)
    }
  })

  test('puts a letter in, and is told its id', async () => {
    const put = `with queued as (
        insert into platform_mail (kind, queued_at, send_before, due_at) values ('invitation', now(), now() + interval '1 day', now()) returning id
      )
      insert into platform_mail_content (mail, recipient, subject, body, language)
      select id, 'a@b.example', 'x', 'x', 'nl' from queued returning mail`
    expect(await tryAll(db, hatOf(administrator), [put])).toEqual([{ rows: 1, code: null, text: '' }])
  })
})
