/**
 * Milliseconds for a page of the list of cases out of 100,000 of one organisation on the embedded PostgreSQL, in the name of a hat and under its row-level
 * security, beside fetching fifty rows by their ids without any of it in the same database in the same run. Run: `node bench/cases.ts` (under a minute).
 * It reports and never fails: the speed of the machine is not a property of the code. Goal: the first page within 150 ms.
 */
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { day } from '#kernel/days.ts'
import { anOrganisation } from '#modules/organisations/testing/a-world.ts'
import { type CaseQuery, everyOpenCase } from '#modules/reporting/index.ts'
import { type CaseTables, casesPage, countCases } from '#modules/reporting/server/index.ts'
import { aReportingWorld } from '#modules/reporting/testing/a-reporting-world.ts'
import { openDatabase } from '#platform/database/connect.ts'
import { startEmbedded } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { embeddedFolder } from '#platform/testing/embedded-folder.ts'

const cases = 100_000
/** With those of another organisation. */
const all = 120_000
const atOnce = 10_000
const rounds = 15
const today = day('2026-11-30')

const place = embeddedFolder()
const started = await startEmbedded(place.folder, 'own')
if (!started.ok) throw new Error(started.error)
const db = openDatabase<CaseTables>(started.value.url, console.error)
try {
  const migrated = await migrate(db, join(import.meta.dirname, '../migrations'))
  if (!migrated.ok) throw new Error(migrated.error)
  await fill(db)
  await report()
} finally {
  await db.destroy()
  await started.value.stop()
  await place.clean()
}

/** Two organisations; a quarter of the cases is not closed, and of those one in ten is late. No day to be deleted is past: a server that runs has done it. */
async function fill(owner: Kysely<CaseTables>): Promise<void> {
  await aReportingWorld(owner, () => today)
  await anOrganisation(owner, 'theirs')
  // A part at a time: each row takes its guard with it, and no statement may take a minute.
  for (let from = 1; from <= all; from += atOnce)
    await sql`
    insert into reporting_case (
      id, organisation, door, state, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment, danger, assigned_to,
      answer_due, step_due, outcome, closed_on
    )
    select md5(n::text), case when n <= ${cases} then 'ours' else 'theirs' end, 'sealed', state, received, sha256(n::text::bytea),
      sha256(n::text::bytea), decode('0101' || repeat('00', 80), 'hex'), sha256(n::text::bytea),
      case n % 50 when 0 then 'now' when 1 then 'threats' else 'unknown' end, case n % 3 when 0 then 'ann' when 1 then 'ben' end,
      case when state = 'new' then received + 7 end, case when state <> 'closed' then received + 14 end,
      case when state = 'closed' then 'no-follow-up' end, case when state = 'closed' then received + 20 end
    from (
      select n, ${today}::date - (n % 340)::int as received,
        case when n % 4 > 0 then 'closed' else (array['new', 'read', 'weighed', 'in-consultation', 'forwarded'])[1 + n / 4 % 5] end as state
      from generate_series(${from}::integer, ${from + atOnce - 1}::integer) n
    ) made`.execute(owner)
  await sql`vacuum analyze`.execute(owner)
}

async function report(): Promise<void> {
  const desk = { db, today: () => today }
  const ann = { person: 'ann', organisation: 'ours', proved: false }
  const pageOf = (query: Partial<CaseQuery>) => () => casesPage(desk, ann, { ...everyOpenCase, ...query })
  const { rows } = await sql<{
    id: string
  }>`select id from reporting_case where organisation = 'ours' limit 50`.execute(db)
  const ids = rows.map(({ id }) => id)
  const far = await farAway(desk, ann, 200)
  const measured: [string, () => Promise<unknown>][] = [
    [
      'fifty rows by their ids, no hat, no rules',
      () => db.selectFrom('reporting_case').selectAll().where('id', 'in', ids).execute(),
    ],
    ['the first page', pageOf({})],
    ['the first page with its counts', () => Promise.all([pageOf({})(), countCases(desk, ann)])],
    ['the counts', () => countCases(desk, ann)],
    ['page 201', pageOf({ after: far })],
    ['what is late', pageOf({ late: true })],
    ['danger now', pageOf({ danger: 'now' })],
    ['mine', pageOf({ owner: 'me' })],
    ['one week', pageOf({ week: '2026-W10' })],
    ['closed, the newest first', pageOf({ state: 'closed' })],
    ['the newest first', pageOf({ sort: 'newest' })],
    ['who is to be reminded, of all organisations', () => sql`select * from reporting_waiting_for(5, 14)`.execute(db)],
  ]
  console.log(`milliseconds out of ${cases.toLocaleString('en')} cases, median and slowest of ${rounds}, in turns`)
  const times = new Map(measured.map(([name]) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round += 1)
    for (const [name, work] of measured) {
      const start = performance.now()
      await work()
      times.get(name)?.push(performance.now() - start)
    }
  for (const [name, all] of times) {
    const sorted = all.toSorted((one, other) => one - other)
    const at = (place: number) => (sorted.at(place) ?? 0).toFixed(1).padStart(8)
    console.log(`  ${name.padEnd(44)}${at(Math.floor(rounds / 2))}${at(-1)}`)
  }
}

/** Where a page far into the list begins. */
async function farAway(desk: Parameters<typeof casesPage>[0], actor: Parameters<typeof casesPage>[1], pages: number) {
  let after: CaseQuery['after'] = null
  for (let page = 0; page < pages; page += 1) {
    const { next } = await casesPage(desk, actor, { ...everyOpenCase, after })
    if (next === null) return after
    after = next
  }
  return after
}
