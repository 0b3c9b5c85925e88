import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { databasePerTest } from './test-database.ts'

interface Tables {
  guides_edition: { guide: string; version: string; fingerprint: string; live_from: Date; live_until: Date | null }
}

const database = databasePerTest<Tables>(join(import.meta.dirname, '../../../migrations'))
const put = (guide: string, db = database()) =>
  db
    .insertInto('guides_edition')
    .values({ guide, version: '1', fingerprint: 'f', live_from: new Date(0), live_until: null })
    .execute()
const kept = async () =>
  (await database().selectFrom('guides_edition').select('guide').execute()).map((row) => row.guide)

describe('a database per test', () => {
  test('keeps what a test writes while it runs', async () => {
    await put('one')
    expect(await kept()).toEqual(['one'])
  })

  test('has nothing of the test before', async () => {
    expect(await kept()).toEqual([])
    expect((await sql`select 1 from platform_migration`.execute(database())).rows.length).toBeGreaterThan(1)
  })

  test('a refused statement spoils nothing that came before or comes after', async () => {
    await put('one')
    await expect(put('one')).rejects.toThrow('duplicate key')
    await put('two')
    expect(await kept()).toEqual(['one', 'two'])
  })

  test('a transaction is kept whole or not at all', async () => {
    await database()
      .transaction()
      .execute((trx) => put('one', trx))
    const undone = database()
      .transaction()
      .execute(async (trx) => {
        await put('two', trx)
        throw new Error('changed my mind')
      })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await kept()).toEqual(['one'])
  })

  test('in a transaction a refused statement ends it, as PostgreSQL does', async () => {
    const refused = database()
      .transaction()
      .execute(async (trx) => {
        await put('one', trx)
        await put('one', trx).catch(() => undefined)
        await put('two', trx)
      })
    await expect(refused).rejects.toThrow('current transaction is aborted')
    expect(await kept()).toEqual([])
  })
})
