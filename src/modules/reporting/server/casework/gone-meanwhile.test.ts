import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aReportingWorld, colleague, type ReportingWorld, right } from '../../testing/a-reporting-world.ts'
import { askVault, type CaseTables, linkCase, submitReport } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
let world: ReportingWorld
beforeEach(async () => {
  world = await aReportingWorld(database(), () => day('2026-11-30'))
})

async function aCase(identity: unknown = null): Promise<string> {
  const { begun, sealed } = await world.aReport({ identity })
  right(await submitReport(world.reader, sealed, 'sealed'))
  return begun.caseId
}

/** Deletes the case after it was found and before a row of this table that refers to it is written. */
async function deletedBeforeRowOf(table: string, caseId: string): Promise<void> {
  await sql
    .raw(`create function gone_meanwhile() returns trigger language plpgsql security definer as $$
      begin perform public.reporting_erase('${caseId}', 'by-reporter', 'reporter'); return new; end $$`)
    .execute(database())
  await sql
    .raw(`create trigger gone_meanwhile before insert on ${table} for each row execute function gone_meanwhile()`)
    .execute(database())
}

test('a link to a case that is deleted in that moment is one to no case', async () => {
  const [one, other] = [await aCase(), await aCase()]
  await deletedBeforeRowOf('reporting_link', other)
  expect(await linkCase(world.desk, colleague('ann'), one, { mark: other.slice(0, 8), why: 'employer' })).toEqual({
    ok: false,
    error: 'unknown-mark',
  })
})

test('of a case that is deleted in that moment nobody told who they are', async () => {
  const caseId = await aCase({ v: 1, name: 'Naam' })
  await deletedBeforeRowOf('reporting_vault_request', caseId)
  const request = { id: '00112233445566778899aabbccddeeff', why: 'danger' } as const
  expect(await askVault(world.desk, colleague('ann'), caseId, request)).toEqual({ ok: false, error: 'nothing' })
})
