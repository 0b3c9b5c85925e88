/**
 * How many sealed reports a second are kept for good, against raw inserts of the same rows in the same database in the same run; each as people send them, one transaction each,
 * from several at once. Run: `node bench/reporting.ts`. It reports and never fails: the speed of a machine is not a property of the code.
 */
import { sql } from 'kysely'
import pg from 'pg'
import type { Day } from '#kernel/days.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { migrate } from '#platform/database/migrate.ts'
import { embeddedFolder } from '#platform/testing/embedded-folder.ts'
import { type CaseTables, hashOf, readerFor, submitReport } from '../src/modules/reporting/server/index.ts'
import { aReportingWorld, right } from '../src/modules/reporting/testing/a-reporting-world.ts'
import { aSubmit } from '../src/modules/reporting/testing/case-deeds.ts'

const many = 1_000
const atOnce = 8

const place = embeddedFolder()
try {
  const { url = '' } = await place.start().told
  const db = openDatabase<CaseTables>(url, () => undefined)
  const migrated = await migrate(db, 'migrations')
  if (!migrated.ok) throw new Error(migrated.error)
  const world = await aReportingWorld(db)
  const found = await readerFor(world.reader, null)
  if (!found) throw new Error('two people read here')
  const reads = { ...found, publicKey: new Uint8Array(found.publicKey) }
  const deeds = await Promise.all(Array.from({ length: 2 * many }, () => aSubmit(reads, 0)))
  const sealed = deeds.flatMap((deed) => (deed.do === 'submit' ? [deed.sealed] : []))

  await sql`create table raw_case (like reporting_case including defaults including constraints including indexes);`.execute(
    db,
  )
  await sql`create table raw_item (like reporting_item including all)`.execute(db)
  await sql`create table raw_step (like reporting_step including all)`.execute(db)
  await sql`create table raw_secret (like organisations_kept_secret including all)`.execute(db)
  const pool = new pg.Pool({ connectionString: url, max: atOnce })
  const today = () => '2026-11-30' as Day

  // One statement, so that a report and its baseline each go to the database and back once.
  const rawInsert = `
    with c as (
      insert into raw_case (id, organisation, door, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment, answer_due, step_due, news_since)
      values ($1, 'ours', 'sealed', $2, $3, $4, $5, $6, $2, $2, $2)
    ), i as (
      insert into raw_item (id, case_id, sender, kind, sequence, on_day, envelope) values ($1, $1, 'reporter', 'report', 0, $2, $7)
    ), s as (insert into raw_secret (organisation, subject, key_number, wrapped) values ('ours', $1, 1, $8))
    insert into raw_step (case_id, number, to_state, on_day) values ($1, 1, 'new', $2)`
  const raw = await perSecond(sealed.slice(0, many), async (report) => {
    const { caseId, lookupId, reporterKey, wrappedForReporter, commitment, wrappedForOrganisation } = report
    const keys = [hashOf(lookupId), reporterKey, wrappedForReporter, commitment]
    await pool.query(rawInsert, [caseId, today(), ...keys, report.report.envelope, wrappedForOrganisation])
  })
  const kept = await perSecond(sealed.slice(many), async (report) => {
    right(await submitReport({ db, today }, report, 'sealed'))
  })
  console.log(`${many} reports of 4 KiB, ${atOnce} at once, each kept for good before it is said`)
  console.log(`raw inserts of the same rows   ${raw.toFixed(0)} a second`)
  console.log(
    `sealed reports                 ${kept.toFixed(0)} a second, ${(kept / raw).toFixed(2)} of that (goal: 0.5, and 50 a second)`,
  )
  await pool.end()
  await db.destroy()
} finally {
  await place.clean()
}

async function perSecond<T>(all: readonly T[], go: (one: T) => Promise<void>): Promise<number> {
  const left = [...all]
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) await go(one)
    }),
  )
  return all.length / ((performance.now() - began) / 1000)
}
