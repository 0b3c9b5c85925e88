import { sql, type Transaction } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import { manifestHash } from '../../ceremonies/index.ts'
import { dueOn } from '../../domain/casework/terms.ts'
import { type AnswerReason, type ForwardAnswer, isReasonFor } from '../../domain/forwards/answers.ts'
import { type Answered, signedFile } from '../../domain/receipts/statements.ts'
import { readSignedFile } from '../../forms/signed-file.ts'
import type { CaseDesk, CaseTables, CaseTransaction } from '../cases/case-desk.ts'
import { allTakenBack } from '../casework/told-answer.ts'
import { hashOf, type ReportDesk } from '../report-desk.ts'
import type { LetterDesk, NotProved } from './letter-desk.ts'
import { type ForwardRow, forwardsOf } from './read-forwards.ts'
import type { ForwardDesk } from './share.ts'
import type { SignStatement } from './sign-statement.ts'

/** What a receiver says. */
export interface ToldAnswer {
  answer: ForwardAnswer
  reason: AnswerReason
}

/** `answered-before` – with another answer · `gone` – it was taken back, or its last day is past · `not-a-reason` – no reason for that answer. */
export type NotAnswered = 'answered-before' | 'gone' | 'not-a-reason'

/** The text of the file with the signed answer. */
export interface PutAnswer {
  file: string
}

/**
 * A partner in Baken answers, from the case that the forward became there; once, and signed. Refusals: see `NotDone`, `NotAnswered`; `unknown` – nobody handed this case over.
 */
export const answerForward = (
  desk: ForwardDesk,
  actor: Actor,
  caseId: string,
  told: ToldAnswer,
): Promise<Result<PutAnswer, NotDone | NotAnswered | 'unknown'>> =>
  asActor<PutAnswer, NotDone | NotAnswered | 'unknown', CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'forward.answer', about(actor.organisation, 'there'), actor)
    if (!may.ok) return may
    if (!isReasonFor(told.answer, told.reason)) return err('not-a-reason')
    const came = (await forwardsOf(trx, caseId)).find(({ direction }) => direction === 'in')
    if (!came) return err('unknown')
    const day = desk.today()
    const file = await signedAnswer(desk.sign, came.manifest, told, day)
    const { rows } = await sql<AnswerRow>`
      select outcome, file from reporting_forward_answer(${caseId}, ${told.answer}, ${told.reason}, ${day}, ${file})`.execute(
      trx,
    )
    const put = putAnswer(rows[0])
    if (rows[0]?.outcome === 'answered') await tell(trx, actor, caseId, came, told)
    return put
  })

/** Somebody outside answers, with a link and the code; once, and signed. Refusals: see `NotProved`, `NotAnswered`. */
export async function answerByLink(
  { db, today, sign }: LetterDesk,
  { token, proof }: { token: Uint8Array; proof: Uint8Array },
  told: ToldAnswer,
): Promise<Result<PutAnswer, NotProved | NotAnswered>> {
  if (!isReasonFor(told.answer, told.reason)) return err('not-a-reason')
  const { rows: manifests } = await sql<{ manifest: string | null }>`
    select reporting_forward_manifest(${hashOf(token)}) as manifest`.execute(db)
  const manifest = manifests[0]?.manifest
  if (!manifest || manifestIn(manifest) === null) return err('unknown')
  const day = today()
  const file = await signedAnswer(sign, manifest, told, day)
  const { rows } = await sql<AnswerRow>`
    select outcome, file from reporting_forward_answer_by_link(
      ${hashOf(token)}, ${hashOf(proof)}, ${told.answer}, ${told.reason}, ${file})`.execute(db)
  const [row] = rows
  if (row?.outcome === 'wrong' || row?.outcome === 'locked') return err(row.outcome)
  return putAnswer(row)
}

interface AnswerRow {
  outcome: string
  file: string | null
}

async function signedAnswer(sign: SignStatement, manifest: string, told: ToldAnswer, day: Day): Promise<string> {
  const statement = manifestIn(manifest)
  if (!statement) throw new Error('what was kept is no manifest')
  const { forwardId } = statement
  const hash = await manifestHash(statement)
  return signedFile(await sign<Answered>({ v: 1, kind: 'answer', forwardId, manifestHash: hash, ...told, day }))
}

/** Null: it is the manifest of something else, such as a question. */
function manifestIn(file: string) {
  const read = readSignedFile(file)
  return read.ok && read.value.statement.kind === 'forwarded' ? read.value.statement : null
}

function putAnswer(row: AnswerRow | undefined): Result<PutAnswer, NotAnswered | 'unknown'> {
  const isThere = row?.outcome === 'answered' || row?.outcome === 'kept'
  if (isThere && row.file !== null) return ok({ file: row.file })
  if (row?.outcome === 'answered-before' || row?.outcome === 'gone' || row?.outcome === 'unknown')
    return err(row.outcome)
  throw new Error(`a forward was neither answered nor refused: ${row?.outcome}`)
}

const tell = (
  trx: Transaction<CaseTables>,
  actor: Actor,
  caseId: string,
  { id }: ForwardRow,
  { answer, reason }: ToldAnswer,
) => writeDown(trx, actor, 'forward.answer', `case:${caseId}`, { forward: id, answer, reason })

/** Takes back what nobody read yet. Refusals: `NotDone`; `was-read`; `unknown` – not sent from this case; `gone` – answered, or its last day is past. */
export const withdrawForward = (
  desk: Omit<ForwardDesk, 'sign'>,
  actor: Actor,
  { caseId, forwardId }: { caseId: string; forwardId: string },
): Promise<Result<true, NotDone | 'unknown-case' | 'was-read' | 'unknown' | 'gone'>> =>
  asActor<true, NotDone | 'unknown-case' | 'was-read' | 'unknown' | 'gone', CaseTables>(
    desk,
    actor,
    async (trx, hat) => {
      const may = mayNow(hat, 'forward.withdraw', about(actor.organisation, 'there'), actor)
      if (!may.ok) return may
      const found = await trx.selectFrom('reporting_case').select('id').where('id', '=', caseId).executeTakeFirst()
      if (!found) return err('unknown-case')
      const { rows } = await sql<{ outcome: string }>`
        select reporting_forward_withdraw(${forwardId}, ${caseId}) as outcome`.execute(trx)
      const outcome = rows[0]?.outcome
      if (outcome === 'was-read' || outcome === 'unknown' || outcome === 'gone') return err(outcome)
      await decideAnew(desk, trx, caseId)
      await writeDown(trx, actor, 'forward.withdraw', `case:${caseId}`, { forward: forwardId })
      return ok(true)
    },
  )

/** A case of which everything that was passed on was taken back waits for no partner: from now on somebody has to decide what happens with it. */
async function decideAnew(desk: Pick<CaseDesk, 'today'>, trx: CaseTransaction, caseId: string): Promise<void> {
  if (!(await allTakenBack(trx, caseId))) return
  const today = desk.today()
  await trx
    .updateTable('reporting_case')
    .set({ step_due: dueOn('decision', { receipt: today, step: today }) })
    .where('id', '=', caseId)
    .where('state', '=', 'forwarded')
    .execute()
}

/** Destroys what lies behind links whose last day is past, by the day of the database. Gives how many. */
export async function expireForwards({ db }: Pick<ReportDesk, 'db'>): Promise<number> {
  const { rows } = await sql<{ gone: string }>`select reporting_forwards_expire() as gone`.execute(db)
  return Number(rows[0]?.gone ?? 0)
}
