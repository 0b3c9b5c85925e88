import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { queueMail, readMailAddress } from '#platform/mail/index.ts'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { Tables } from '../database.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { mailCommands } from './mail.ts'

let db: Kysely<Tables>
let closed = 0
beforeEach(async () => {
  db = await openTestDatabase<Tables>(join(project, 'migrations'))
  closed = 0
})
afterEach(() => db.destroy())

const database = async () => ({ db, close: async () => void closed++ })
const baken = (line: string) => runCommand(mailCommands, line, { database })
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

async function queued(kind: string, when: Date): Promise<string> {
  const to = readMailAddress('canary@gemeente.example')
  if (!to.ok) throw new Error(to.error)
  const sendBefore = new Date(when.getTime() + 86_400_000)
  const mail = { to: to.value, subject: 'canary', text: 'canary', kind, language: 'nl', sendBefore }
  return db.transaction().execute((trx) => queueMail(trx, mail, when))
}
async function ended(id: string, outcome: string): Promise<void> {
  await sql`delete from platform_mail_content where mail = ${id}`.execute(db)
  await sql`update platform_mail set outcome = ${outcome}, ended_at = now() where id = ${id}`.execute(db)
}

test('an outbox in which nothing happened says so', async () => {
  expect(await baken('mail status')).toEqual({
    code: 0,
    out: 'No mail waits, and none ended in the last 30 days.',
    err: '',
  })
  expect((await baken('mail status --json')).out).toBe('{"counts":[],"oldest":null,"late":false}')
})

test('mail is counted by kind and outcome, and nobody is named', async () => {
  await ended(await queued('sign-in-notice', minutesAgo(50)), 'delivered')
  await ended(await queued('invitation', minutesAgo(300)), 'delivered')
  await ended(await queued('invitation', minutesAgo(300)), 'refused')
  await queued('invitation', minutesAgo(2))
  const { code, out, err } = await baken('mail status')
  expect([code, err]).toEqual([0, ''])
  expect(out.split('\n')).toEqual([
    'invitation      waiting    1',
    'invitation      delivered  1',
    'invitation      refused    1',
    'sign-in-notice  delivered  1',
    expect.stringMatching(
      /^The oldest that waits: invitation, queued \d{4}-\d\d-\d\dT[\d:.]+Z, 2 minutes ago, not tried yet\.$/,
    ),
  ])
  expect(out).not.toMatch(/canary|gemeente/)
})

test('when none waits, that is said after the counts', async () => {
  await ended(await queued('invitation', minutesAgo(300)), 'expired')
  expect(await baken('mail status')).toEqual({ code: 0, out: 'invitation  expired    1\nNo mail waits.', err: '' })
})

test.each([
  [59, 0, ''],
  [60, 1, 'Mail does not leave: see docs/operations/mail.md.'],
  [61, 1, 'Mail does not leave: see docs/operations/mail.md.'],
])('a mail that waits for %i minutes gives exit code %i', async (minutes, code, err) => {
  const id = await queued('invitation', minutesAgo(minutes))
  await sql`update platform_mail set attempts = 3, fault = 'server-unreachable' where id = ${id}`.execute(db)
  const found = await baken('mail status')
  expect(found).toMatchObject({ code, err })
  expect(found.out).toContain(`${minutes} minutes ago, tried 3 times, server-unreachable.`)
  const json: unknown = JSON.parse((await baken('mail status --json')).out)
  expect(json).toMatchObject({ late: code === 1, oldest: { kind: 'invitation', waitedMinutes: minutes, attempts: 3 } })
})

test.each(['mail status now', 'mail status --colour'])('"%s" is wrong use and says how to use it', async (line) => {
  const { code, out, err } = await baken(line)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/^Use: baken mail status /)
  expect(closed).toBe(0)
})

test('without a database says so; with one closes it', async () => {
  expect(await runCommand(mailCommands, 'mail status')).toMatchObject({
    code: 1,
    err: expect.stringContaining('set DATABASE_URL'),
  })
  await baken('mail status')
  expect(closed).toBe(1)
})
