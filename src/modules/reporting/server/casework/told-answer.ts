import { sql } from 'kysely'
import { type Day, parseDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { CaseTransaction } from '../cases/case-desk.ts'
import { forwardsOf } from '../forwards/read-forwards.ts'

/**
 * `lacking` – to whom it was passed on is not said · `unknown` – it was not passed on from this case, or was taken back · `not-a-day` · `in-the-future` · `before-sent` – on that day it
 * was not passed on yet · `answered-before` – they signed another answer.
 */
export type NotTold = 'lacking' | 'unknown' | 'not-a-day' | 'in-the-future' | 'before-sent' | 'answered-before'

/**
 * What a partner answered, as a colleague writes it down with the step `record-answer`: given by telephone, on `told-on`, and signed by nobody; or taken over from the signed answer,
 * which then has to be the same. A case from which nothing was passed on in Baken takes an answer too.
 */
export async function writeToldAnswer(
  trx: CaseTransaction,
  caseId: string,
  given: Readonly<Record<string, string>>,
  today: Day,
): Promise<Result<true, NotTold>> {
  const sent = (await forwardsOf(trx, caseId)).filter(
    ({ direction, state }) => direction === 'out' && state !== 'withdrawn',
  )
  const forward = sent.find(({ id }) => id === given['forward'])
  if (given['forward'] !== undefined && !forward) return err('unknown')
  if (!forward && sent.length > 0) return err('lacking')
  if (forward?.answer) return forward.answer === given['answer'] ? ok(true) : err('answered-before')
  const day = parseDay(given['told-on'] ?? '')
  if (!day.ok) return err('not-a-day')
  if (day.value > today) return err('in-the-future')
  if (!forward) return ok(true)
  if (day.value < forward.sentOn) return err('before-sent')
  const { rows } = await sql<{ outcome: string }>`
    select reporting_forward_told(${forward.id}, ${caseId}, ${given['answer']}, ${day.value}) as outcome`.execute(trx)
  return rows[0]?.outcome === 'told' ? ok(true) : err('unknown')
}

/** Whether everything that was passed on from a case was taken back: then nobody has it. */
export async function allTakenBack(trx: CaseTransaction, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`select reporting_all_taken_back(${caseId}) as all`.execute(trx)
  return rows[0]?.all === true
}
