import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { outcomes } from '../../domain/casework/outcomes.ts'
import type { RetentionClock } from '../../domain/retention/clocks.ts'
import { deletionOf, deletionReasons, type KeptCase } from '../../domain/retention/delete-on.ts'
import { aReportingWorld } from '../../testing/a-reporting-world.ts'
import { someClocks, someDice } from '../../testing/a-retention.ts'
import type { CaseTables } from '../index.ts'
import { loadClocks } from './load-clocks.ts'

const database = databasePerTest<CaseTables>('migrations')

/** Times that change and that some organisation has otherwise: for the oldest cases there is none. */
const clocks: readonly RetentionClock[] = [
  ...someClocks.map((clock) => ({ ...clock, until: day('2027-01-01') })),
  ...someClocks.map((clock) => ({ ...clock, from: day('2027-01-01'), days: clock.days + 7 })),
  ...(['not-ours', 'open', 'longest'] as const).map(
    (outcome): RetentionClock => ({
      outcome,
      organisation: 'ours',
      days: outcome === 'longest' ? 3_000 : 40,
      from: day('2026-01-01'),
      until: day('2028-01-01'),
      basis: 'for a test',
    }),
  ),
]

test('600 cases go in the database on the day, for the reason and instead of the day that the typed rule says', async () => {
  await aReportingWorld(database())
  await loadClocks(database(), clocks)
  const below = someDice(7)
  const one = (after: Day, most: number) => addDays(after, below(most))
  const tried = Array.from({ length: 600 }, (_, nr): KeptCase & { id: string } => {
    const receivedOn = one(day('2019-06-01'), 3_500)
    const renewedOn = one(receivedOn, 2_800)
    return {
      id: nr.toString(16).padStart(32, '0'),
      organisation: 'ours',
      receivedOn,
      renewedOn,
      closed:
        below(3) > 0 ? { outcome: outcomes[below(outcomes.length)] ?? 'not-ours', on: one(renewedOn, 900) } : null,
      heldUntil: below(3) === 0 ? one(renewedOn, 2_000) : null,
      takenAwayOn: below(8) === 0 ? one(receivedOn, 1_500) : null,
    }
  })
  await putIn(tried)
  const { rows } = await sql<{ id: string; on: Day; because: string; insteadOf: Day | null; kept: Day }>`
    select c.id, d.on_day as on, d.because, d.instead_of as "insteadOf", c.delete_on as kept
    from reporting_case c left join lateral reporting_deletion_of(c) d on true order by c.id`.execute(database())
  expect(rows).toHaveLength(tried.length)
  const wrong = tried.filter((given, nr) => {
    const typed = deletionOf(given, clocks)
    const row = rows[nr]
    return (
      row?.id !== given.id ||
      row.kept !== (typed?.on ?? null) ||
      row.on !== (typed?.on ?? null) ||
      row.because !== (typed?.because ?? null) ||
      row.insteadOf !== (typed?.insteadOf ?? null)
    )
  })
  expect(wrong.slice(0, 3)).toEqual([])
  await loadClocks(
    database(),
    clocks.map((clock) => ({ ...clock, days: clock.days + 1 })),
  )
  const { rows: stale } = await sql`
    select from reporting_case c where c.delete_on is distinct from (select d.on_day from reporting_deletion_of(c) d)`.execute(
    database(),
  )
  expect(stale, 'with other times every day is worked out anew').toEqual([])
  expect(rows.filter(({ on }) => on === null).length, 'some are older than any time').toBeGreaterThan(5)
  expect([...new Set(rows.map(({ because }) => because))].sort()).toEqual([null, ...deletionReasons].sort())
})

/** As rows, all at once: what decides about a case is moved before the day is looked at. */
async function putIn(tried: readonly (KeptCase & { id: string })[]): Promise<void> {
  const given = JSON.stringify(
    tried.map(({ closed, ...rest }) => ({ ...rest, outcome: closed?.outcome, closedOn: closed?.on })),
  )
  await sql`
    insert into reporting_case (
      id, organisation, door, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment, state, outcome, closed_on
    )
    select g.id, g.organisation, 'sealed', g."receivedOn", sha256(g.id::bytea), sha256(g.id::bytea),
      decode('0101' || repeat('00', 80), 'hex'), sha256(g.id::bytea),
      case when g."closedOn" is null then 'read' else 'closed' end, g.outcome, g."closedOn"
    from jsonb_to_recordset(${given}::jsonb) g (
      id text, organisation text, "receivedOn" date, outcome text, "closedOn" date
    )`.execute(database())
  await sql`
    insert into reporting_kept (case_id, renewed_on, taken_away_on, held_until, held_on, hold_reason)
    select g.id, g."renewedOn", g."takenAwayOn", g."heldUntil",
      case when g."heldUntil" is not null then g."renewedOn" end, case when g."heldUntil" is not null then 'court-case' end
    from jsonb_to_recordset(${given}::jsonb) g (id text, "renewedOn" date, "heldUntil" date, "takenAwayOn" date)`.execute(
    database(),
  )
}
