import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emptyTestDatabase } from '../testing/test-database.ts'
import { migrate } from './migrate.ts'

const ours = join(import.meta.dirname, '../../../migrations')
let folder = ''
const db = await emptyTestDatabase()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
})
afterEach(async () => {
  await sql`drop schema public cascade; create schema public`.execute(db)
  rmSync(folder, { recursive: true })
})
afterAll(() => db.destroy())

const file = (name: string, text: string) => writeFileSync(join(folder, name), text)
const tables = async () =>
  (
    await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name not like 'platform_%' order by 1`.execute(db)
  ).rows.map(({ name }) => name)

describe('migrate', () => {
  test('applies our own files to an empty database, and nothing the second time', async () => {
    const names = readdirSync(ours).map((name) => name.replace(/\.sql$/, ''))
    expect(await migrate(db, ours)).toEqual({ ok: true, value: names.sort() })
    expect(await migrate(db, ours)).toEqual({ ok: true, value: [] })
  })

  test('applies only what is new, in the order of the numbers', async () => {
    file('0001_a_first.sql', 'create table first (id int)')
    expect(await migrate(db, folder)).toEqual({ ok: true, value: ['0001_a_first'] })
    file('0010_c_third.sql', 'create table third as select id from second')
    file('0002_b_second.sql', 'create table second as select id from first')
    expect(await migrate(db, folder)).toEqual({ ok: true, value: ['0002_b_second', '0010_c_third'] })
    expect(await tables()).toEqual(['first', 'second', 'third'])
  })

  test('a file that fails is named with the reason, and nothing of the run is kept', async () => {
    file('0001_a_good.sql', 'create table good (id int)')
    file('0002_b_bad.sql', 'create table bad (id int); select nothing_like_this')
    expect(await migrate(db, folder)).toEqual({
      ok: false,
      error: 'migrations/0002_b_bad.sql: column "nothing_like_this" does not exist',
    })
    expect(await tables()).toEqual([])
    file('0002_b_bad.sql', 'create table bad (id int)')
    expect(await migrate(db, folder)).toEqual({ ok: true, value: ['0001_a_good', '0002_b_bad'] })
  })

  test('reads only files whose name is a number and small letters', async () => {
    file('0001_a_good.sql', 'create table good (id int)')
    for (const name of ['0002-b.sql', '2_b.sql', '0002_B.sql', '0002_b.sql.orig', 'README.md']) file(name, 'no sql')
    expect(await migrate(db, folder)).toEqual({ ok: true, value: ['0001_a_good'] })
  })

  test('a database that is newer than the files is refused', async () => {
    file('0001_a_good.sql', 'create table good (id int)')
    file('0002_b_later.sql', 'create table later (id int)')
    await migrate(db, folder)
    rmSync(join(folder, '0002_b_later.sql'))
    expect(await migrate(db, folder)).toMatchObject({ ok: false, error: expect.stringContaining('0002_b_later') })
  })
})
