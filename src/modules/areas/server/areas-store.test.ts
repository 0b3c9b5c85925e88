import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Boundary, BoundaryBatch } from '../domain/boundary.ts'
import { areasDatabase } from '../testing/areas-database.ts'
import { aMunicipality, period, someAreas } from '../testing/some-areas.ts'
import { areasStore } from './areas-store.ts'
import { loadAreas } from './load-areas.ts'
import type { AreasTables } from './tables.ts'

let db: Kysely<AreasTables>
beforeAll(async () => {
  db = await areasDatabase()
})
afterEach(async () => {
  await db.deleteFrom('areas_boundary').execute()
  await db.deleteFrom('areas_municipality').execute()
})
afterAll(() => db.destroy())

const square = (west: number): Boundary['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 51],
      [west + 1, 51],
      [west + 1, 52],
      [west, 52],
      [west, 51],
    ],
  ],
})
const aBatch = (changes: Partial<BoundaryBatch> = {}): BoundaryBatch => ({
  from: day('2020-01-01'),
  source: 'squares.json',
  licence: null,
  importedAt: new Date('2030-01-15T10:00:00Z'),
  boundaries: [
    { code: 'GM9001', name: 'Noorddorp', geometry: square(4) },
    { code: 'GM9002', name: 'Oostdorp', geometry: square(5) },
  ],
  ...changes,
})
const rowsInMirror = () => db.selectFrom('areas_municipality').select(['code', 'name']).orderBy('code').execute()
const drawnOn = async (on: string) =>
  (await areasStore(db).boundariesOn(day(on))).map(({ code, period: { from, until } }) => `${code} ${from} ${until}`)

describe('the mirror of the municipalities', () => {
  test('has every municipality that is or was', async () => {
    await areasStore(db).replaceMunicipalities(loadAreas('data/areas'))
    expect(await rowsInMirror()).toHaveLength(67)
  })

  test('follows the data: a new name, a code that left, a code that came', async () => {
    const store = areasStore(db)
    await store.replaceMunicipalities(someAreas())
    const [first, , ...others] = someAreas().municipalities
    if (!first) throw new Error('no municipalities')
    const renamed = [
      { ...first, period: period('2020-01-01', '2021-06-01') },
      { ...first, name: 'Nieuw Noorddorp', period: period('2021-06-01') },
    ]
    const municipalities = [...renamed, ...others, aMunicipality({ code: 'GM9006', name: 'Middendorp' })]
    await store.replaceMunicipalities(someAreas({ municipalities }))
    expect(await rowsInMirror()).toEqual([
      { code: 'GM9001', name: 'Nieuw Noorddorp' },
      { code: 'GM9003', name: 'Zuiddorp' },
      { code: 'GM9004', name: 'Nieuwdorp' },
      { code: 'GM9005', name: 'Westdorp' },
      { code: 'GM9006', name: 'Middendorp' },
    ])
  })

  test('keeps a population only with its day', async () => {
    const counted = aMunicipality({ population: { count: 1200, on: day('2021-01-01') } })
    await areasStore(db).replaceMunicipalities(someAreas({ municipalities: [counted] }))
    expect(await db.selectFrom('areas_municipality').select('population').execute()).toEqual([{ population: 1200 }])
    await expect(db.updateTable('areas_municipality').set({ population_on: null }).execute()).rejects.toThrow('check')
  })

  test('refuses to lose a code that something refers to, and then changes nothing', async () => {
    const store = areasStore(db)
    await store.replaceMunicipalities(someAreas())
    await store.saveBoundaries(aBatch())
    await expect(
      store.replaceMunicipalities(someAreas({ municipalities: [aMunicipality({ name: 'Anders' })] })),
    ).rejects.toThrow()
    expect(await rowsInMirror()).toHaveLength(5)
    expect((await rowsInMirror())[0]).toEqual({ code: 'GM9001', name: 'Noorddorp' })
  })
})

describe('imported boundaries', () => {
  test('hold from their day on, with where they came from', async () => {
    const store = areasStore(db)
    await store.replaceMunicipalities(someAreas())
    await store.saveBoundaries(aBatch({ licence: 'CC0' }))
    expect(await drawnOn('2019-12-31')).toEqual([])
    expect(await drawnOn('2020-01-01')).toEqual(['GM9001 2020-01-01 null', 'GM9002 2020-01-01 null'])
    expect((await store.boundariesOn(day('2020-01-01')))[0]).toEqual({
      code: 'GM9001',
      name: 'Noorddorp',
      geometry: square(4),
      source: 'squares.json',
      licence: 'CC0',
      period: period('2020-01-01'),
    })
  })

  test('a later import ends the earlier one; an earlier one ends where the later begins', async () => {
    const store = areasStore(db)
    const [north] = aBatch().boundaries
    await store.replaceMunicipalities(someAreas())
    await store.saveBoundaries(aBatch({ from: day('2022-01-01'), boundaries: north ? [north] : [] }))
    await store.saveBoundaries(aBatch({ from: day('2020-01-01') }))
    await store.saveBoundaries(aBatch({ from: day('2021-01-01') }))
    expect(await drawnOn('2020-12-31')).toEqual(['GM9001 2020-01-01 2021-01-01', 'GM9002 2020-01-01 2021-01-01'])
    expect(await drawnOn('2021-01-01')).toEqual(['GM9001 2021-01-01 2022-01-01', 'GM9002 2021-01-01 2022-01-01'])
    expect(await drawnOn('2021-12-31')).toHaveLength(2)
    expect(await drawnOn('2022-01-01')).toEqual(['GM9001 2022-01-01 null'])
  })

  test('an import of the same day replaces the one that was there', async () => {
    const store = areasStore(db)
    await store.replaceMunicipalities(someAreas())
    await store.saveBoundaries(aBatch())
    await store.saveBoundaries(aBatch({ boundaries: [{ code: 'GM9001', name: 'Noorddorp', geometry: square(6) }] }))
    expect(await drawnOn('2020-06-01')).toEqual(['GM9001 2020-01-01 null'])
  })

  test('one wrong boundary and nothing of the import is kept', async () => {
    const store = areasStore(db)
    await store.replaceMunicipalities(someAreas())
    await store.saveBoundaries(aBatch())
    const wrong = [...aBatch().boundaries, { code: 'GM9999', name: 'Nergens', geometry: square(7) }]
    await expect(store.saveBoundaries(aBatch({ from: day('2021-01-01'), boundaries: wrong }))).rejects.toThrow(
      'foreign key',
    )
    expect(await drawnOn('2021-01-01')).toEqual(['GM9001 2020-01-01 null', 'GM9002 2020-01-01 null'])
  })

  test('are part of the transaction they are given', async () => {
    await areasStore(db).replaceMunicipalities(someAreas())
    const undone = db.transaction().execute(async (trx) => {
      await areasStore(trx).saveBoundaries(aBatch())
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await drawnOn('2020-01-01')).toEqual([])
  })
})
