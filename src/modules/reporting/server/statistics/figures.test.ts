import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { formCategory } from '../../domain/statistics/declared.ts'
import { aReportingWorld, colleague, type ReportingWorld } from '../../testing/a-reporting-world.ts'
import { databaseDay } from '../../testing/database-day.ts'
import {
  type CaseTables,
  deleteOwnCase,
  exactFigures,
  type FigureTables,
  loadSignalKinds,
  ownEditions,
  publishDue,
  publishedEditions,
  submitReport,
} from '../index.ts'
import { dueYears } from './publish-editions.ts'

const database = databasePerTest<CaseTables & FigureTables & AuditTables>('migrations')
const areas = loadAreas('data/areas')
let world: ReportingWorld
beforeEach(async () => {
  world = await aReportingWorld(database(), () => '2026-11-30' as Day)
  await loadSignalKinds(database(), [
    { id: 'I01', category: 'recruitment' },
    { id: 'I02', category: 'recruitment' },
    { id: 'I16', category: 'wage' },
    { id: 'I66', category: 'not-counted' },
  ])
})

const run = (text: string) => sql.raw(text).execute(database())
/** `pia`, who sees figures and no case. */
async function aPolicyOfficer() {
  await run(
    `insert into organisations_person (id, name, mail, language) values ('pia', 'Persoon pia', 'pia@voorbeeld.example', 'nl')`,
  )
  await run(
    `insert into organisations_membership (person, organisation, roles, state, since) values ('pia', 'ours', '{policy-officer}', 'active', '2026-01-01')`,
  )
}
/** A report that came in, and as many more that are like it. */
async function reported(more = 0, coded = '{}') {
  const { begun, sealed } = await world.aReport()
  expect(await submitReport(world.reader, sealed, 'sealed')).toMatchObject({ ok: true })
  await run(`update reporting_case set coded = '${coded}' where id = '${begun.caseId}'`)
  await run(`insert into reporting_case (id, organisation, door, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment, coded)
    select md5(c.id || n), c.organisation, c.door, c.received_on, sha256((c.id || n)::bytea), c.reporter_key, c.wrapped_for_reporter, c.commitment, c.coded
    from reporting_case c, generate_series(1, ${more}) n where c.id = '${begun.caseId}'`)
  return { ...begun, sealed }
}
const exact = async () => {
  const found = await exactFigures({ db: database() }, colleague('ann'))
  if (!found.ok) throw new Error(found.error)
  return found.value
}
const publish = async (today: string, forDatabase = today) => {
  await databaseDay(database(), forDatabase)
  return publishDue(database(), areas, { today: day(today), isFictional: false })
}

describe('what is counted', () => {
  test('is what a colleague chose, and changes with it while there is a case', async () => {
    const { caseId } = await reported()
    expect(await exact()).toMatchObject([{ year: 2026, total: 1, tables: { form: [{ group: 'unknown', count: 1 }] } }])
    await run(`update reporting_case set coded = '{"forms":["labour","housing"],"sector":"food","signals":["I02","I16"]}', state = 'closed',
      outcome = 'own-action', closed_on = '2026-12-01' where id = '${caseId}'`)
    const [year] = await exact()
    expect(year?.tables).toMatchObject({
      month: [{ group: '11', count: 1 }],
      form: [{ group: 'labour-and-housing', count: 1 }],
      sector: [{ group: 'food', count: 1 }],
      outcome: [{ group: 'own-action', count: 1 }],
      'signal-recruitment': [{ group: 'yes', count: 1 }],
      'signal-wage': [{ group: 'yes', count: 1 }],
    })
  })

  test('stays when the case is deleted, each variable by itself, and names no case', async () => {
    const { sealed, caseId } = await reported(0, '{"forms":["sexual"],"municipality":"GM0758","signals":["I01"]}')
    const before = await exact()
    expect(await deleteOwnCase(world.reader, sealed.lookupId)).toMatchObject({ ok: true })
    const after = await exact()
    expect(after[0]?.tables['form']).toEqual(before[0]?.tables['form'])
    expect(after).toMatchObject([{ total: 1, tables: { outcome: [{ group: 'none', count: 1 }] } }])
    const { rows } = await sql<{ row: string }>`select k::text as row from reporting_kept_count k`.execute(database())
    expect(rows).toHaveLength(7)
    expect(rows.filter(({ row }) => row.includes(caseId))).toEqual([])
    expect(rows.every(({ row }) => row.includes('GM0758,2026') && row.endsWith(',1)'))).toBe(true)
  })

  test('has the same form in the database as here', async () => {
    const choices = ['labour', 'housing', 'sexual', 'other', 'unknown', 'else']
    const all = Array.from({ length: 2 ** choices.length }, (_, set) => choices.filter((_one, at) => (set >> at) & 1))
    const { rows } = await sql<{ form: string }>`
      select reporting_form_category(one.value) as form from jsonb_array_elements(${JSON.stringify(all)}::jsonb) one`.execute(
      database(),
    )
    expect(rows.map(({ form }) => form)).toEqual(all.map(formCategory))
    const odd = await sql<{
      form: string
    }>`select reporting_form_category(null) as form union all select reporting_form_category('"labour"')`.execute(
      database(),
    )
    expect(odd.rows).toEqual([{ form: 'unknown' }, { form: 'unknown' }])
  })

  test('is seen exactly by who holds the key, and by nobody else', async () => {
    await aPolicyOfficer()
    expect(await exactFigures({ db: database() }, colleague('pia'))).toEqual({ ok: false, error: 'role' })
    expect(await exactFigures({ db: database() }, colleague('one'))).toEqual({ ok: false, error: 'role' })
  })
})

describe('what is published', () => {
  test('is a year as a whole, on the first of April after it and not a day before', () => {
    expect(dueYears(day('2027-03-31'))).toEqual([])
    expect(dueYears(day('2027-04-01'))).toEqual([2026])
    expect(dueYears(day('2028-04-01'))).toEqual([2026, 2027])
  })

  test.each([
    ['server', '2027-04-01', '2027-03-31'],
    ['database', '2027-03-31', '2027-04-01'],
  ])('is not a year that has come for the %s alone', async (_, server, forDatabase) => {
    await reported(11, '{"municipality":"GM0758"}')
    expect(await publish(server, forDatabase)).toEqual([])
    expect(await publishedEditions(database())).toEqual([])
    expect(await publish('2027-04-02', '2027-04-01')).toEqual([2026])
    expect(await publishedEditions(database())).toMatchObject([{ year: 2026, publishedOn: '2027-04-01' }])
  })

  test('is published once: what changes afterwards changes nothing', async () => {
    await reported(11, '{"municipality":"GM0758","forms":["labour"]}')
    await reported(9, '{"municipality":"GM0758","forms":["housing"]}')
    expect(await publish('2027-04-01')).toEqual([2026])
    const [edition] = await publishedEditions(database())
    expect(edition).toMatchObject({
      year: 2026,
      publishedOn: '2027-04-01',
      isFictional: false,
      areas: [
        {
          area: 'whole',
          total: 22,
          tables: {
            form: [
              { group: 'all-work', count: 12 },
              { group: 'not-work', count: 10 },
            ],
            month: null,
          },
        },
      ],
    })
    await run(`update reporting_case set coded = '{}'`)
    await run('delete from reporting_case')
    expect(await publish('2027-04-02')).toEqual([])
    expect(await publishedEditions(database())).toEqual([edition])
    for (const change of [
      'update reporting_edition set year = 2027',
      'delete from reporting_own_edition',
      'truncate reporting_edition cascade',
    ])
      await expect(run(change)).rejects.toThrow('what was published stays as it is')
  })

  test('is nothing where there are too few, and that the year is there says nothing', async () => {
    expect(await publish('2027-04-01')).toEqual([2026])
    expect(await publishedEditions(database())).toMatchObject([{ year: 2026, areas: [] }])
  })

  test('has nothing of cases whose place is not known to be in the province', async () => {
    await reported(30, '{"municipality":"unknown"}')
    await publish('2027-04-01')
    expect(await publishedEditions(database())).toMatchObject([{ areas: [] }])
    expect((await exact())[0]?.total).toBe(31)
  })

  test('of their own organisation policy officers see ten or more, of another nothing', async () => {
    await aPolicyOfficer()
    await reported(11, '{"municipality":"GM0758","forms":["labour"]}')
    await publish('2027-04-01')
    const own = await ownEditions({ db: database() }, colleague('pia'))
    expect(own).toMatchObject({ ok: true, value: [{ year: 2026, areas: [{ area: 'whole', total: 12 }] }] })
    expect(await ownEditions({ db: database() }, colleague('one'))).toEqual({ ok: false, error: 'role' })
    const elsewhere = await database()
      .transaction()
      .execute(async (trx) => {
        await sql`set local role baken_application`.execute(trx)
        await sql`select set_config('baken.person', 'pia', true), set_config('baken.organisation', 'theirs', true)`.execute(
          trx,
        )
        return trx.selectFrom('reporting_own_edition').selectAll().execute()
      })
    expect(elsewhere).toEqual([])
  })
})
