import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import { manifestHash } from '../../ceremonies/index.ts'
import { type Advised, signedFile } from '../../domain/receipts/statements.ts'
import { readSignedFile } from '../../forms/signed-file.ts'
import { type CaseDesk, type CaseTables, caseLine } from '../cases/case-desk.ts'
import { type RefusedRows, unlessRefused } from '../refused-rows.ts'
import { hashOf } from '../report-desk.ts'
import type { PutAnswer } from './answer-forward.ts'
import type { LetterDesk, NotProved } from './letter-desk.ts'
import { askedQuestion, questionLine } from './read-questions.ts'
import type { ForwardDesk } from './share.ts'
import type { SignStatement } from './sign-statement.ts'

/** An answer: in words, sealed to who asked and with the commitment to them (base64url); that nothing can be said; or that the question could not be read. */
export type ToldAdvice =
  | { answer: 'said'; wordsHash: string; envelope: Uint8Array }
  | { answer: 'cannot-say' | 'unreadable'; wordsHash: null; envelope: null }

/** `answered-before` – with another answer · `unread` – without words, and no browser of who was asked ever got the question: nobody says something of what they did not try to read · `gone` – it was taken back or ended, or its last day is past · `malformed` – not of the form of what we seal. */
export type NotAdvised = 'answered-before' | 'unread' | 'gone' | RefusedRows

/** Who was asked, here, answers; once, and signed. The question is then gone. Refusals: see `NotDone`, `NotAdvised`; `unknown` – nobody asked this one that. */
export async function answerQuestion(
  desk: ForwardDesk,
  actor: Actor,
  id: string,
  told: ToldAdvice,
): Promise<Result<PutAnswer, NotDone | NotAdvised | 'unknown'>> {
  const question = await askedQuestion(desk, actor, id)
  if (!question.ok) return question
  const day = desk.today()
  const file = await signedAdvice(desk.sign, question.value.manifest, told, day)
  return unlessRefused(() =>
    asActor<PutAnswer, NotDone | NotAdvised | 'unknown', CaseTables>(desk, actor, async (trx, hat) => {
      const may = mayNow(hat, 'consultation.answer', about(actor.organisation, 'there'), actor)
      if (!may.ok) return may
      const { rows } = await sql<AnswerRow>`
        select outcome, file from reporting_question_answer(${id}, ${told.answer}, ${told.envelope}, ${day}, ${file})`.execute(
        trx,
      )
      if (rows[0]?.outcome === 'answered')
        await writeDown(trx, actor, 'consultation.answer', questionLine(id), { answer: told.answer })
      return putAnswer(rows[0])
    }),
  )
}

/** Somebody outside answers, with a link and the code; once, and signed. Refusals: see `NotProved`, `NotAdvised`. */
export async function answerQuestionByLink(
  { db, today, sign }: LetterDesk,
  { token, proof }: { token: Uint8Array; proof: Uint8Array },
  told: ToldAdvice,
): Promise<Result<PutAnswer, NotProved | NotAdvised>> {
  const { rows: manifests } = await sql<{ manifest: string | null }>`
    select reporting_forward_manifest(${hashOf(token)}) as manifest`.execute(db)
  const manifest = manifests[0]?.manifest
  if (!manifest || !isQuestion(manifest)) return err('unknown')
  const file = await signedAdvice(sign, manifest, told, today())
  return unlessRefused<PutAnswer, NotProved | NotAdvised>(async () => {
    const { rows } = await sql<AnswerRow>`
      select outcome, file from reporting_question_answer_by_link(
        ${hashOf(token)}, ${hashOf(proof)}, ${told.answer}, ${told.envelope}, ${file})`.execute(db)
    const [row] = rows
    return row?.outcome === 'wrong' || row?.outcome === 'locked' ? err(row.outcome) : putAnswer(row)
  })
}

interface AnswerRow {
  outcome: string
  file: string | null
}

function askedIn(manifest: string) {
  const read = readSignedFile(manifest)
  return read.ok && read.value.statement.kind === 'asked' ? read.value.statement : null
}
const isQuestion = (manifest: string): boolean => askedIn(manifest) !== null

async function signedAdvice(
  sign: SignStatement,
  manifest: string,
  { answer, wordsHash }: ToldAdvice,
  day: Day,
): Promise<string> {
  const asked = askedIn(manifest)
  if (!asked) throw new Error('what was kept is no question')
  const statement = { v: 1, kind: 'advice', forwardId: asked.forwardId, answer, wordsHash, day } as const
  return signedFile(await sign<Advised>({ ...statement, manifestHash: await manifestHash(asked) }))
}

function putAnswer(row: AnswerRow | undefined): Result<PutAnswer, 'answered-before' | 'unread' | 'gone' | 'unknown'> {
  const isThere = row?.outcome === 'answered' || row?.outcome === 'kept'
  if (isThere && row.file !== null) return ok({ file: row.file })
  const refused = (['answered-before', 'unread', 'gone', 'unknown'] as const).find((one) => one === row?.outcome)
  if (refused) return err(refused)
  throw new Error(`a question was neither answered nor refused: ${row?.outcome}`)
}

/** Takes one question back; nobody who was asked reads it any more. Refusals: `NotDone`, `unknown-case`; `unknown` – not asked about this case; `gone` – answered, or its last day is past. */
export const withdrawQuestion = (
  desk: CaseDesk,
  actor: Actor,
  { caseId, id }: { caseId: string; id: string },
): Promise<Result<true, NotDone | 'unknown-case' | 'unknown' | 'gone'>> =>
  asActor<true, NotDone | 'unknown-case' | 'unknown' | 'gone', CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'consultation.end', about(actor.organisation, 'there'), actor)
    if (!may.ok) return may
    const found = await trx.selectFrom('reporting_case').select('id').where('id', '=', caseId).executeTakeFirst()
    if (!found) return err('unknown-case')
    const { rows } = await sql<{ outcome: string }>`
      select reporting_consultation_withdraw(${id}, ${caseId}) as outcome`.execute(trx)
    const outcome = rows[0]?.outcome
    if (outcome === 'unknown' || outcome === 'gone') return err(outcome)
    await writeDown(trx, actor, 'consultation.end', caseLine(caseId), { question: id })
    return ok(true)
  })
