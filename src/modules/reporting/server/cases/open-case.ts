import type { Day } from '#kernel/days.ts'
import { ok, type Result } from '#kernel/result.ts'
import { type Actor, type NotDone, secretsOf, writeDown } from '#modules/organisations/server/index.ts'
import type { CaseKeyName, ItemKind, Sender } from '../../domain/item-kinds.ts'
import { keptSubject } from '../../domain/item-kinds.ts'
import { adviceIn, type SealedAdvice } from '../forwards/read-questions.ts'
import { type CaseDesk, type CaseTransaction, caseLine, onCase } from './case-desk.ts'
import { freshIn, type KeptFresh } from './freshen-cases.ts'

/** One key of a case as it is kept: wrapped to a key of the organisation. */
export interface KeptCaseKey {
  key: Exclude<CaseKeyName, 'vault'>
  keyNumber: number
  wrapped: Uint8Array
}

/** An item for colleagues; a file without its bytes, and a draft of somebody else without what it says. */
export interface OwnItem {
  item: string
  sender: Sender
  kind: ItemKind
  sequence: number
  day: Day
  writtenBy: string | null
  envelope: Uint8Array | null
}

export interface TakenStep {
  number: number
  from: string | null
  to: string
  day: Day
  by: string | null
  coded: Record<string, unknown>
}

/** A case as the server knows it: what stands in clear, and sealed items for the browser that has the key. */
export interface OpenedCase {
  caseId: string
  door: string
  state: string
  receivedOn: Day
  codeState: string
  coded: Record<string, unknown>
  danger: string | null
  assignedTo: string | null
  answerDue: Day | null
  stepDue: Day | null
  newsSince: Day | null
  outcome: string | null
  closedOn: Day | null
  deleteOn: Day | null
  keys: KeptCaseKey[]
  /** What freshened it since its keys were made. */
  fresh: KeptFresh[]
  items: OwnItem[]
  steps: TakenStep[]
  /** What the receipt of its reporter is bound to. The site signed it without seeing what is sealed. */
  commitment: Uint8Array
  /** What was answered in words to questions about it, sealed. */
  advice: readonly SealedAdvice[]
}

/** Everything of a case but the bytes of its files, drafts of colleagues and who told it. That it was looked at stands in the audit. Refusals: `NotDone`, `unknown-case`. */
export const openCase = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
): Promise<Result<OpenedCase, NotDone | 'unknown-case'>> =>
  onCase(desk, actor, caseId, 'case.see', async (trx) => {
    const opened = await readCase(trx, actor, caseId)
    await writeDown(trx, actor, 'case.see', caseLine(caseId))
    return ok(opened)
  })

async function readCase(trx: CaseTransaction, { organisation, person }: Actor, caseId: string): Promise<OpenedCase> {
  const row = await trx.selectFrom('reporting_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow()
  return {
    caseId,
    door: row.door,
    state: row.state,
    receivedOn: row.received_on as Day,
    codeState: row.code_state,
    coded: row.coded,
    danger: row.danger,
    assignedTo: row.assigned_to,
    answerDue: row.answer_due as Day | null,
    stepDue: row.step_due as Day | null,
    newsSince: row.news_since as Day | null,
    outcome: row.outcome,
    closedOn: row.closed_on as Day | null,
    deleteOn: row.delete_on as Day | null,
    keys: await keysIn(trx, organisation, caseId),
    fresh: (await freshIn(trx, organisation, [caseId])).get(caseId) ?? [],
    items: await itemsIn(trx, caseId, person),
    steps: await stepsIn(trx, caseId),
    commitment: row.commitment,
    advice: await adviceIn(trx, organisation, caseId),
  }
}

/** A key may be there twice while the organisation's key changes: either opens. */
async function keysIn(trx: CaseTransaction, organisation: string, caseId: string): Promise<KeptCaseKey[]> {
  const names = ['case', 'own'] as const
  const kept = await secretsOf(trx, organisation, [...names.map((name) => keptSubject(caseId, name))])
  return kept.map(({ subject, ...rest }) => ({ key: subject === caseId ? 'case' : 'own', ...rest }))
}

/** What is no file, and no draft of a colleague: of those there is only that they are there, for their numbers are taken. */
async function itemsIn(trx: CaseTransaction, caseId: string, person: string): Promise<OwnItem[]> {
  const rows = await trx
    .selectFrom('reporting_item')
    .select((eb) => [
      'id',
      'sender',
      'kind',
      'sequence',
      'on_day',
      'written_by',
      eb
        .case()
        .when(eb.or([eb('kind', '=', 'file'), eb.and([eb('kind', '=', 'draft'), eb('written_by', '<>', person)])]))
        .then(null)
        .else(eb.ref('envelope'))
        .end()
        .as('envelope'),
    ])
    .where('case_id', '=', caseId)
    .orderBy('on_day')
    .orderBy('sequence')
    .execute()
  return rows.map(({ id, on_day, written_by, ...rest }) => ({
    item: id,
    day: on_day as Day,
    writtenBy: written_by,
    ...rest,
  }))
}

async function stepsIn(trx: CaseTransaction, caseId: string): Promise<TakenStep[]> {
  const rows = await trx
    .selectFrom('reporting_step')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('number')
    .execute()
  return rows.map(({ number, from_state, to_state, on_day, by_person, coded }) => ({
    number,
    from: from_state,
    to: to_state,
    day: on_day as Day,
    by: by_person,
    coded,
  }))
}

/** The sealed bytes of a file of a case. Refusals: `NotDone`, `unknown-case`; null: there is no such file. */
export const readCaseFile = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  item: string,
): Promise<Result<Uint8Array | null, NotDone | 'unknown-case'>> =>
  onCase(desk, actor, caseId, 'case.see', async (trx) => {
    const row = await trx
      .selectFrom('reporting_item')
      .select('envelope')
      .where('case_id', '=', caseId)
      .where('id', '=', item)
      .where('kind', '=', 'file')
      .executeTakeFirst()
    await writeDown(trx, actor, 'case.see', caseLine(caseId), { file: item })
    return ok(row?.envelope ?? null)
  })
