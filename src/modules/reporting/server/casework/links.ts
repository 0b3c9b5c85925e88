import { sql } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { type Actor, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import { lettersOfMark } from '../../domain/desk/case-list.ts'
import type { LinkReason } from '../../domain/desk/links.ts'
import { type CaseDesk, type CaseTransaction, caseLine, onCase } from '../cases/case-desk.ts'
import { unlessGone } from '../refused-rows.ts'

/** Another case of the same organisation, and what is the same. */
export interface LinkedCase {
  id: string
  state: string
  why: LinkReason
}

type Transaction = CaseTransaction

const ordered = (one: string, other: string) =>
  one < other ? { case_id: one, other_id: other } : { case_id: other, other_id: one }

/**
 * Links two cases of the organisation by the mark of the other: its eight letters, or its whole id. Refusals of its own: `unknown-mark` · `several` – more than
 * one is called so · `itself`.
 */
export const linkCase = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  { mark, why }: { mark: string; why: LinkReason },
): Promise<Result<true, NotDone | 'unknown-case' | 'unknown-mark' | 'several' | 'itself'>> =>
  unlessGone('unknown-mark', () =>
    onCase<true, 'unknown-mark' | 'several' | 'itself'>(desk, actor, caseId, 'case.work', async (trx) => {
      const found = await calledSo(trx, actor, mark)
      const [other] = found
      if (other === undefined) return err('unknown-mark')
      if (found.length > 1) return err('several')
      if (other === caseId) return err('itself')
      await trx
        .insertInto('reporting_link')
        .values({ ...ordered(caseId, other), why, made_by: actor.person, on_day: desk.today() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await writeDown(trx, actor, 'case.work', caseLine(caseId), { did: 'link', other, why })
      return ok(true)
    }),
  )

async function calledSo(trx: Transaction, { organisation }: Actor, typed: string): Promise<string[]> {
  const mark = lettersOfMark(typed)
  if (mark.length !== 8 && mark.length !== 32) return []
  const rows = await trx
    .selectFrom('reporting_case')
    .select('id')
    .where('organisation', '=', organisation)
    .where(sql<string>`left(id, 8)`, '=', mark.slice(0, 8))
    .limit(2)
    .execute()
  return rows.map(({ id }) => id).filter((id) => id.startsWith(mark))
}

/** Takes a link away; one that is not there costs nothing. */
export const unlinkCase = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  other: string,
): Promise<Result<true, NotDone | 'unknown-case'>> =>
  onCase<true, never>(desk, actor, caseId, 'case.work', async (trx) => {
    const pair = ordered(caseId, other)
    const gone = await trx
      .deleteFrom('reporting_link')
      .where('case_id', '=', pair.case_id)
      .where('other_id', '=', pair.other_id)
      .executeTakeFirst()
    if (gone.numDeletedRows > 0n) await writeDown(trx, actor, 'case.work', caseLine(caseId), { did: 'unlink', other })
    return ok(true)
  })

export async function linksIn(trx: Transaction, caseId: string): Promise<LinkedCase[]> {
  const { rows } = await sql<LinkedCase>`
    select c.id, c.state, l.why
    from (
      select other_id as id, why from reporting_link where case_id = ${caseId}
      union all
      select case_id, why from reporting_link where other_id = ${caseId}
    ) l join reporting_case c on c.id = l.id
    order by c.received_on desc, c.id`.execute(trx)
  return rows
}
