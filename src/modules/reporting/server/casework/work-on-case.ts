import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { keyHolders } from '#modules/organisations/index.ts'
import { type Actor, membersOf, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import { factsForStep } from '../../domain/casework/needs.ts'
import { outcomesOfForwards } from '../../domain/casework/outcomes.ts'
import { type CaseEdge, edgeOf, lackingFor } from '../../domain/casework/steps.ts'
import { dueOn } from '../../domain/casework/terms.ts'
import type { CodedChoice } from '../../domain/desk/coded-choice.ts'
import { type CaseDesk, type CaseTransaction, caseLine, onCase } from '../cases/case-desk.ts'
import { allTakenBack, type NotTold, writeToldAnswer } from './told-answer.ts'

export type NotWorkedOn = NotDone | 'unknown-case'

/** Who takes a case up; null: nobody any more. Refusal of its own: `not-a-holder` – who does not hold the key here, or is not there now. */
export const assignCase = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  person: string | null,
): Promise<Result<true, NotWorkedOn | 'not-a-holder'>> =>
  onCase<true, 'not-a-holder'>(desk, actor, caseId, 'case.work', async (trx) => {
    if (person !== null && !(await holdersIn(trx, actor)).some((one) => one.person === person))
      return err('not-a-holder')
    await trx.updateTable('reporting_case').set({ assigned_to: person }).where('id', '=', caseId).execute()
    await writeDown(trx, actor, 'case.work', caseLine(caseId), { did: 'assign', to: person ?? 'nobody' })
    return ok(true)
  })

/** Colleagues of the hat who hold the key and are there now. */
export const holdersIn = async (trx: CaseTransaction, { organisation }: Actor) =>
  (await membersOf(trx, organisation)).filter(
    ({ state, roles }) => state === 'active' && roles.some((role) => keyHolders.includes(role)),
  )

/** What somebody chose of what counts for terms and figures, in the place of what was chosen before. */
export const changeCoded = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  { danger, forms, municipality, sector, signals }: CodedChoice,
): Promise<Result<true, NotWorkedOn>> =>
  onCase(desk, actor, caseId, 'case.work', async (trx) => {
    const coded = JSON.stringify({ danger, forms, municipality, sector, signals })
    await trx
      .updateTable('reporting_case')
      .set({ danger, coded: sql`coded || ${coded}::jsonb` })
      .where('id', '=', caseId)
      .execute()
    await writeDown(trx, actor, 'case.work', caseLine(caseId), {
      did: 'code',
      danger: danger ?? 'none',
      signals: signals.length,
    })
    return ok(true)
  })

/**
 * A colleague has a case on screen: `news` is how often something had come in – of its reporter, or an answer of somebody who was asked or got it – when it was drawn. A new case is read by it, which `isRead` says;
 * nothing is news any more, unless more came in since.
 * Asking for what is sealed does none of this: a browser does so for a page that nobody looks at yet.
 */
export const seeCase = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  { news }: { news: number },
): Promise<Result<{ isRead: boolean }, NotWorkedOn>> =>
  onCase(desk, actor, caseId, 'case.see', async (trx, found) => {
    const edge = edgeOf('read', found.state, 'key-holder')
    if (edge) {
      const { received_on } = await trx
        .selectFrom('reporting_case')
        .select('received_on')
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      await move(trx, actor, edge, { caseId, given: {}, today: desk.today(), received: received_on as Day })
    }
    await trx
      .updateTable('reporting_case')
      .set({ news_since: null })
      .where('id', '=', caseId)
      .where('news', '=', news)
      .execute()
    return ok({ isRead: edge !== undefined })
  })

/**
 * `lacking` – something that the table asks for is not filled in · `no-such-step` – not from where the case stands now, or its reason is no note of the case · `taken-back` – nobody has what was passed on, so it
 * cannot have been handed over; of an answer of a partner see `NotTold`.
 */
export type NoStepTaken = NotWorkedOn | 'no-such-step' | 'taken-back' | NotTold

/**
 * Takes a step of the table in the name of a colleague: what was filled in before counts together with `given`. The line of the step, the state, the term that starts and the line
 * in the audit are one transaction.
 */
export const takeStep = (
  desk: CaseDesk,
  actor: Actor & { reason?: string },
  caseId: string,
  { step, given }: { step: string; given: Readonly<Record<string, string>> },
): Promise<Result<CaseEdge, NoStepTaken>> =>
  onCase<CaseEdge, 'no-such-step' | 'taken-back' | NotTold>(
    desk,
    actor,
    caseId,
    step === 'reopen' ? 'case.reopen' : 'case.work',
    async (trx, found) => {
      const { coded, received_on } = await trx
        .selectFrom('reporting_case')
        .select(['coded', 'received_on'])
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      const edge = edgeOf(step, found.state, 'key-holder')
      if (!edge) return err('no-such-step')
      if (lackingFor(edge, factsForStep(coded, given)).length > 0) return err('lacking')
      for (const note of [given['reason'], given['note']])
        if (!(await isNoteOf(trx, caseId, note))) return err('no-such-step')
      const told = await withForwards(trx, edge, { caseId, given, today: desk.today() })
      if (!told.ok) return told
      await move(trx, actor, edge, { caseId, given, today: desk.today(), received: received_on as Day })
      return ok(edge)
    },
  )

/** What a step has to do with what was passed on from the case. */
async function withForwards(
  trx: CaseTransaction,
  { step, to }: CaseEdge,
  { caseId, given, today }: Omit<Move, 'received'>,
): Promise<Result<true, NotTold | 'taken-back'>> {
  if (step === 'record-answer') return writeToldAnswer(trx, caseId, given, today)
  const went = to === 'closed' && outcomesOfForwards.some((one) => one === given['outcome'])
  return went && (await allTakenBack(trx, caseId)) ? err('taken-back') : ok(true)
}

/** A reason is a note of this case that was sealed before; where none is asked there is nothing to look for. */
async function isNoteOf(trx: CaseTransaction, caseId: string, reason: string | undefined): Promise<boolean> {
  if (reason === undefined) return true
  const note = await trx
    .selectFrom('reporting_item')
    .select('id')
    .where('id', '=', reason)
    .where('case_id', '=', caseId)
    .where('kind', '=', 'note')
    .executeTakeFirst()
  return note !== undefined
}

/** What is filled in with a step, and the days that its term counts from. */
export interface Move {
  caseId: string
  given: Readonly<Record<string, string>>
  today: Day
  received: Day
}

/** Moves a case along a line of the table that may be taken: its state, its term, a line in its timeline and one in the audit. */
export async function move(
  trx: CaseTransaction,
  actor: Actor,
  { step, to, starts }: CaseEdge,
  { caseId, given, today, received }: Move,
): Promise<void> {
  const closes = to === 'closed'
  const isReopened = step === 'reopen'
  await trx
    .updateTable('reporting_case')
    .set({
      state: to,
      coded: sql`coded || ${JSON.stringify(given)}::jsonb`,
      ...(starts === 'same' ? {} : { step_due: starts && dueOn(starts, { receipt: received, step: today }) }),
      ...(closes ? { outcome: given['outcome'] ?? null, closed_on: today, answer_due: null } : {}),
      ...(isReopened ? { outcome: null, closed_on: null, delete_on: null } : {}),
    })
    .where('id', '=', caseId)
    .execute()
  await sql`
    insert into reporting_step (case_id, number, from_state, to_state, on_day, by_person, coded)
    select ${caseId}, coalesce(max(s.number), 0) + 1,
      (select p.to_state from reporting_step p where p.case_id = ${caseId} order by p.number desc limit 1),
      ${to}, ${today}, ${actor.person}, ${JSON.stringify(given)}::jsonb
    from reporting_step s where s.case_id = ${caseId}`.execute(trx)
  await writeDown(trx, actor, isReopened ? 'case.reopen' : 'case.work', caseLine(caseId), { did: step, to })
}
