import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { type Actor, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import type { earlyReasons } from '../../domain/casework/needs.ts'
import { type DeletionReason, deletionStanding } from '../../domain/retention/delete-on.ts'
import { type HoldReason, mayHold } from '../../domain/retention/holds.ts'
import { type CaseDesk, type CaseTransaction, caseLine, onCase } from '../cases/case-desk.ts'

/** Until when a case is kept, as its page tells it. */
export interface CaseRetention {
  /** On this day it is deleted. */
  on: Day
  because: DeletionReason
  /** `near` – within two weeks · `due` – the next time the server looks. */
  standing: 'far' | 'near' | 'due'
  /** What keeps it for now, and the id of who held it; null: nothing does. */
  hold: { reason: HoldReason; by: string | null; since: Day; until: Day; insteadOf: Day | null } | null
  /** When its reporter took it away while it was held; null: not. */
  takenAwayOn: Day | null
}

export type NotHeld = NotDone | 'unknown-case'

/** Until when a case is kept and why; null: there is no time for it. Refusals: see `NotHeld`. */
export const readRetention = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
): Promise<Result<CaseRetention | null, NotHeld>> =>
  onCase(desk, actor, caseId, 'case.see', async (trx) => ok(await retentionIn(trx, caseId, desk.today())))

interface RetentionRow {
  on_day: Day
  because: DeletionReason
  instead_of: Day | null
  hold_reason: HoldReason | null
  held_by: string | null
  held_on: Day | null
  held_until: Day | null
  taken_away_on: Day | null
}

/** As `readRetention`, for a page that is in a transaction already. */
export async function retentionIn(trx: CaseTransaction, caseId: string, today: Day): Promise<CaseRetention | null> {
  const { rows } = await sql<RetentionRow>`
    select d.*, k.hold_reason, k.held_by, k.held_on, k.held_until, k.taken_away_on
    from reporting_case c cross join lateral reporting_deletion_of(c) d
    left join reporting_kept k on k.case_id = c.id
    where c.id = ${caseId}`.execute(trx)
  const [row] = rows
  if (!row) return null
  const { hold_reason: reason, held_by: by, held_on: since, held_until: until } = row
  const hold =
    reason !== null && since !== null && until !== null && until > today
      ? { reason, by, since, until, insteadOf: row.instead_of }
      : null
  return {
    on: row.on_day,
    because: row.because,
    standing: deletionStanding(row.on_day, today),
    hold,
    takenAwayOn: row.taken_away_on,
  }
}

/**
 * Keeps a case from being deleted before a day, with a reason; a hold that is there gives way to it. Refusals: see `NotHeld`, and `in-the-past` · `too-long` · `unknown-reason`.
 */
export const holdCase = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  { reason, until }: { reason: string; until: Day },
): Promise<Result<CaseRetention | null, NotHeld | 'in-the-past' | 'too-long' | 'unknown-reason'>> =>
  onCase<CaseRetention | null, 'in-the-past' | 'too-long' | 'unknown-reason'>(
    desk,
    // The code of the reason is one.
    { ...actor, reason },
    caseId,
    'case.hold',
    async (trx) => {
      const may = mayHold({ reason, until }, desk.today())
      if (!may.ok) return may
      await sql`select reporting_hold_case(${caseId}, ${may.value}, ${until})`.execute(trx)
      await writeDown(trx, actor, 'case.hold', caseLine(caseId), { reason: may.value, until })
      return ok(await retentionIn(trx, caseId, desk.today()))
    },
  )

/** Ends a hold: what waited for it goes the next time the server looks. Refusals: see `NotHeld`, and `not-held`. */
export const releaseHold = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
): Promise<Result<CaseRetention | null, NotHeld | 'not-held'>> =>
  onCase<CaseRetention | null, 'not-held'>(desk, { ...actor, reason: 'released' }, caseId, 'case.hold', async (trx) => {
    const before = await retentionIn(trx, caseId, desk.today())
    if (!before?.hold) return err('not-held')
    await sql`select reporting_release_case(${caseId})`.execute(trx)
    await writeDown(trx, actor, 'case.release', caseLine(caseId), { reason: before.hold.reason })
    return ok(await retentionIn(trx, caseId, desk.today()))
  })

/**
 * Deletes a case before its day, with every copy. The audit and the ledger are written by the database. Refusals: see `NotHeld`, and `held` – it may not be deleted now.
 */
export const deleteEarly = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  why: (typeof earlyReasons)[number],
): Promise<Result<true, NotHeld | 'held'>> =>
  onCase<true, 'held'>(desk, { ...actor, reason: why }, caseId, 'case.delete', async (trx) => {
    const { rows } = await sql<{ came: string }>`select reporting_delete_early(${caseId}, ${why}) as came`.execute(trx)
    return rows[0]?.came === 'held' ? err('held') : ok(true)
  })
