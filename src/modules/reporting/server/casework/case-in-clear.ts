import type { Day } from '#kernel/days.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Actor, NotDone } from '#modules/organisations/server/index.ts'
import type { Outcome } from '../../domain/casework/outcomes.ts'
import type { DangerLevel, ListedState } from '../../domain/desk/case-list.ts'
import { type CaseDesk, onCase } from '../cases/case-desk.ts'
import { type LinkedCase, linksIn } from './links.ts'
import { type CaseTask, tasksIn } from './tasks.ts'
import { type VaultRequest, vaultIn } from './vault.ts'

/** One line of what happened to a case. */
export interface StepTaken {
  number: number
  to: ListedState
  day: Day
  by: string | null
}

/** What stands of a case in clear: nothing that a reporter told. */
export interface CaseInClear {
  id: string
  door: 'sealed' | 'seen-once'
  /** The server had its words open, when they came or later. */
  seenByServer: boolean
  /** How often something new came in since the report. */
  news: number
  state: ListedState
  receivedOn: Day
  codeState: string
  coded: Readonly<Record<string, unknown>>
  danger: DangerLevel | null
  assignedTo: string | null
  answerDue: Day | null
  stepDue: Day | null
  outcome: Outcome | null
  closedOn: Day | null
  deleteOn: Day | null
  steps: readonly StepTaken[]
  tasks: readonly CaseTask[]
  links: readonly LinkedCase[]
  vault: { hasIdentity: boolean; waiting: readonly VaultRequest[]; openUntil: Date | null }
}

/** The page of a case before anything of it is opened. Refusals: `NotDone`, `unknown-case`. */
export const caseInClear = (
  desk: CaseDesk & { now(): Date },
  actor: Actor,
  caseId: string,
): Promise<Result<CaseInClear, NotDone | 'unknown-case'>> =>
  onCase<CaseInClear, never>(desk, actor, caseId, 'case.see', async (trx) => {
    const row = await trx.selectFrom('reporting_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow()
    const steps = await trx
      .selectFrom('reporting_step')
      .select(['number', 'to_state', 'on_day', 'by_person'])
      .where('case_id', '=', caseId)
      .orderBy('number')
      .execute()
    return ok({
      id: caseId,
      door: row.door === 'seen-once' ? 'seen-once' : 'sealed',
      seenByServer: row.seen_by_server,
      news: row.news,
      state: row.state as ListedState,
      receivedOn: row.received_on as Day,
      codeState: row.code_state,
      coded: row.coded,
      danger: row.danger as DangerLevel | null,
      assignedTo: row.assigned_to,
      answerDue: row.answer_due as Day | null,
      stepDue: row.step_due as Day | null,
      outcome: row.outcome as Outcome | null,
      closedOn: row.closed_on as Day | null,
      deleteOn: row.delete_on as Day | null,
      steps: steps.map(({ number, to_state, on_day, by_person }) => ({
        number,
        to: to_state as ListedState,
        day: on_day as Day,
        by: by_person,
      })),
      tasks: await tasksIn(trx, caseId),
      links: await linksIn(trx, caseId),
      vault: await vaultIn(trx, actor, caseId, desk.now()),
    })
  })
