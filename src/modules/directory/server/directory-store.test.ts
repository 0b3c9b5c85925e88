import type { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { directoryDatabase } from '../testing/directory-database.ts'
import { anOrganisation, aPoint, aService, someDirectory, someNames } from '../testing/some-directory.ts'
import { directoryStore } from './directory-store.ts'
import { directoryReader, importRows, publishDirectory } from './publish-directory.ts'
import { inOrder } from './stored-rows.ts'
import type { DirectoryTables } from './tables.ts'

const now = new Date('2026-11-29T12:00:00Z')
const by = { actor: 'person-7', organisation: 'GM0855' }
let db: Kysely<DirectoryTables>
beforeEach(async () => {
  db = await directoryDatabase()
})
afterEach(() => db.destroy())

const publish = (files = someDirectory()) => publishDirectory(files, directoryStore(db), someNames(), now)
const renamed = anOrganisation({ name: 'De Nieuwe Club' })
const importClub = (body = renamed) =>
  importRows([{ part: 'organisations', id: body.id, body }], directoryStore(db), someNames(), { now, by })

describe('the directory in the database', () => {
  test('comes back as it was', async () => {
    expect(await publish()).toEqual({ outcome: 'loaded', kept: [] })
    expect(await directoryReader(directoryStore(db))()).toEqual(inOrder(someDirectory()))
  })

  test('is loaded once while the files stay the same, and again when they change', async () => {
    await publish()
    expect(await publish()).toEqual({ outcome: 'same' })
    const changed = someDirectory({ points: [] })
    expect(await publish(changed)).toEqual({ outcome: 'loaded', kept: [] })
    expect(await directoryReader(directoryStore(db))()).toEqual(inOrder(changed))
  })

  test('keeps what an editor imported when the files change, and says so', async () => {
    await publish()
    expect(await importClub()).toEqual({ ok: true, changed: 1, kept: [] })
    const files = someDirectory({ organisations: [anOrganisation({ url: 'https://example.org' })] })
    expect(await publish(files)).toEqual({ outcome: 'loaded', kept: [{ row: 'organisations/the-club', by: 'import' }] })
    expect((await directoryReader(directoryStore(db))()).organisations).toEqual([renamed])
  })

  test('refuses files that are not sound together with what was imported, and changes nothing', async () => {
    await publish()
    await importRows(
      [{ part: 'points', id: 'another', body: aPoint({ id: 'another' }) }],
      directoryStore(db),
      someNames(),
      { now, by },
    )
    const published = await publish(someDirectory({ services: [aService({ id: 'other' })], points: [] }))
    expect(published).toMatchObject({
      outcome: 'refused',
      findings: [{ part: 'points', id: 'another', code: 'reference-unknown' }],
    })
    expect((await directoryReader(directoryStore(db))()).services.map(({ id }) => id)).toEqual(['help'])
  })

  test('takes nothing of an import that would make it unsound', async () => {
    await publish()
    const before = await directoryStore(db).read()
    expect(await importClub(anOrganisation({ sources: ['NO-1'] }))).toMatchObject({
      ok: false,
      findings: [{ code: 'source-unknown' }],
    })
    expect(await directoryStore(db).read()).toEqual(before)
  })

  test('leaves a row of the files to the files when an import says the same', async () => {
    await publish()
    expect(await importClub(anOrganisation())).toEqual({ ok: true, changed: 0, kept: [] })
    const files = someDirectory({ organisations: [anOrganisation({ url: 'https://example.org' })] })
    expect(await publish(files)).toEqual({ outcome: 'loaded', kept: [] })
  })

  test('is shown as it was while the database is away', async () => {
    await publish()
    const store = directoryStore(db)
    let away = false
    const causes: unknown[] = []
    const current = directoryReader(
      { read: (had) => (away ? Promise.reject(new Error('away')) : store.read(had)) },
      (cause) => void causes.push(cause),
    )
    const before = await current()
    away = true
    expect(await current()).toBe(before)
    expect(causes).toHaveLength(1)
  })

  test('is read again by a running server only after a change', async () => {
    await publish()
    const current = directoryReader(directoryStore(db))
    const first = await current()
    expect(await current()).toBe(first)
    await importClub()
    expect((await current()).organisations[0]?.name).toBe('De Nieuwe Club')
  })

  test('a database that was never filled is a fault', async () => {
    await expect(directoryReader(directoryStore(db))()).rejects.toThrow('no directory was ever stored')
  })
})
