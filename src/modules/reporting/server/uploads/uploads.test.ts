import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { paddedSizes } from '#platform/sealing/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { newReportingId } from '../../ceremonies/index.ts'
import { aReportingWorld, type ReportingWorld, random, right } from '../../testing/a-reporting-world.ts'
import { type CaseTables, keepUpload, submitReport } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ReportingWorld
beforeEach(async () => {
  world = await aReportingWorld(database())
})

const around = 50
const smallest = 65_536 + around
const anId = () => newReportingId(random)
const put = (caseId: string, sequence: number, length = smallest, item = anId()) =>
  keepUpload(world.reader, caseId, { item, sequence, envelope: new Uint8Array(length).fill(sequence) })
const waiting = async () => {
  const { rows } = await sql<{ id: string }>`select id from reporting_upload order by id`.execute(database())
  return rows.length
}
const refused = (error: string) => ({ ok: false, error })
const kept = { ok: true, value: true }

test('only the lengths that sealed files have are kept', async () => {
  const small = paddedSizes.file.filter((size) => size <= 262_144)
  for (const [at, size] of small.entries()) expect(await put(anId(), at, size + around)).toEqual(kept)
  for (const length of [0, 1, 65_536, smallest - 1, smallest + 1, 100_000, 4_096 + around])
    expect(await put(anId(), 1, length)).toEqual(refused('malformed'))
  expect(await waiting()).toBe(small.length)
})

test('the same again is kept once, also at the same moment and after the report took it; other bytes are not', async () => {
  const item = anId()
  const { begun, sealed } = await world.aReport({ files: [item] })
  const again = () => put(begun.caseId, 1, smallest, item)
  expect(await Promise.all([again(), again(), again()])).toEqual([kept, kept, kept])
  expect(await waiting()).toBe(1)
  expect(await put(begun.caseId, 2, smallest, item)).toEqual(refused('taken'))
  expect(await put(anId(), 1, smallest, item)).toEqual(refused('taken'))
  right(await submitReport(world.reader, sealed, 'sealed'))
  expect(await again()).toEqual(kept)
  expect(await waiting()).toBe(0)
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
  expect(await put(begun.caseId, 1, smallest, item)).toEqual(kept)
  right(await submitReport(world.reader, sealed, 'sealed'))
  expect(await put(begun.caseId, 2)).toEqual(kept)
  expect(await put(begun.caseId, 3)).toEqual(kept)
  expect(await put(begun.caseId, 4)).toEqual(refused('full'))
})

test('when too much waits everywhere, what has waited for an hour goes first, and then the next one waits', async () => {
  await sql`create or replace function reporting_most_waiting_bytes() returns bigint language sql as ${sql.raw(`'select ${2 * smallest}::bigint'`)}`.execute(
    database(),
  )
  const old = anId()
  expect(await put(old, 1)).toEqual(kept)
  expect(await put(anId(), 1)).toEqual(kept)
  expect(await put(anId(), 1)).toEqual(refused('busy'))
  await sql`update reporting_upload set came_at = now() - interval '59 minutes' where case_id = ${old}`.execute(
    database(),
  )
  expect(await put(anId(), 1)).toEqual(refused('busy'))
  await sql`update reporting_upload set came_at = now() - interval '61 minutes' where case_id = ${old}`.execute(
    database(),
  )
  expect(await put(anId(), 1)).toEqual(kept)
  expect(await waiting()).toBe(2)
})

test('what nothing took within a day is forgotten, and not an hour before', async () => {
  const [old, young] = [anId(), anId()]
  for (const caseId of [old, young]) right(await put(caseId, 1))
  const forget = () => sql`select reporting_forget_uploads()`.execute(database())
  await sql`update reporting_upload set came_at = now() - interval '23 hours'`.execute(database())
  await forget()
  expect(await waiting()).toBe(2)
  await sql`update reporting_upload set came_at = now() - interval '25 hours' where case_id = ${old}`.execute(
    database(),
  )
  await forget()
  expect(await waiting()).toBe(1)
})
