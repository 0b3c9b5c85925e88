import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, day } from '#kernel/days.ts'
import { appendAudit } from '#platform/audit/index.ts'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { Tables } from '../database.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { auditCommands } from './audit.ts'

let db: Kysely<Tables>
let closed = 0
beforeEach(async () => {
  db = await openTestDatabase<Tables>(join(project, 'migrations'))
  closed = 0
})
afterEach(() => db.destroy())

const database = async () => ({ db, close: async () => void closed++ })
const baken = (line: string) => runCommand(auditCommands, line, { database })
async function written(count: number): Promise<void> {
  for (let edition = 1; edition <= count; edition += 1) {
    const entry = {
      actor: 'operator',
      organisation: null,
      action: 'directory.import',
      object: `directory-edition:${edition}`,
    } as const
    await db.transaction().execute((trx) => appendAudit(trx, { ...entry, detail: { added: edition } }))
  }
}
const tampered = async (statement: string) => {
  await sql`alter table platform_audit disable trigger all`.execute(db)
  await sql`alter table platform_audit_head disable trigger all`.execute(db)
  await sql.raw(statement).execute(db)
}
const verdict = z.object({ last: z.string(), against: z.string().nullable(), fault: z.unknown() })
const verified = async (line: string) => {
  const { code, out } = await baken(line)
  return { code, ...verdict.parse(JSON.parse(out)) }
}
const nobodyKnows = expect.stringContaining('cannot be seen from within the database alone')
const empty = `0:${'0'.repeat(64)}`

describe('an empty audit', () => {
  test('is fine, and says so', async () => {
    expect(await baken('audit verify')).toEqual({ code: 0, out: 'The audit is empty.', err: nobodyKnows })
    expect(await baken('audit head')).toEqual({ code: 0, out: empty, err: 'The audit is empty.' })
    expect(await baken('audit list')).toEqual({ code: 0, out: '', err: 'The audit is empty.' })
    expect((await baken('audit list --json')).out).toBe('{"lines":[]}')
    expect(await baken(`audit verify --head ${empty}`)).toEqual({ code: 0, out: 'The audit is empty.', err: '' })
  })
})

describe('baken audit verify', () => {
  test('gives the head to keep, and says what it cannot know without one', async () => {
    await written(3)
    const head = (await baken('audit head')).out
    expect(head).toMatch(/^3:[0-9a-f]{64}$/)
    expect(await baken('audit verify')).toEqual({
      code: 0,
      out: `3 lines are as written. Keep this elsewhere: ${head}`,
      err: nobodyKnows,
    })
    expect(await baken(`audit verify --head ${head}`)).toMatchObject({ code: 0, err: '' })
    expect(await verified(`audit verify --head ${head} --json`)).toEqual({
      code: 0,
      last: head,
      against: head,
      fault: null,
    })
    await written(1)
    expect((await baken(`audit verify --head ${head}`)).err).toMatch(/^Proven up to line 3/)
  })

  test.each([
    [`update platform_audit set actor = 'person-1' where line = 2`, 'Line 2 was altered'],
    ['delete from platform_audit where line = 2', 'Line 2 was deleted: there are later ones.'],
    [
      'delete from platform_audit where line = 2; update platform_audit set line = 2 where line = 3',
      'was written as line 3.',
    ],
    ['delete from platform_audit where line = 3', 'The end was cut off: line 3 is missing'],
    ['delete from platform_audit_head', 'keeps no head any more'],
    ['update platform_audit_head set line = 2', 'Line 3 was added past the head'],
    [`update platform_audit_head set hash = sha256('')`, 'Line 3 is not the one that the head was taken of'],
    [
      'alter table platform_audit drop constraint platform_audit_pkey; insert into platform_audit select * from platform_audit where line = 1',
      'Line 1 is there twice.',
    ],
    [
      `update platform_audit set actor = 'x', hash = platform_audit_hash(line, at, 'x', organisation, action, object, detail, previous) where line = 1`,
      'Line 2 does not follow on line 1',
    ],
  ])('after "%s" says: %s', async (statement, sentence) => {
    await written(3)
    await tampered(statement)
    const { code, out, err } = await baken('audit verify')
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(sentence)
    expect(await verified('audit verify --json')).toMatchObject({ code: 1, fault: { kind: expect.any(String) } })
  })

  test('finds an end that was cut off with its head only by a head that was kept', async () => {
    await written(3)
    const head = (await baken('audit head')).out
    await tampered(`delete from platform_audit where line = 3; update platform_audit_head set (line, hash) =
      (select line, hash from platform_audit where line = 2)`)
    expect(await baken('audit verify')).toMatchObject({ code: 0, err: nobodyKnows })
    expect(await baken(`audit verify --head ${head}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('line 3 is missing'),
    })
  })
})

describe('baken audit list', () => {
  test('shows each line as it stands', async () => {
    await written(2)
    const { code, out } = await baken('audit list')
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      expect.stringMatching(
        /^ {5}1 {2}\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ {2}operator {2}– {2}directory\.import {2}directory-edition:1 {2}\{"added":1\}$/,
      ),
      expect.stringMatching(/^ {5}2 {2}.+directory-edition:2 {2}\{"added":2\}$/),
    ])
    const { lines } = z
      .object({ lines: z.array(z.record(z.string(), z.unknown())) })
      .parse(JSON.parse((await baken('audit list --json')).out))
    expect(lines[1]).toMatchObject({
      line: 2,
      actor: 'operator',
      organisation: null,
      previous: lines[0]?.['hash'],
      detail: '{"added":2}',
    })
  })

  test('of some days; what is behind "until" does not belong to it', async () => {
    await written(1)
    const asked = sql<{ on: string }>`select (at at time zone 'Europe/Amsterdam')::date::text as on from platform_audit`
    const on = day((await asked.execute(db)).rows[0]?.on ?? '')
    const counted = async (days: string) => (await baken(`audit list ${days}`)).out.split('\n').filter(Boolean).length
    expect(await counted(`--from ${on}`)).toBe(1)
    expect(await counted(`--from ${on} --until ${addDays(on, 1)}`)).toBe(1)
    expect(await counted(`--from ${addDays(on, 1)}`)).toBe(0)
    expect(await counted(`--until ${on}`)).toBe(0)
    expect((await baken(`audit list --until ${on}`)).err).toBe('The audit has no line of these days.')
  })

  test('shows no signs that would change the terminal', async () => {
    await written(1)
    await tampered(
      `alter table platform_audit alter actor type text; update platform_audit set actor = e'\\u001b[2Joperator'`,
    )
    expect((await baken('audit list')).out).toContain('\uFFFD[2Joperator')
  })
})

test.each([
  'audit verify --head',
  'audit verify --head 12',
  `audit verify --head 12:${'0'.repeat(63)}`,
  'audit verify 12',
  'audit head 3',
  'audit list --from yesterday',
  'audit list --until 2026-02-30',
  'audit list --colour',
])('"%s" is wrong use and says how to use it', async (line) => {
  const { code, out, err } = await baken(line)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/^Use: baken audit /)
  expect(closed).toBe(0)
})

test('without a database says so; with one closes it', async () => {
  for (const line of ['audit verify', 'audit head', 'audit list']) {
    expect(await runCommand(auditCommands, line)).toMatchObject({
      code: 1,
      err: expect.stringContaining('set DATABASE_URL'),
    })
    await baken(line)
  }
  expect(closed).toBe(3)
})
