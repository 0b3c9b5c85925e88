import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import {
  type Actor,
  asActor,
  inHat,
  mayNow,
  membersOf,
  type NotDone,
  writeDown,
} from '#modules/organisations/server/index.ts'
import { type CaseDesk, type CaseTables, type CaseTransaction, caseLine, onCase } from '../cases/case-desk.ts'
import { type NotWritten, type OwnWriting, writeInCase } from '../cases/write-item.ts'
import { holdersIn } from './work-on-case.ts'

/** A task of a case; its words are sealed, in the item with the same id. */
export interface CaseTask {
  id: string
  due: Day
  forPerson: string
  doneOn: Day | null
}

/**
 * Adds a task: its sealed words first, then its day. Both again are one task. Refusals of its own: `in-the-past` · `not-a-holder` – for somebody who does not hold
 * the key here, or is not there now.
 */
export async function addTask(
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  { sealed, due, forPerson }: Pick<OwnWriting, 'sealed'> & { due: Day; forPerson: string },
): Promise<Result<true, NotWritten | 'in-the-past' | 'not-a-holder'>> {
  if (sealed.kind !== 'task') return err('malformed')
  if (due < desk.today()) return err('in-the-past')
  const isHolder = await onCase<boolean, never>(desk, actor, caseId, 'case.work', async (trx) =>
    ok((await holdersIn(trx, actor)).some(({ person }) => person === forPerson)),
  )
  if (!isHolder.ok) return isHolder
  if (!isHolder.value) return err('not-a-holder')
  const written = await writeInCase(desk, actor, caseId, { sealed })
  if (!written.ok) return written
  return onCase<true, never>(desk, actor, caseId, 'case.work', async (trx) => {
    await trx
      .insertInto('reporting_task')
      .values({ id: sealed.item, case_id: caseId, due, for_person: forPerson, made_by: actor.person })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await writeDown(trx, actor, 'case.work', caseLine(caseId), { did: 'task', task: sealed.item })
    return ok(true)
  })
}

/** Sets down that a task is done, or is not after all. Refusal of its own: `unknown-task`. */
export const setTaskDone = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  { task, isDone }: { task: string; isDone: boolean },
): Promise<Result<true, NotDone | 'unknown-case' | 'unknown-task'>> =>
  onCase<true, 'unknown-task'>(desk, actor, caseId, 'case.work', async (trx) => {
    const changed = await trx
      .updateTable('reporting_task')
      .set({ done_on: isDone ? desk.today() : null })
      .where('id', '=', task)
      .where('case_id', '=', caseId)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return err('unknown-task')
    await writeDown(trx, actor, 'case.work', caseLine(caseId), { did: 'task-done', task, done: isDone })
    return ok(true)
  })

/** The tasks of a case: what is to be done first, what is done last. */
export async function tasksIn(trx: CaseTransaction, caseId: string): Promise<CaseTask[]> {
  const rows = await trx
    .selectFrom('reporting_task')
    .select(['id', 'due', 'for_person', 'done_on'])
    .where('case_id', '=', caseId)
    .orderBy('done_on', (order) => order.asc().nullsFirst())
    .orderBy('due')
    .orderBy('id')
    .execute()
  return rows.map(({ id, due, for_person, done_on }) => ({
    id,
    due: due as Day,
    forPerson: for_person,
    doneOn: done_on as Day | null,
  }))
}

/** What somebody has on their hands: cases that are not closed, and tasks that are not done. */
export interface OnHand {
  cases: number
  tasks: number
}

interface ToHandOver extends OnHand {
  /** Colleagues to whom it could go. */
  to: { person: string; name: string }[]
}

/** What the actor has on their hands, and to whom it could go. */
export const whatToHandOver = (desk: CaseDesk, actor: Actor): Promise<Result<ToHandOver, NotDone>> =>
  asActor<ToHandOver, NotDone, CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'case.work', about(actor.organisation, 'open'), actor)
    if (!may.ok) return may
    const holders = await holdersIn(trx, actor)
    const { cases } = await trx
      .selectFrom('reporting_case')
      .select((eb) => eb.fn.countAll<string>().as('cases'))
      .where('organisation', '=', actor.organisation)
      .where('assigned_to', '=', actor.person)
      .where('state', '<>', 'closed')
      .executeTakeFirstOrThrow()
    const { tasks } = await tasksOf(trx, actor)
      .select((eb) => eb.fn.countAll<string>().as('tasks'))
      .executeTakeFirstOrThrow()
    const to = holders.filter(({ person }) => person !== actor.person).map(({ person, name }) => ({ person, name }))
    return ok({ cases: Number(cases), tasks: Number(tasks), to })
  })

/** Tasks that are not done, in cases of the hat’s organisation. */
const openTasks = (trx: CaseTransaction, { organisation }: Actor) =>
  trx
    .selectFrom('reporting_task as k')
    .innerJoin('reporting_case as c', 'c.id', 'k.case_id')
    .where('c.organisation', '=', organisation)
    .where('k.done_on', 'is', null)

/** Those of the actor. */
const tasksOf = (trx: CaseTransaction, actor: Actor) => openTasks(trx, actor).where('k.for_person', '=', actor.person)

/** A task of who looks, or of a colleague who is not there, and the case it is in; what has to be done is sealed. */
export interface OwnTask {
  task: string
  caseId: string
  due: Day
  /** The name of the colleague who is away, left or holds the key no more; empty: it is not known any more · null: it is of who looks. */
  colleague: string | null
}

/** More than these are not shown at once: somebody does the first ones first. */
const mostOwnTasks = 10

/**
 * The tasks that are not done of the actor, and of whoever is not there to do theirs, of cases that are not closed: those that are due first, how many there are, and how many of
 * them are the actor's. Who holds no key has none.
 */
export const ownTasks = (desk: CaseDesk, actor: Actor): Promise<{ first: OwnTask[]; count: number; own: number }> =>
  inHat(desk.db, actor, async (trx) => {
    const there = (await holdersIn(trx, actor)).map(({ person }) => person)
    const names = new Map((await membersOf(trx, actor.organisation)).map(({ person, name }) => [person, name]))
    const rows = await openTasks(trx, actor)
      .where('c.state', '<>', 'closed')
      .where((eb) =>
        eb.or([eb('k.for_person', '=', actor.person), sql<boolean>`k.for_person <> all(${sql.val(there)})`]),
      )
      .select(['k.id as task', 'k.case_id as caseId', 'k.due', 'k.for_person'])
      .select(sql<string>`count(*) over ()`.as('count'))
      .select(sql<string>`count(*) filter (where k.for_person = ${actor.person}) over ()`.as('own'))
      .orderBy('k.due')
      .orderBy('k.id')
      .limit(mostOwnTasks)
      .execute()
    const first = rows.map(({ task, caseId, due, for_person }) => ({
      task,
      caseId,
      due: due as Day,
      colleague: for_person === actor.person ? null : (names.get(for_person) ?? ''),
    }))
    return { first, count: Number(rows[0]?.count ?? 0), own: Number(rows[0]?.own ?? 0) }
  })

/**
 * Gives every case that is with the actor and not closed, and every task and question of theirs that is not done, to a colleague: before a holiday, or for good. All or nothing; gives
 * how many. Refusal of its own: `not-a-holder`.
 */
export const handOverCases = (
  desk: CaseDesk,
  actor: Actor,
  person: string,
): Promise<Result<OnHand, NotDone | 'not-a-holder'>> =>
  asActor<OnHand, NotDone | 'not-a-holder', CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'case.work', about(actor.organisation, 'open'), actor)
    if (!may.ok) return may
    const holders = await holdersIn(trx, actor)
    if (person === actor.person || !holders.some((one) => one.person === person)) return err('not-a-holder')
    const moved = await trx
      .updateTable('reporting_case')
      .set({ assigned_to: person })
      .where('organisation', '=', actor.organisation)
      .where('assigned_to', '=', actor.person)
      .where('state', '<>', 'closed')
      .returning('id')
      .execute()
    const tasks = await trx
      .updateTable('reporting_task')
      .set({ for_person: person })
      .where('id', 'in', tasksOf(trx, actor).select('k.id'))
      .returning('case_id')
      .execute()
    await sql`select reporting_questions_hand_over(${person})`.execute(trx)
    for (const id of new Set([...moved.map((one) => one.id), ...tasks.map((one) => one.case_id)]))
      await writeDown(trx, actor, 'case.work', caseLine(id), { did: 'hand-over', to: person })
    return ok({ cases: moved.length, tasks: tasks.length })
  })
