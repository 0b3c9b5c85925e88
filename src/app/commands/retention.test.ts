import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, dutchDay } from '#kernel/days.ts'
import { loadClocks, runRetention, soundClocks } from '#modules/reporting/server/index.ts'
import { openTestDatabase } from '#platform/testing/test-database.ts'
import type { Tables } from '../database.ts'
import { startRetention } from '../retention-work.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { retentionCommands } from './retention.ts'

const today = dutchDay(new Date())
let db: Kysely<Tables>
beforeEach(async () => {
  db = await openTestDatabase<Tables>(join(project, 'migrations'))
  await sql`insert into organisations_organisation (id, kind, name, first_day, place_kind)
    values ('breda', 'help-organisation', 'Breda', '2020-01-01', 'country')`.execute(db)
  await loadClocks(db.$pickTables<'reporting_clock'>(), await soundClocks(join(project, 'data')))
})
afterEach(() => db.destroy())

const database = async () => ({ db, close: async () => undefined })
const baken = (line: string) => runCommand(retentionCommands, line, { database, today })
const id = (letter: string) => letter.repeat(32)

/** A case that came in so many days ago, and that nobody read. */
const aCase = (letter: string, daysAgo: number) =>
  sql`insert into reporting_case (
      id, organisation, door, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment
    ) values (
      ${id(letter)}, 'breda', 'sealed', ${addDays(today, -daysAgo)}, sha256(${letter}::bytea), sha256('key'), decode('0101' || repeat('00', 80), 'hex'), sha256('told')
    )`.execute(db)
const left = async () =>
  (await db.selectFrom('reporting_case').select('id').orderBy('id').execute()).map((row) => row.id)

test('what would go is told two weeks ahead, and nothing is deleted', async () => {
  await aCase('a', 365)
  await aCase('b', 351)
  await aCase('c', 350)
  const { code, out, err } = await baken('retention run --dry-run')
  expect([code, err]).toEqual([0, ''])
  expect(out.split('\n')).toEqual([
    `${today}  ${id('a')}  breda  never-closed`,
    `${addDays(today, 14)}  ${id('b')}  breda  never-closed`,
  ])
  expect((await baken(`retention run --dry-run --on ${today}`)).out.split('\n')).toHaveLength(1)
  expect(await baken(`retention run --dry-run --on ${addDays(today, -1)}`)).toEqual({
    code: 0,
    out: '',
    err: 'No case goes until then.',
  })
  expect(await left()).toEqual([id('a'), id('b'), id('c')])
})

test('what is due goes, its line is kept, and after a restore it goes again', async () => {
  await aCase('a', 365)
  await aCase('b', 364)
  expect(await baken('retention run')).toEqual({ code: 0, out: id('a'), err: '1 case was deleted.' })
  const ledger = await baken('retention ledger')
  expect(JSON.parse(ledger.out)).toMatchObject({ organisation: 'breda', deletedOn: today, why: 'never-closed' })
  expect(ledger.out).not.toContain(id('a'))
  const file = join(await mkdtemp(join(tmpdir(), 'baken-ledger-')), 'ledger.jsonl')
  await writeFile(file, `${ledger.out}\n`)
  await sql`delete from reporting_ledger`.execute(db)
  await aCase('a', 20)
  expect(await baken(`retention reapply ${file}`)).toEqual({
    code: 0,
    out: '1 of 1 were there again, and are deleted.',
    err: '',
  })
  expect((await baken('retention ledger')).out).toBe(ledger.out)
  expect(await left()).toEqual([id('b')])
})

test('a case for which there is no time is found wanting', async () => {
  await sql`delete from reporting_clock`.execute(db)
  await aCase('a', 4_000)
  const { code, err } = await baken('retention run')
  expect(code).toBe(1)
  expect(err).toContain('Cases without a day on which they go: 1.')
  expect(await left()).toEqual([id('a')])
})

test.each([
  'retention run --on 2026-12-01',
  'retention run --dry-run --on soon',
  'retention reapply',
  'retention ledger now',
])('"baken %s" is wrong use', async (line) => {
  expect((await baken(line)).code).toBe(2)
})

test('a file that is no ledger does nothing', async () => {
  await aCase('a', 10)
  expect(await baken(`retention reapply ${join(project, 'package.json')}`)).toMatchObject({ code: 1, out: '' })
  expect(await baken('retention reapply nowhere.jsonl')).toMatchObject({ code: 1, out: '' })
  expect(await left()).toEqual([id('a')])
})

test('the user of the application, which sees no case without a hat, deletes what is due and nothing else', async () => {
  await aCase('a', 365)
  await aCase('b', 364)
  await sql`set role baken_application`.execute(db)
  expect(await left()).toEqual([])
  expect(await runRetention(db)).toEqual([id('a')])
  await sql`reset role`.execute(db)
  expect(await left()).toEqual([id('b')])
})

test('the server deletes what is due when it starts', async () => {
  await aCase('a', 365)
  const stop = startRetention(db)
  await expect.poll(left).toEqual([])
  stop()
})
