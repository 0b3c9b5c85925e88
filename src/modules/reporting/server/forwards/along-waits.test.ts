import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { newReportingId } from '../../ceremonies/index.ts'
import { aForwardingWorld, colleague, type ForwardingWorld, random, right } from '../../testing/a-forwarding-world.ts'
import { type CaseTables, forgetUploads, keepAlong, keepUpload } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
const smallest = 65_536 + 50
const anId = () => newReportingId(random)
let world: ForwardingWorld
let caseId: string
let target: string
beforeEach(async () => {
  world = await aForwardingWorld(database())
  caseId = await world.aCase()
  target = anId()
})

const comes = async (sequence: number, to = target) => {
  const file = { item: anId(), sequence, envelope: random(smallest) }
  right(await keepAlong(world.desk, colleague('ann'), { caseId, target: to, isInside: true }, file))
}
/** As if so much time went by since everything that waits came, and the server looked. */
async function pass(time: string): Promise<void> {
  await sql`update reporting_upload set came_by = came_by - ${time}::interval`.execute(database())
  await forgetUploads({ db: database() })
}
const waiting = async (of = target): Promise<number> => {
  const { rows } = await sql<{ many: number }>`
    select count(*)::int as many from reporting_upload where case_id = ${of}`.execute(database())
  return rows[0]?.many ?? 0
}

test('a slow line loses nothing: eight files of which the next comes within the hour all wait for the last', async () => {
  for (let sequence = 1; sequence <= 8; sequence += 1) {
    await comes(sequence)
    await pass('59 minutes')
  }
  expect(await waiting()).toBe(8)
})

test('a passing on that was broken off leaves nothing an hour later, whatever else is being passed on', async () => {
  const other = anId()
  await comes(1)
  await comes(2)
  await pass('59 minutes')
  expect(await waiting()).toBe(2)
  await comes(1, other)
  // The end of the hour in which they came is what counts: two hours after they came it is more than an hour ago.
  await pass('61 minutes')
  expect(await waiting()).toBe(0)
  expect(await waiting(other)).toBe(1)
})

test('a file of a reporter still has a day: their page may be without a connection', async () => {
  const begun = anId()
  const file = { item: anId(), sequence: 1, envelope: random(smallest) }
  right(await keepUpload(world.reader, { caseId: begun, lookupId: random(16) }, file))
  await pass('23 hours')
  expect(await waiting(begun)).toBe(1)
  await pass('3 hours')
  expect(await waiting(begun)).toBe(0)
})

test('what comes again after it went is kept as the first time', async () => {
  await comes(1)
  await pass('3 hours')
  expect(await waiting()).toBe(0)
  await comes(1)
  await pass('30 minutes')
  expect(await waiting()).toBe(1)
})
