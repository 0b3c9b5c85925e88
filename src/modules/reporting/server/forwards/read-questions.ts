import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone, secretsOf, writeDown } from '#modules/organisations/server/index.ts'
import type { ShareGround } from '../../domain/forwards/grounds.ts'
import type { AskableField, QuestionAnswer, WayToAsk } from '../../domain/forwards/questions.ts'
import { questionSubject } from '../../domain/item-kinds.ts'
import { type CaseDesk, type CaseTables, type CaseTransaction, onCase } from '../cases/case-desk.ts'

/** What both sides know of a question without opening it. */
interface QuestionRow {
  id: string
  ground: ShareGround
  fields: readonly AskableField[]
  sentOn: Day
  answerDue: Day
  /** The last day on which who is asked can read it. */
  expiresOn: Day
  state: 'sent' | 'answered' | 'withdrawn' | 'expired'
  answer: QuestionAnswer | null
  answeredOn: Day | null
  /** Texts of the signed files. */
  manifest: string
  answerFile: string | null
}

/** A question as who asked it sees it. */
export interface Consultation extends QuestionRow {
  way: WayToAsk
  /** Who is asked: a colleague, a partner or what somebody outside is. */
  name: string
  /** The name of the colleague who asked. */
  askedBy: string
  opened: boolean
}

/** A question as who is asked sees it. */
export interface AskedQuestion extends QuestionRow {
  /** The organisation that asks, or the colleague. */
  fromName: string
  /** Of a colleague: the case it is about. */
  ownCase: string | null
  /** Whether the case it is about was open on the server, before it was asked or since. */
  seenByServer: boolean
}

const ofBoth = sql.raw(
  'id, ground, fields, sent_on as "sentOn", answer_due as "answerDue", expires_on as "expiresOn", state, answer, answered_on as "answeredOn", manifest, answer_file as "answerFile"',
)

/** What was asked about a case, the last on top. Refusals: `NotDone`, `unknown-case`. */
export const consultationsOf = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
): Promise<Result<Consultation[], NotDone | 'unknown-case'>> =>
  onCase<Consultation[], never>(desk, actor, caseId, 'case.see', async (trx) => {
    const { rows } = await sql<Consultation>`
      select ${ofBoth}, way, name, asked_by as "askedBy", opened from reporting_consultations_of(${caseId})`.execute(
      trx,
    )
    return ok(rows)
  })

/** A secret that is kept under a key of the organisation. */
export interface WrappedKey {
  keyNumber: number
  wrapped: Uint8Array
}

/** What was answered, sealed, with what opens it for who asked. */
export interface SealedAdvice {
  id: string
  envelope: Uint8Array
  answerFile: string
  keys: readonly WrappedKey[]
}

/** Everything that was answered in words to questions about a case; within a hat. */
export async function adviceIn(
  trx: CaseTransaction,
  organisation: string,
  caseId: string,
): Promise<readonly SealedAdvice[]> {
  const { rows } = await sql<{ id: string; envelope: Uint8Array; answerFile: string }>`
    select id, advice as envelope, answer_file as "answerFile" from reporting_consultations_of(${caseId}) where advice is not null`.execute(
    trx,
  )
  const kept = await secretsOf(trx, organisation, [...rows.map(({ id }) => questionSubject(id, 'say'))])
  return rows.map((row) => ({ ...row, keys: keysFor(kept, questionSubject(row.id, 'say')) }))
}

const keysFor = (kept: readonly (WrappedKey & { subject: string })[], wanted: string): WrappedKey[] =>
  kept.filter(({ subject }) => subject === wanted).map(({ keyNumber, wrapped }) => ({ keyNumber, wrapped }))

/** What the organisation of the hat was asked by others, and the actor by colleagues; what waits first, at most 200. Refusals: see `NotDone`. */
export const askedQuestions = (desk: CaseDesk, actor: Actor): Promise<Result<AskedQuestion[], NotDone>> =>
  asActor<AskedQuestion[], NotDone, CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'consultation.see', about(actor.organisation, 'there'), actor)
    return may.ok ? ok(await questionsIn(trx, null)) : may
  })

/** One of them. Refusals: `NotDone`; `unknown` – nobody asked this one that. */
export const askedQuestion = (
  desk: CaseDesk,
  actor: Actor,
  id: string,
): Promise<Result<AskedQuestion, NotDone | 'unknown'>> =>
  asActor<AskedQuestion, NotDone | 'unknown', CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'consultation.see', about(actor.organisation, 'there'), actor)
    if (!may.ok) return may
    const [found] = await questionsIn(trx, id)
    return found ? ok(found) : err('unknown')
  })

async function questionsIn(trx: CaseTransaction, id: string | null): Promise<AskedQuestion[]> {
  const { rows } = await sql<AskedQuestion>`
    select ${ofBoth}, from_name as "fromName", own_case as "ownCase", seen_by_server as "seenByServer" from reporting_questions(${id})`.execute(
    trx,
  )
  return rows
}

/** How many questions wait for an answer of the hat. Refusals: see `NotDone`. */
export async function countQuestions(desk: CaseDesk, actor: Actor): Promise<Result<number, NotDone>> {
  const all = await askedQuestions(desk, actor)
  return all.ok ? ok(all.value.filter(({ state }) => state === 'sent').length) : all
}

/** A question as it is opened in the browser of who is asked. */
export interface SealedQuestionGiven {
  from: string
  envelope: Uint8Array
  keys: readonly WrappedKey[]
}

/** Gives a question to who is asked, sealed, and writes down that it was opened. Refusals: `NotDone`; `gone` – it is not theirs, or can be read no more. */
export const openQuestionHere = (
  desk: CaseDesk,
  actor: Actor,
  id: string,
): Promise<Result<SealedQuestionGiven, NotDone | 'gone'>> =>
  asActor<SealedQuestionGiven, NotDone | 'gone', CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'consultation.see', about(actor.organisation, 'there'), actor)
    if (!may.ok) return may
    const { rows } = await sql<{ from: string; envelope: Uint8Array }>`
      select from_organisation as "from", envelope from reporting_question_open(${id})`.execute(trx)
    const [row] = rows
    if (!row) return err('gone')
    const kept = await secretsOf(trx, actor.organisation, [questionSubject(id, 'ask')])
    await writeDown(trx, actor, 'consultation.see', questionLine(id))
    return ok({ ...row, keys: kept.map(({ keyNumber, wrapped }) => ({ keyNumber, wrapped })) })
  })

/** A question as the audit names it. */
export const questionLine = (id: string): string => `question:${id}`
