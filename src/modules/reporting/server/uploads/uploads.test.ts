import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { paddedSizes } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { newReportingId } from '../../ceremonies/index.ts'
import { aReportingWorld, type ReportingWorld, random, right } from '../../testing/a-reporting-world.ts'
import { type CaseTables, deleteOwnCase, keepUpload, submitReport, threadFile, type UploadPlace } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ReportingWorld
beforeEach(async () => {
  world = await aReportingWorld(database())
})

const around = 50
const smallest = 65_536 + around
const anId = () => newReportingId(random)
/** Of a case that is not there yet any code will do; of one that is there, its own. */
const put = (
  of: string | UploadPlace,
  sequence: number,
  { length = smallest, item = anId(), fill = sequence }: { length?: number; item?: string; fill?: number } = {},
) => {
  const place = typeof of === 'string' ? { caseId: of, lookupId: random(16) } : of
  return keepUpload(world.reader, place, { item, sequence, envelope: new Uint8Array(length).fill(fill) })
}
const waiting = async () => {
  const { rows } = await sql<{ id: string }>`select id from reporting_upload order by id`.execute(database())
  return rows.length
}
const refused = (error: string) => ({ ok: false, error })
const kept = { ok: true, value: true }

test('only the lengths that sealed files have are kept', async () => {
  const small = paddedSizes.file.filter((size) => size <= 262_144)
  for (const [at, size] of small.entries()) expect(await put(anId(), at, { length: size + around })).toEqual(kept)
  for (const length of [0, 1, 65_536, smallest - 1, smallest + 1, 100_000, 4_096 + around])
    expect(await put(anId(), 1, { length })).toEqual(refused('malformed'))
  expect(await waiting()).toBe(small.length)
})

test('the same again is kept once, also at the same moment and after the report took it', async () => {
  const item = anId()
  const { begun, sealed } = await world.aReport({ files: [item] })
  const again = () => put(begun, 1, { item })
  expect(await Promise.all([again(), again(), again()])).toEqual([kept, kept, kept])
  expect(await waiting()).toBe(1)
  right(await submitReport(world.reader, sealed, 'sealed'))
  expect(await again()).toEqual(kept)
  expect(await waiting()).toBe(0)
})

test('of a report that is deleted no file comes in any more, and one that waited goes with it', async () => {
  const { begun, sealed } = await world.aReport()
  right(await submitReport(world.reader, sealed, 'sealed'))
  expect(await put(begun, 1)).toEqual(kept)
  right(await deleteOwnCase(world.reader, begun.lookupId))
  expect(await waiting()).toBe(0)
  expect(await put(begun, 3)).toEqual(refused('unknown'))
  expect(await waiting()).toBe(0)
})

test('a file that was sealed again takes the place of the one that still waits; what belongs to a report, and what is of another, stays', async () => {
  const item = anId()
  const { begun, sealed } = await world.aReport({ files: [item] })
  expect(await put(begun, 1, { item, fill: 1 })).toEqual(kept)
  expect(await put(begun, 2, { item, fill: 2, length: 131_072 + around })).toEqual(kept)
  expect(await put(anId(), 1, { item }), 'another case').toEqual(refused('taken'))
  expect(await waiting()).toBe(1)
  right(await submitReport(world.reader, sealed, 'sealed'))
  const file = await threadFile(world.reader, begun.lookupId, item)
  expect([file?.length, file?.[0]]).toEqual([131_072 + around, 2])
  expect(await put(begun, 2, { item, fill: 3, length: 131_072 + around })).toEqual(refused('taken'))
  expect((await threadFile(world.reader, begun.lookupId, item))?.[0]).toBe(2)
})

test('a larger file in the place of a smaller one has to fit too, and a refused one leaves the first', async () => {
  await sql`create or replace function reporting_most_file_bytes() returns bigint language sql as ${sql.raw(`'select ${2 * smallest}::bigint'`)}`.execute(
    database(),
  )
  const [caseId, item] = [anId(), anId()]
  expect(await put(caseId, 1, { item })).toEqual(kept)
  expect(await put(caseId, 1, { item, length: 262_144 + around })).toEqual(refused('full'))
  expect(await put(caseId, 1, { item, fill: 9 })).toEqual(kept)
  expect(await put(caseId, 2)).toEqual(kept)
  expect(await put(caseId, 3)).toEqual(refused('full'))
})

test('the tenth that waits can be sealed again', async () => {
  const [caseId, item] = [anId(), anId()]
  for (let sequence = 1; sequence < 10; sequence += 1) expect(await put(caseId, sequence)).toEqual(kept)
  expect(await put(caseId, 10, { item })).toEqual(kept)
  expect(await put(caseId, 10, { item, fill: 99 })).toEqual(kept)
})

test('who knows the id of a case and not its code takes no room of it', async () => {
  const { begun, sealed } = await world.aReport()
  right(await submitReport(world.reader, sealed, 'sealed'))
  for (let sequence = 1; sequence <= 10; sequence += 1)
    expect(await put({ caseId: begun.caseId, lookupId: random(16) }, sequence)).toEqual(refused('unknown'))
  expect(await waiting()).toBe(0)
  expect(await put(begun, 1)).toEqual(kept)
})

test('of when a file came stands the end of that hour, and nothing closer', async () => {
  right(await put(anId(), 1))
  const { rows } = await sql<{ whole: boolean; after: boolean; near: boolean }>`select
    came_by = date_trunc('hour', came_by) as whole, came_by > now() as after, came_by <= now() + interval '1 hour' as near
    from reporting_upload`.execute(database())
  expect(rows).toEqual([{ whole: true, after: true, near: true }])
})

test('ten wait for one case, and nobody else is kept from anything by them', async () => {
  const caseId = anId()
  for (let sequence = 1; sequence <= 10; sequence += 1) expect(await put(caseId, sequence)).toEqual(kept)
  expect(await put(caseId, 11)).toEqual(refused('full'))
  expect(await put(anId(), 1)).toEqual(kept)
})

test('a case has files up to a size, those it took among them', async () => {
  await sql`create or replace function reporting_most_file_bytes() returns bigint language sql as ${sql.raw(`'select ${3 * smallest}::bigint'`)}`.execute(
    database(),
  )
  const item = anId()
  const { begun, sealed } = await world.aReport({ files: [item] })
  expect(await put(begun, 1, { item })).toEqual(kept)
  right(await submitReport(world.reader, sealed, 'sealed'))
  expect(await put(begun, 2)).toEqual(kept)
  expect(await put(begun, 3)).toEqual(kept)
  expect(await put(begun, 4)).toEqual(refused('full'))
})

test('when too much waits everywhere, what has waited for an hour goes first, and then the next one waits', async () => {
  await sql`create or replace function reporting_most_waiting_bytes() returns bigint language sql as ${sql.raw(`'select ${2 * smallest}::bigint'`)}`.execute(
    database(),
  )
  const old = anId()
  expect(await put(old, 1)).toEqual(kept)
  expect(await put(anId(), 1)).toEqual(kept)
  expect(await put(anId(), 1)).toEqual(refused('busy'))
  await sql`update reporting_upload set came_by = date_trunc('hour', now()) where case_id = ${old}`.execute(database())
  expect(await put(anId(), 1)).toEqual(refused('busy'))
  await sql`update reporting_upload set came_by = date_trunc('hour', now()) - interval '1 hour' where case_id = ${old}`.execute(
    database(),
  )
  expect(await put(anId(), 1)).toEqual(kept)
  expect(await waiting()).toBe(2)
})

test('what nothing took within a day is forgotten, and not an hour before', async () => {
  const [old, young] = [anId(), anId()]
  for (const caseId of [old, young]) right(await put(caseId, 1))
  const forget = () => sql`select reporting_forget_uploads()`.execute(database())
  await sql`update reporting_upload set came_by = date_trunc('hour', now()) - interval '23 hours'`.execute(database())
  await forget()
  expect(await waiting()).toBe(2)
  await sql`update reporting_upload set came_by = date_trunc('hour', now()) - interval '24 hours' where case_id = ${old}`.execute(
    database(),
  )
  await forget()
  expect(await waiting()).toBe(1)
})
