import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { databasePerTest } from '../testing/test-database.ts'
import {
  addRevision,
  decideRevision,
  everInEffect,
  historyOf,
  inEffect,
  type NewRevision,
  newestRevision,
  type RevisionRow,
  revisionMark,
  revisionTable,
  waitingRevisions,
} from './index.ts'
import { makeRevisionTable } from './testing/make-revision-table.ts'

interface Tables {
  test_revision: RevisionRow
}
const database = databasePerTest<Tables>('migrations')
const table = revisionTable('test_revision', z.strictObject({ opens: z.string() }))
let db: Kysely<Tables>

beforeEach(async () => {
  db = database()
  await makeRevisionTable(db, table.name)
})

const change = (basedOn: number, opens: string, rest: Partial<NewRevision<{ opens: string }>> = {}) =>
  db.transaction().execute((trx) =>
    addRevision(trx, table, {
      subject: 'points:example',
      basedOn,
      organisation: 'hulppunt',
      madeBy: 'worker',
      act: 'change',
      body: { opens },
      state: 'in-effect',
      ...rest,
    }),
  )
const decide = (id: number, outcome: 'in-effect' | 'refused' | 'withdrawn') =>
  db.transaction().execute((trx) => decideRevision(trx, table, id, 'colleague', outcome))
const stored = async () => (await historyOf(db, table, 'points:example')).map(({ version, state }) => [version, state])

describe('a change on screen', () => {
  test('comes behind what the files say, and the next behind it', async () => {
    expect(await newestRevision(db, table, 'points:example')).toBeNull()
    expect(await change(0, '09:00')).toMatchObject({ ok: true, value: { version: 1, body: { opens: '09:00' } } })
    expect(await change(1, '10:00')).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await inEffect(db, table)).toMatchObject([
      { subject: 'points:example', version: 2, body: { opens: '10:00' } },
    ])
    expect((await everInEffect(db, table)).map(({ version }) => version)).toEqual([1, 2])
  })

  test.each([
    ['was drawn before somebody else’s', 0],
    ['was drawn from a version that is not there', 7],
    ['says a version that is none', -1],
  ])('that %s is refused, and nothing is written', async (_, basedOn) => {
    await change(0, '09:00')
    expect(await change(basedOn, '11:00')).toEqual({ ok: false, error: 'changed-meanwhile' })
    expect(await stored()).toEqual([[1, 'in-effect']])
  })

  test('of one thing is nothing to another', async () => {
    await change(0, '09:00')
    expect((await change(0, '12:00', { subject: 'points:other' })).ok).toBe(true)
    expect((await inEffect(db, table)).map(({ subject }) => subject)).toEqual(['points:example', 'points:other'])
  })

  test('that is not what the table holds is a bug', async () => {
    await expect(change(0, '09:00', { body: { opens: 9 } as never })).rejects.toThrow()
  })
})

describe('a change that waits for a second person', () => {
  test('does not count until that one agrees', async () => {
    await change(0, '09:00')
    const waiting = await change(1, '10:00', { state: 'waiting' })
    expect((await inEffect(db, table)).map(({ version }) => version)).toEqual([1])
    expect((await waitingRevisions(db, table)).map(({ version }) => version)).toEqual([2])
    const decided = await decide(waiting.ok ? waiting.value.id : 0, 'in-effect')
    expect(decided).toMatchObject({ ok: true, value: { state: 'in-effect', decidedBy: 'colleague' } })
    expect((await inEffect(db, table)).map(({ version }) => version)).toEqual([2])
  })

  test('keeps the next one out, and is decided once', async () => {
    const waiting = await change(0, '09:00', { state: 'waiting' })
    const id = waiting.ok ? waiting.value.id : 0
    expect(await change(1, '10:00')).toEqual({ ok: false, error: 'already-waiting' })
    expect((await decide(id, 'refused')).ok).toBe(true)
    expect(await decide(id, 'in-effect')).toEqual({ ok: false, error: 'decided-already' })
    expect((await change(1, '10:00')).ok).toBe(true)
    expect(await stored()).toEqual([
      [2, 'in-effect'],
      [1, 'refused'],
    ])
  })
})

test('the mark is another one whenever something came into effect, and only then', async () => {
  const marks = [await revisionMark(db, table)]
  const waiting = await change(0, '09:00', { state: 'waiting' })
  expect(await revisionMark(db, table)).toBe(marks[0])
  await change(0, '09:00', { subject: 'points:other' })
  marks.push(await revisionMark(db, table))
  await decide(waiting.ok ? waiting.value.id : 0, 'in-effect')
  marks.push(await revisionMark(db, table))
  expect(new Set(marks).size).toBe(3)
})

test('who wrote the same version a moment before is met by the row itself', async () => {
  // Another transaction that writes between the look and the write of this one.
  await sql`
    create function write_first() returns trigger language plpgsql as $$
    begin
      if new.made_by <> 'rival' then
        insert into test_revision (subject, version, organisation, made_by, act, body, state)
        values (new.subject, new.version, new.organisation, 'rival', 'change', '{"opens": "08:00"}', 'in-effect');
      end if;
      return new;
    end
    $$
  `.execute(db)
  await sql`create trigger first before insert on test_revision for each row execute function write_first()`.execute(db)
  expect(await change(0, '11:00')).toEqual({ ok: false, error: 'changed-meanwhile' })
  expect(await newestRevision(db, table, 'points:example')).toMatchObject({ madeBy: 'rival', version: 1 })
})
