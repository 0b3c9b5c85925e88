import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '../testing/test-database.ts'
import { mailStatus } from './mail-status.ts'
import { claimMail, expireMails, forgetMails, settleMail, wakeMails } from './outbox.ts'
import type { MailTables } from './tables.ts'
import { ahead, day, hour, migrations, queued, start } from './testing/mail-database.ts'

const database = databasePerTest<MailTables>(migrations)
const run = (statement: string) => sql.raw(statement).execute(database())
const become = (role: 'baken_application' | 'baken_sign_in' | 'baken_public') => run(`set role ${role}`)

beforeEach(() => queued(database()))

test('the application queues, and is given an id', async () => {
  await become('baken_application')
  expect(await queued(database())).toMatch(/^[0-9a-f-]{36}$/)
})

test('who signs people in queues, sends, lets rest, erases and forgets', async () => {
  await become('baken_sign_in')
  await queued(database(), { sendBefore: ahead(hour) })
  const first = await claimMail(database(), start)
  if (!first) throw new Error('nothing was due')
  await settleMail(database(), first, { end: 'later', fault: 'unreachable', whose: 'server' }, start)
  await wakeMails(database(), start)
  for (;;) {
    const mail = await claimMail(database(), start)
    if (!mail) break
    await settleMail(database(), mail, { end: 'delivered' }, start)
  }
  await queued(database(), { sendBefore: ahead(hour) })
  expect(await expireMails(database(), ahead(hour))).toEqual(['invitation'])
  expect((await mailStatus(database())).counts).toEqual([
    { kind: 'invitation', outcome: 'delivered', count: 2 },
    { kind: 'invitation', outcome: 'expired', count: 1 },
  ])
  await forgetMails(database(), ahead(31 * day))
  expect(await mailStatus(database())).toEqual({ counts: [], oldest: null })
})

describe('neither of them may', () => {
  test.each([
    `update platform_mail_content set recipient = 'other@a.example'`,
    `update platform_mail_content set subject = 'other'`,
    `update platform_mail_content set body = 'other'`,
    `update platform_mail set kind = 'other'`,
    `update platform_mail set send_before = send_before + interval '1 day'`,
    'update platform_mail set queued_at = now()',
    `insert into platform_mail (kind, queued_at, send_before, due_at, outcome) values ('a', now(), now() + interval '1 day', now(), 'delivered')`,
    'truncate platform_mail cascade',
    'drop table platform_mail cascade',
    'alter table platform_mail_content drop column subject',
  ])('%s', async (statement) => {
    for (const role of ['baken_application', 'baken_sign_in'] as const) {
      await become(role)
      await expect(run(statement)).rejects.toThrow(/permission denied|must be owner/)
    }
  })
})

describe('the application may not', () => {
  test.each([
    'select * from platform_mail',
    'select kind, outcome from platform_mail',
    'select recipient from platform_mail_content',
    'select body from platform_mail_content',
    'update platform_mail set due_at = now()',
    'delete from platform_mail_content',
    'delete from platform_mail',
  ])('%s', async (statement) => {
    await become('baken_application')
    await expect(run(statement)).rejects.toThrow('permission denied')
  })
})

describe('the public process may not', () => {
  test.each([
    'select * from platform_mail',
    'select kind from platform_mail',
    'select * from platform_mail_content',
    'delete from platform_mail_content',
    'update platform_mail set due_at = now()',
    `insert into platform_mail (kind, queued_at, send_before, due_at) values ('a', now(), now() + interval '1 day', now())`,
    'truncate platform_mail cascade',
  ])('%s', async (statement) => {
    await become('baken_public')
    await expect(run(statement)).rejects.toThrow('permission denied')
  })
})
