import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, type Day, day, dutchDay } from '#kernel/days.ts'
import { inHat } from '#modules/organisations/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { newReportingId, openerOf, sealItem } from '../../ceremonies/index.ts'
import { terms } from '../../domain/casework/terms.ts'
import { aReportingWorld, colleague, type ReportingWorld, random, right } from '../../testing/a-reporting-world.ts'
import {
  type CaseTables,
  deleteEarly,
  deleteOwnCase,
  dueCases,
  holdCase,
  keepUpload,
  parseLedger,
  readLedger,
  readRetention,
  reapplyLedger,
  releaseHold,
  runRetention,
  submitReport,
  threadDeletion,
} from '../index.ts'

// What the database decides by its own clock it decides today.
const today = dutchDay(new Date())
const database = databasePerTest<CaseTables & AuditTables>('migrations')
const ann = colleague('ann')
let world: ReportingWorld
beforeEach(async () => {
  world = await aReportingWorld(database(), () => today)
})

async function aCase(told: Parameters<ReportingWorld['aReport']>[0] = {}) {
  const { begun, sealed } = await world.aReport(told)
  right(await submitReport(world.reader, sealed, 'sealed'))
  return begun
}
const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T> => {
  const [row] = (await query.execute(database())).rows
  if (!row) throw new Error('there is a row')
  return row
}
const caseRow = (caseId: string) =>
  one(sql<{ delete_on: Day; step_due: Day }>`select delete_on, step_due from reporting_case where id = ${caseId}`)
const isThere = async (caseId: string) =>
  (await sql`select from reporting_case where id = ${caseId}`.execute(database())).rows.length === 1
/** As if everything had happened so many days sooner. */
const age = async (caseId: string, days: number) => {
  await sql`update reporting_kept set renewed_on = renewed_on - ${days}::integer where case_id = ${caseId}`.execute(
    database(),
  )
  await sql`update reporting_case set received_on = received_on - ${days}::integer, closed_on = closed_on - ${days}::integer
    where id = ${caseId}`.execute(database())
}
const close = (caseId: string, outcome: string) =>
  sql`update reporting_case set state = 'closed', outcome = ${outcome}, closed_on = ${today} where id = ${caseId}`.execute(
    database(),
  )
const lastLine = () =>
  one(sql<{ actor: string; action: string; object: string; detail: string }>`
    select actor, action, object, detail from platform_audit order by line desc limit 1`)
const hashOf = (caseId: string) => createHash('sha256').update(caseId).digest('hex')

describe('a case that came in', () => {
  test('has a day on which it goes and a term for weighing, without anybody who writes them down', async () => {
    const { caseId } = await aCase()
    expect(await caseRow(caseId)).toEqual({
      delete_on: addDays(today, 400),
      step_due: addDays(today, terms.weighing.days),
    })
    expect(right(await readRetention(world.desk, ann, caseId))).toEqual({
      on: addDays(today, 400),
      because: 'never-closed',
      standing: 'far',
      hold: null,
      takenAwayOn: null,
    })
  })

  test('goes on that day and not the day before, with a line in the audit and one in the ledger', async () => {
    const { caseId } = await aCase()
    const stays = await aCase()
    await age(caseId, 399)
    expect(await runRetention(database())).toEqual([])
    await age(caseId, 1)
    expect((await dueCases(database(), today)).map((due) => due.caseId)).toEqual([caseId])
    expect(await runRetention(database())).toEqual([caseId])
    expect(await isThere(caseId)).toBe(false)
    expect(await isThere(stays.caseId)).toBe(true)
    expect(await lastLine()).toEqual({
      actor: 'clock',
      action: 'case.delete',
      object: `case:${caseId}`,
      detail: '{"why":"never-closed","outcome":null}',
    })
    expect(await readLedger(database())).toEqual([
      { case: hashOf(caseId), organisation: 'ours', deletedOn: today, outcome: null, why: 'never-closed' },
    ])
    expect(await runRetention(database())).toEqual([])
  })

  test('that was closed goes when the time of its outcome is over', async () => {
    const { caseId } = await aCase()
    await close(caseId, 'not-ours')
    expect((await caseRow(caseId)).delete_on).toBe(addDays(today, 60))
    await age(caseId, 60)
    expect(await runRetention(database())).toEqual([caseId])
    expect((await readLedger(database()))[0]).toMatchObject({ outcome: 'not-ours', why: 'outcome' })
  })

  test('does not come back under its id once it is gone', async () => {
    const { sealed, begun } = await world.aReport()
    right(await submitReport(world.reader, sealed, 'sealed'))
    const { lookupId } = await openerOf(begun.code)
    right(await deleteOwnCase(world.reader, lookupId))
    expect(await submitReport(world.reader, sealed, 'sealed')).toEqual({ ok: false, error: 'taken' })
  })

  test('that is cut off in the middle of its deletion is there whole', async () => {
    const { caseId } = await aCase()
    const before = await everything(caseId)
    const cut = database()
      .transaction()
      .execute(async (trx) => {
        await sql`select reporting_erase(${caseId}, 'outcome', 'clock')`.execute(trx)
        throw new Error('killed')
      })
    await expect(cut).rejects.toThrow('killed')
    expect(await everything(caseId)).toEqual(before)
    expect(await readLedger(database())).toEqual([])
  })
})

const newsOf = async (caseId: string) => {
  const { rows } = await sql<{ since: string | null }>`
    select news_since as since from reporting_case where id = ${caseId}`.execute(database())
  return rows[0]?.since
}

describe('a hold', () => {
  const until = addDays(today, 90)
  const held = { reason: 'criminal-investigation', until }

  test('keeps a case past its day, says instead of which, and lets it go when it ends', async () => {
    const { caseId } = await aCase()
    await age(caseId, 401)
    expect(right(await holdCase(world.desk, ann, caseId, held))).toEqual({
      on: until,
      because: 'never-closed',
      standing: 'far',
      hold: { reason: 'criminal-investigation', by: 'ann', since: today, until, insteadOf: addDays(today, -1) },
      takenAwayOn: null,
    })
    expect(await lastLine()).toMatchObject({ actor: 'ann', action: 'case.hold', object: `case:${caseId}` })
    expect(await runRetention(database())).toEqual([])
    expect(await deleteEarly(world.desk, ann, caseId, 'asked-by-person')).toEqual({ ok: false, error: 'held' })
    expect(right(await releaseHold(world.desk, ann, caseId))?.standing).toBe('due')
    expect(await releaseHold(world.desk, ann, caseId)).toEqual({ ok: false, error: 'not-held' })
    expect(await runRetention(database())).toEqual([caseId])
  })

  test('makes a case that its reporter takes away wait, and no longer', async () => {
    const { caseId, code } = await aCase()
    right(await holdCase(world.desk, ann, caseId, held))
    const { lookupId } = await openerOf(code)
    expect(await threadDeletion(world.reader, lookupId)).toMatchObject({ isWished: false })
    await sql`update reporting_case set news_since = null where id = ${caseId}`.execute(database())
    for (const time of ['first', 'again'])
      expect(await deleteOwnCase(world.reader, lookupId), time).toEqual({ ok: false, error: 'held' })
    expect(await threadDeletion(world.reader, lookupId)).toEqual({ on: until, isWished: true })
    expect(await newsOf(caseId), 'who holds it has to see what the reporter wants').toBe(today)
    expect(right(await readRetention(world.desk, ann, caseId))).toMatchObject({
      on: until,
      because: 'by-reporter',
      takenAwayOn: today,
    })
    right(await releaseHold(world.desk, ann, caseId))
    expect(await runRetention(database())).toEqual([caseId])
  })

  test.each([
    ['today', today, 'in-the-past'],
    ['a year and a day', addDays(today, 366), 'too-long'],
  ])('until %s is refused', async (_, wrong, error) => {
    const { caseId } = await aCase()
    expect(await holdCase(world.desk, ann, caseId, { ...held, until: wrong })).toEqual({ ok: false, error })
    const asAnn = inHat(database(), ann, (trx) =>
      sql`select reporting_hold_case(${caseId}, 'court-case', ${wrong})`.execute(trx),
    )
    await expect(asAnn).rejects.toThrow('within a year')
  })

  test('is set by nobody who does not hold the key, in use cases nor in the database', async () => {
    const { caseId } = await aCase()
    expect(await holdCase(world.desk, colleague('one'), caseId, held)).toEqual({ ok: false, error: 'role' })
    for (const call of [
      sql`select reporting_hold_case(${caseId}, 'court-case', ${until})`,
      sql`select reporting_release_case(${caseId})`,
      sql`select reporting_delete_early(${caseId}, 'not-lawful')`,
    ])
      await expect(inHat(database(), colleague('one'), (trx) => call.execute(trx))).rejects.toThrow('this hat may not')
  })
})

describe('deleted before its day', () => {
  test('a case is by who proved who they are, for one of the reasons there are', async () => {
    const { caseId } = await aCase()
    const unproved = { ...ann, proved: false }
    expect(await deleteEarly(world.desk, unproved, caseId, 'not-lawful')).toEqual({ ok: false, error: 'prove-again' })
    const forFun = inHat(database(), ann, (trx) => sql`select reporting_delete_early(${caseId}, 'tidy')`.execute(trx))
    await expect(forFun).rejects.toThrow('not deleted early for this')
    expect(await deleteEarly(world.desk, ann, caseId, 'not-lawful')).toEqual({ ok: true, value: true })
    expect(await isThere(caseId)).toBe(false)
    expect(await lastLine()).toMatchObject({ actor: 'ann', detail: '{"why":"not-lawful","outcome":null}' })
  })
})

describe('what stays of a case that was deleted', () => {
  test('is nothing in any table that refers to cases, and no key under any name', async () => {
    const file = newReportingId(random)
    const begun = await aCase({ identity: { v: 1, name: 'Somebody' } })
    const { caseId } = begun
    const at = { item: file, sender: 'reporter', kind: 'file', sequence: 1 } as const
    const photo = right(await sealItem(begun.caseKey, begun, at, new Uint8Array(70_000).fill(3), random))
    right(await keepUpload(world.reader, begun, photo))
    await sql`insert into organisations_kept_secret (organisation, subject, key_number, wrapped)
      select organisation, subject || '-own', key_number, wrapped from organisations_kept_secret
      where subject = ${caseId}`.execute(database())
    await sql`insert into reporting_kept (case_id, renewed_on) values (${caseId}, ${today})`.execute(database())
    const other = await aCase()
    const before = await everything(caseId)
    expect(
      Object.values(before).every((count) => count > 0),
      JSON.stringify(before),
    ).toBe(true)
    const rest = await everything(other.caseId)
    await age(caseId, 400)
    expect(await runRetention(database())).toEqual([caseId])
    expect(Object.entries(await everything(caseId)).filter(([, count]) => count > 0)).toEqual([])
    expect(await everything(other.caseId)).toEqual(rest)
  })

  test('is looked for in every table there is: each column for cases goes with its case, or is known to stay', async () => {
    const { rows } = await sql<{ place: string; cascades: boolean }>`
      select c.relname || '.' || a.attname as place, coalesce(bool_or(f.confdeltype = 'c'), false) as cascades
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]
        and f.confrelid in ('reporting_case'::regclass, 'reporting_item'::regclass)
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'reporting_case'
        and (f.oid is not null or a.attname ~ 'case')
      group by 1 order by 1`.execute(database())
    const known = new Set(rows.filter(({ cascades }) => cascades).map(({ place }) => place))
    expect([...known]).toEqual(
      expect.arrayContaining(['reporting_item.case_id', 'reporting_kept.case_id', 'reporting_step.case_id']),
    )
    const strays = rows.map(({ place }) => place).filter((place) => !known.has(place) && !(place in staysOrIsErased))
    expect(strays, 'refer to reporting_case with "on delete cascade", or say here why it may stay').toEqual([])
  })
})

/** Columns about cases without a reference: how they go, or why they may stay. */
const staysOrIsErased: Readonly<Record<string, string>> = {
  'reporting_upload.case_id': 'comes before its case, and is deleted with it by name',
  'reporting_forward.from_case':
    'deleted by a trigger of the case, but for what a partner in Baken got: that is theirs, and loses its way back',
  'reporting_forward.to_case': 'the same: what is left is the manifest of the sender, with their term',
  'reporting_kept_count.cases': 'how many, and never which',
  'reporting_ledger.case_hash': 'the proof that it is gone',
}

/** How many rows of each table are about a case. */
async function everything(caseId: string): Promise<Record<string, number>> {
  const row = await one(sql<Record<string, string>>`select
    (select count(*) from reporting_case where id = ${caseId}) as cases,
    (select count(*) from reporting_item where case_id = ${caseId}) as items,
    (select count(*) from reporting_step where case_id = ${caseId}) as steps,
    (select count(*) from reporting_kept where case_id = ${caseId}) as kept,
    (select count(*) from organisations_kept_secret where subject like ${`${caseId}%`}) as keys,
    (select count(*) from reporting_item where case_id = ${caseId}) + (select count(*) from reporting_upload where case_id = ${caseId}) as files`)
  return Object.fromEntries(Object.entries(row).map(([name, count]) => [name, Number(count)]))
}

describe('after a backup was put back', () => {
  test('what the ledger names goes again, with the day and the reason of then; done twice it does nothing more', async () => {
    const gone = await aCase()
    const stays = await aCase()
    const then = day('2026-01-05')
    const line = {
      case: hashOf(gone.caseId),
      organisation: 'ours',
      deletedOn: then,
      outcome: 'not-ours',
      why: 'outcome',
    }
    const elsewhere = { ...line, case: hashOf('0'.repeat(32)), why: 'by-reporter' }
    const text = `${JSON.stringify(line)}\n${JSON.stringify(elsewhere)}\n`
    const { lines } = right(parseLedger(text))
    expect(await reapplyLedger(database(), lines)).toBe(1)
    expect([await isThere(gone.caseId), await isThere(stays.caseId)]).toEqual([false, true])
    expect((await readLedger(database())).map((one) => JSON.stringify(one)).sort()).toEqual(
      [line, elsewhere].map((one) => JSON.stringify(one)).sort(),
    )
    expect(await reapplyLedger(database(), lines)).toBe(0)
    expect(await readLedger(database())).toHaveLength(2)
  })

  test('a file that is no ledger is refused with its line', () => {
    expect(parseLedger('\n{"case":"x"}\n')).toEqual({ ok: false, error: 'line 2' })
    expect(parseLedger('gossip')).toEqual({ ok: false, error: 'line 1' })
  })
})
