import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { everyOpenCase } from '../../domain/desk/case-list.ts'
import { aReportingWorld, colleague, type ReportingWorld, right } from '../../testing/a-reporting-world.ts'
import { assignCase, type CaseTables, casesPage, countCases, ownTasks, seeCase, submitReport } from '../index.ts'

const database = databasePerTest<CaseTables>('migrations')
const today = day('2026-11-30')
let world: ReportingWorld
const ann = colleague('ann')
const desk = () => world.desk

beforeEach(async () => {
  world = await aReportingWorld(database(), () => today)
})

async function aCase(): Promise<string> {
  const { begun, sealed } = await world.aReport()
  right(await submitReport(world.reader, sealed, 'sealed'))
  return begun.caseId
}

/** Rows as a report leaves them, without anything sealed in them. */
const manyCases = (count: number) =>
  sql`insert into reporting_case (
      id, organisation, door, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment, answer_due, step_due
    )
    select md5(n::text), 'ours', 'sealed', ${today}::date, sha256(n::text::bytea), sha256(n::text::bytea),
      decode('0101' || repeat('00', 80), 'hex'), sha256(n::text::bytea), ${today}::date + 7, ${today}::date + 14
    from generate_series(1, ${count}) n`.execute(database())

describe('the list', () => {
  test('has what is due first on top, goes on where it stopped, and counts what asks for somebody', async () => {
    await manyCases(53)
    const [late] = right(await casesPageOf({})).rows
    await sql`update reporting_case set answer_due = '2026-11-20' where id = ${late?.id ?? ''}`.execute(database())
    const first = right(await casesPageOf({}))
    expect(first.rows).toHaveLength(50)
    expect(first.rows[0]).toMatchObject({ id: late?.id, receivedWeek: '2026-W49', answerDue: '2026-11-20' })
    const second = right(await casesPageOf({ after: first.next }))
    expect([second.rows.length, second.next]).toEqual([3, null])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(53)
    right(await assignCase(desk(), ann, late?.id ?? '', 'ann'))
    expect(await countCases(desk(), ann)).toEqual({
      unread: 53,
      news: 0,
      late: 1,
      partnerLate: 0,
      danger: 0,
      goesSoon: 0,
      nobody: 52,
      me: 1,
      open: 53,
      any: true,
    })
    expect(right(await casesPageOf({ owner: 'me' })).rows).toMatchObject([{ id: late?.id, isMine: true }])
    expect(right(await casesPageOf({ late: true })).rows).toHaveLength(1)
    expect(right(await casesPageOf({ week: '2026-W48' })).rows).toEqual([])
  })

  test.each(['newest', 'oldest'] as const)('%s first goes on where it stopped', async (sort) => {
    await manyCases(52)
    await sql`update reporting_case set received_on = date '2026-11-01' + (('x' || left(id, 2))::bit(8)::int % 28)`.execute(
      database(),
    )
    const first = right(await casesPageOf({ sort }))
    const rest = right(await casesPageOf({ sort, after: first.next }))
    const days = [...first.rows, ...rest.rows].map(({ receivedOn }) => receivedOn)
    expect(days).toEqual(days.toSorted((one, other) => (sort === 'newest' ? -1 : 1) * one.localeCompare(other)))
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(52)
  })

  test('a message to a closed case that got no answer in time is late, and found under that', async () => {
    await manyCases(2)
    const [one] = right(await casesPageOf({})).rows
    const before = await countCases(desk(), ann)
    await sql`update reporting_case set state = 'closed', outcome = 'no-report', closed_on = '2026-11-30', step_due = null, answer_due = null
      where id = ${one?.id ?? ''}`.execute(database())
    expect(right(await casesPageOf({ late: true })).rows).toEqual([])
    await sql`update reporting_case set answer_due = '2026-11-29' where id = ${one?.id ?? ''}`.execute(database())
    expect(right(await casesPageOf({ late: true })).rows).toMatchObject([{ id: one?.id, state: 'closed' }])
    expect(await countCases(desk(), ann)).toMatchObject({ late: before.late + 1, open: before.open - 1 })
    expect(right(await casesPageOf({})).rows.map(({ id }) => id)).not.toContain(one?.id)
  })

  test('shows what a reporter wrote to a closed case, until somebody has it on screen', async () => {
    const caseId = await aCase()
    await sql`update reporting_case set state = 'closed', outcome = 'no-report', closed_on = '2026-11-30', news_since = null
      where id = ${caseId}`.execute(database())
    expect([(await casesPageOf({})).value.rows, (await countCases(desk(), ann)).news]).toEqual([[], 0])
    await sql`update reporting_case set news_since = '2026-11-30' where id = ${caseId}`.execute(database())
    expect((await countCases(desk(), ann)).news).toBe(1)
    expect((await casesPageOf({ news: true })).value.rows).toMatchObject([
      { id: caseId, state: 'closed', hasNews: true },
    ])
    expect((await casesPageOf({ news: true, state: 'read' })).value.rows).toEqual([])
    expect(await countCases(desk(), colleague('one'))).toMatchObject({ news: 0, goesSoon: 0 })
    right(await seeCase(desk(), ann, caseId, { news: 0 }))
    expect((await countCases(desk(), ann)).news).toBe(0)
  })

  test('shows what is deleted within two weeks, closed or not', async () => {
    const caseId = await aCase()
    await aCase()
    await sql`update reporting_case set state = 'closed', outcome = 'no-report', closed_on = received_on where id = ${caseId}`.execute(
      database(),
    )
    const goesOn = async (on: string) => {
      await sql`alter table reporting_case disable trigger reporting_case_guarded`.execute(database())
      await sql`update reporting_case set delete_on = ${on} where id = ${caseId}`.execute(database())
      await sql`alter table reporting_case enable trigger reporting_case_guarded`.execute(database())
      return [
        (await casesPageOf({ goesSoon: true })).value.rows.map(({ id }) => id),
        (await countCases(desk(), ann)).goesSoon,
      ]
    }
    expect(await goesOn('2026-12-15')).toEqual([[], 0])
    expect(await goesOn('2026-12-14')).toEqual([[caseId], 1])
  })

  test('shows an administrator nothing at all', async () => {
    await aCase()
    expect((await casesPage(desk(), colleague('one'), everyOpenCase)).rows).toEqual([])
    expect(await countCases(desk(), colleague('one'))).toMatchObject({ open: 0, any: false })
  })

  const casesPageOf = async (query: Partial<typeof everyOpenCase>) => ({
    ok: true as const,
    value: await casesPage(desk(), ann, { ...everyOpenCase, ...query }),
  })
})

describe('what somebody had who is not there any more', () => {
  const changeAnn = (change: ReturnType<typeof sql>) =>
    sql`update organisations_membership set ${change} where person = 'ann' and organisation = 'ours'`.execute(
      database(),
    )

  test.each([
    ['left', sql`state = 'ended'`],
    ['holds the key no more', sql`roles = '{desk-officer}'`],
  ])('is with nobody, and counted so: of who %s', async (_, change) => {
    const id = await aCase()
    right(await assignCase(desk(), ann, id, 'ann'))
    const asked = { ...everyOpenCase, owner: 'nobody' } as const
    expect((await casesPage(desk(), colleague('ben'), asked)).rows).toEqual([])
    await changeAnn(change)
    expect(await countCases(desk(), colleague('ben'))).toMatchObject({ nobody: 1, open: 1 })
    expect((await casesPage(desk(), colleague('ben'), asked)).rows).toMatchObject([{ id, handler: null }])
  })

  test('are tasks that each colleague sees with the name; those of who is there only that one', async () => {
    const caseId = await aCase()
    await sql`insert into reporting_item (id, case_id, sender, kind, sequence, on_day, written_by, envelope)
      values (md5('task'), ${caseId}, 'organisation', 'task', 0, ${today}, 'ann', decode(repeat('00', 4146), 'hex'))`.execute(
      database(),
    )
    await sql`insert into reporting_task (id, case_id, due, for_person, made_by)
      values (md5('task'), ${caseId}, ${today}, 'ann', 'ann')`.execute(database())
    expect((await ownTasks(desk(), colleague('ben'))).count).toBe(0)
    await changeAnn(sql`state = 'ended'`)
    expect(await ownTasks(desk(), colleague('ben'))).toMatchObject({
      first: [{ caseId, due: today, colleague: expect.any(String) }],
      count: 1,
      own: 0,
    })
  })
})
