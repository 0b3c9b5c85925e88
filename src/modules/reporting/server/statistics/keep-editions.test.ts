import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aReportingWorld, right } from '../../testing/a-reporting-world.ts'
import { databaseDay } from '../../testing/database-day.ts'
import {
  type CaseTables,
  editionsToKeep,
  type FigureTables,
  parseLedger,
  publishDue,
  publishedEditions,
  putBackEditions,
} from '../index.ts'

const database = databasePerTest<CaseTables & FigureTables & AuditTables>('migrations')
const areas = loadAreas('data/areas')
beforeEach(async () => {
  await aReportingWorld(database(), () => '2026-11-30' as Day)
  await databaseDay(database(), april)
})

const april = day('2027-04-01')
const cases = (from: number, to: number) =>
  sql`insert into reporting_case (id, organisation, door, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment, coded)
    select md5(n::text), 'ours', 'sealed', '2026-11-30', sha256(n::text::bytea), sha256(n::text::bytea),
      decode('0101' || repeat('00', 80), 'hex'), sha256(n::text::bytea), '{"municipality":"GM0758"}'
    from generate_series(${from}::integer, ${to}::integer) n`.execute(database())
const publish = () => publishDue(database(), areas, { today: april, isFictional: false })
/** As a backup from before the figures were published has it. */
const withoutEditions = () =>
  database()
    .transaction()
    .execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx)
      await sql`delete from reporting_own_edition`.execute(trx)
      await sql`delete from reporting_edition`.execute(trx)
    })
const kept = async () =>
  right(parseLedger((await editionsToKeep(database())).map((one) => JSON.stringify(one)).join('\n'))).editions

test('what was published after a backup was made is published once more as it was, and not anew', async () => {
  await cases(1, 40)
  expect(await publish()).toEqual([2026])
  const [before, elsewhere] = [await publishedEditions(database()), await kept()]
  expect(before[0]?.areas[0]?.total, 'there are numbers in it').toBe(40)
  expect(elsewhere[0]?.own, 'and what the organisation sees').toHaveLength(1)
  await withoutEditions()
  await cases(41, 41)
  expect(await putBackEditions(database(), elsewhere)).toEqual({ back: 1, otherwise: [] })
  expect(await publish(), 'the year is not done again').toEqual([])
  expect(await publishedEditions(database())).toEqual(before)
  expect(await kept()).toEqual(elsewhere)
  expect(await putBackEditions(database(), elsewhere)).toEqual({ back: 0, otherwise: [] })
})

test('a year that was published anew before that stays, and is named', async () => {
  await cases(1, 40)
  await publish()
  const elsewhere = await kept()
  await withoutEditions()
  await cases(41, 41)
  expect(await publish()).toEqual([2026])
  expect(await putBackEditions(database(), elsewhere)).toEqual({ back: 0, otherwise: [2026] })
  expect((await publishedEditions(database()))[0]?.areas[0]?.total).toBe(41)
})

test('of an organisation that the backup does not know the rest is put back', async () => {
  const one = { edition: 2026, publishedOn: april, isFictional: false, areas: [] }
  const own = ['registered-since', 'ours'].map((organisation) => ({ organisation, areas: [] }))
  expect(await putBackEditions(database(), [{ ...one, own }])).toEqual({ back: 1, otherwise: [] })
  expect((await kept())[0]?.own).toEqual([{ organisation: 'ours', areas: [] }])
})
