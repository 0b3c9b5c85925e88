import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aReportingWorld, colleague, type ReportingWorld, right } from '../../testing/a-reporting-world.ts'
import { askVault, type CaseTables, caseInClear, openVault, settleVault, submitReport } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
const [ann, ben] = [colleague('ann'), colleague('ben')]
const [first, second] = ['0'.repeat(32), '1'.repeat(32)] as const
let world: ReportingWorld
let caseId: string

beforeEach(async () => {
  world = await aReportingWorld(database(), () => day('2026-11-30'))
  const { begun, sealed } = await world.aReport({ identity: { v: 1, name: 'Naam' } })
  right(await submitReport(world.reader, sealed, 'sealed'))
  caseId = begun.caseId
  right(await askVault(world.desk, ann, caseId, { id: first, why: 'danger' }))
})

const asked = (ago: string) =>
  sql`update reporting_vault_request set asked_at = now() - ${ago}::interval`.execute(database())
/** On a page of a server whose clock stands still: only that of the database counts. */
const waiting = async () => {
  const desk = { ...world.desk, now: () => new Date('2026-11-30T10:00:00Z') }
  return right(await caseInClear(desk, ben, caseId)).vault.waiting.map(({ id, why }) => `${id} ${why}`)
}

test('a request counts until its seventh day is over', async () => {
  await asked('6 days 23 hours 59 minutes')
  expect(await waiting()).toEqual([`${first} danger`])
  expect(await askVault(world.desk, ann, caseId, { id: second, why: 'law' })).toEqual({
    ok: false,
    error: 'asked-before',
  })
  right(await settleVault(world.desk, ben, { request: first, agrees: true }))
  expect((await openVault(world.desk, ann, caseId)).ok).toBe(true)
})

test('who agrees after that, or does not, hears that it is over; it opens nothing', async () => {
  await asked('7 days')
  expect(await waiting()).toEqual([])
  for (const agrees of [true, false])
    expect(await settleVault(world.desk, ben, { request: first, agrees })).toEqual({ ok: false, error: 'request-over' })
  for (const who of [ann, ben])
    expect(await openVault(world.desk, who, caseId)).toEqual({ ok: false, error: 'closed-vault' })
})

test('it can be asked anew, with another reason; the old one is not agreed to by that', async () => {
  await asked('7 days')
  right(await askVault(world.desk, ann, caseId, { id: second, why: 'law' }))
  expect(await waiting()).toEqual([`${second} law`])
  expect((await settleVault(world.desk, ben, { request: first, agrees: true })).ok).toBe(false)
  expect(await openVault(world.desk, ann, caseId)).toEqual({ ok: false, error: 'closed-vault' })
  right(await settleVault(world.desk, ben, { request: second, agrees: true }))
  expect((await openVault(world.desk, ann, caseId)).ok).toBe(true)
})
