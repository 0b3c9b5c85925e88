import type { Kysely, Transaction } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about, type State } from '#modules/organisations/index.ts'
import { type Actor, asActor, type DeskTables, mayNow, type NotDone } from '#modules/organisations/server/index.ts'
import type { RetentionTables } from '../retention/tables.ts'
import type { ReportingTables } from '../tables.ts'

export type CaseTables = DeskTables & ReportingTables & RetentionTables
export type CaseTransaction = Transaction<CaseTables>

/** What working on cases needs. */
export interface CaseDesk {
  db: Kysely<CaseTables>
  today(): Day
}

/** A case as it is decided about: no word of it. */
export interface CaseRow {
  id: string
  state: string
  step_due: Day | null
  answer_due: Day | null
}

/** What the table of permissions asks of a case: whether it is closed. */
export const permissionState = (state: string): State => (state === 'closed' ? 'closed' : 'open')

type CaseAction = 'case.see' | 'case.work' | 'case.reopen' | 'case.hold' | 'case.delete'

/**
 * Runs work on one case in the name of the actor, with the case locked: two colleagues wait for each other. Refusals: those of `mayNow` for `action` – which may depend on how the
 * case stands –, and `unknown-case` – there is none, or it is of another organisation.
 */
export const onCase = <T, E extends string>(
  desk: CaseDesk,
  actor: Actor & { reason?: string },
  caseId: string,
  action: CaseAction | ((standing: State) => CaseAction),
  work: (trx: CaseTransaction, found: CaseRow) => Promise<Result<T, E>>,
): Promise<Result<T, E | NotDone | 'unknown-case'>> =>
  asActor<T, E | NotDone | 'unknown-case', CaseTables>(desk, actor, async (trx, hat) => {
    const found = await trx
      .selectFrom('reporting_case')
      .select(['id', 'state', 'step_due', 'answer_due'])
      .where('id', '=', caseId)
      .forUpdate()
      .executeTakeFirst()
    // Whoever may not, hears so, and not whether there is such a case.
    const standing = permissionState(found?.state ?? 'new')
    const asked = typeof action === 'string' ? action : action(standing)
    const may = mayNow(hat, asked, about(actor.organisation, standing), actor)
    if (!may.ok) return may
    if (!found) return err('unknown-case')
    return work(trx, found as CaseRow)
  })

/** A case as the audit names it: nobody who has no key learns more from it than that it was there. */
export const caseLine = (caseId: string): string => `case:${caseId}`

export const done: Result<true, never> = ok(true)
