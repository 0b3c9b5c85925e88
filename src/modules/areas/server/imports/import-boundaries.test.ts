import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { areasDatabase } from '../../testing/areas-database.ts'
import { fetchOf, fixturePath, fixtureText } from '../../testing/fixture.ts'
import { someAreas } from '../../testing/some-areas.ts'
import { areasStore } from '../areas-store.ts'
import type { AreasTables } from '../tables.ts'
import { importBoundaries } from './import-boundaries.ts'

let db: Kysely<AreasTables>
beforeAll(async () => {
  db = await areasDatabase()
})
afterAll(() => db.destroy())

test('an import is saved whole, and a later refusal keeps it', async () => {
  const store = areasStore(db)
  const source = 'https://boundaries.test/items?f=json&limit=2'
  const fetch = fetchOf({
    [source]: fixtureText('pdok-page-1.json'),
    'https://boundaries.test/items?cursor=2&f=json&limit=2': fixtureText('pdok-page-2-swapped.json'),
  })
  const tools = {
    areas: someAreas(),
    store,
    access: { fetch, maxBytes: 100_000 },
    now: () => new Date('2030-01-15T10:00:00Z'),
  }

  const from = day('2022-01-01')
  expect(await importBoundaries({ source, from, licence: null }, tools)).toEqual({
    ok: true,
    value: { count: 2, remarks: [] },
  })
  const half = { source: fixturePath('pdok-page-2-swapped.json'), from, licence: null }
  expect(await importBoundaries(half, tools)).toMatchObject({ ok: false, error: 'municipalities-missing' })

  expect(await store.boundariesOn(from)).toMatchObject([
    { code: 'GM9001', name: 'Noorddorp', source, licence: null },
    { code: 'GM9004', name: 'Nieuwdorp', source, licence: null },
  ])
})
