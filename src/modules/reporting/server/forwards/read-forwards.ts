import { type Kysely, sql, type Transaction } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone } from '#modules/organisations/server/index.ts'
import type { AnswerReason, ForwardAnswer } from '../../domain/forwards/answers.ts'
import type { ForwardField } from '../../domain/forwards/fields.ts'
import type { ShareGround } from '../../domain/forwards/grounds.ts'
import { type CaseDesk, type CaseTables, onCase } from '../cases/case-desk.ts'
import { hashOf } from '../report-desk.ts'
import type { LetterDesk, NotProved } from './letter-desk.ts'

/** A forward as one side of it sees it: `out` – sent from this case; `in` – it became this case. */
export interface ForwardRow {
  id: string
  direction: 'out' | 'in'
  /** The other side, by name. */
  partner: string
  isOutside: boolean
  ground: ShareGround
  fields: readonly ForwardField[]
  sentOn: Day
  answerDue: Day
  state: 'sent' | 'answered' | 'withdrawn' | 'expired'
  answer: ForwardAnswer | null
  reason: AnswerReason | null
  answeredOn: Day | null
  /** What the receiver said otherwise, as a colleague wrote it down: nobody signed it. Null also for the receiver. */
  toldAnswer: ForwardAnswer | null
  toldOn: Day | null
  /** Whether the receiver opened it. */
  opened: boolean
  /** The last day of a link; null: there is none. */
  expiresOn: Day | null
  /** Texts of the signed files. */
  manifest: string
  answerFile: string | null
}

/** What was handed over from a case, and what it came from; within a hat, which has to be allowed to see the case. */
export async function forwardsOf(
  trx: Transaction<CaseTables> | Kysely<CaseTables>,
  caseId: string,
): Promise<ForwardRow[]> {
  const { rows } = await sql<ForwardRow>`
    select id, direction, partner, is_outside as "isOutside", ground, fields, sent_on as "sentOn", answer_due as "answerDue", state, answer, reason,
      answered_on as "answeredOn", told_answer as "toldAnswer", told_on as "toldOn", opened, expires_on as "expiresOn", manifest, answer_file as "answerFile"
    from reporting_forwards_of(${caseId})`.execute(trx)
  return rows
}

/** Forwards of one case, for the page on which they are made and answered. Refusals: `NotDone`, `unknown-case`. */
export const caseForwards = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
): Promise<Result<ForwardRow[], NotDone | 'unknown-case'>> =>
  onCase<ForwardRow[], never>(desk, actor, caseId, 'case.see', async (trx) => ok(await forwardsOf(trx, caseId)))

/** To whom something can be handed over, by name, and the key to seal it to. */
export interface Partner {
  organisation: string
  name: string
  keyNumber: number
  publicKey: Uint8Array
}

/** Organisations in Baken in which two people can open what is handed over now. Refusals: see `NotDone`. */
export const partnersFor = (desk: CaseDesk, actor: Actor): Promise<Result<Partner[], NotDone>> =>
  asActor<Partner[], NotDone, CaseTables>(desk, actor, async (trx) => {
    const { rows } = await sql<Partner>`
      select organisation, name, key_number as "keyNumber", public_key as "publicKey" from reporting_partners()`.execute(
      trx,
    )
    return ok(rows)
  })

/** A forward that waits for an answer, of either side. */
export interface WaitingForward {
  id: string
  direction: 'out' | 'in'
  ownCase: string
  partner: string
  sentOn: Day
  answerDue: Day
}

/** Forwards of this organisation that wait for an answer, the most urgent first, at most 200. Refusals: see `NotDone`. */
export const waitingForwards = (desk: CaseDesk, actor: Actor): Promise<Result<WaitingForward[], NotDone>> =>
  asActor<WaitingForward[], NotDone, CaseTables>(desk, actor, async (trx, hat) => {
    const may = mayNow(hat, 'case.see', about(actor.organisation, 'open'), actor)
    if (!may.ok) return may
    const { rows } = await sql<WaitingForward>`
      select id, direction, own_case as "ownCase", partner, sent_on as "sentOn", answer_due as "answerDue" from reporting_forwards_waiting()`.execute(
      trx,
    )
    return ok(rows)
  })

/** What somebody with a link and no code is told. */
export interface LetterHead {
  id: string
  purpose: 'hand-over' | 'consultation'
  from: string
  fromName: string
  outside: string
  state: 'sent' | 'answered' | 'withdrawn' | 'expired'
  sentOn: Day
  answerDue: Day
  expiresOn: Day
  codesLeft: number
}

/** Null: there is no such link. */
export async function letterHead({ db }: Pick<LetterDesk, 'db'>, token: Uint8Array): Promise<LetterHead | null> {
  const { rows } = await sql<LetterHead>`
    select id, purpose, from_organisation as "from", from_name as "fromName", outside, state, sent_on as "sentOn", answer_due as "answerDue", expires_on as "expiresOn",
      codes_left as "codesLeft"
    from reporting_forward_link(${hashOf(token)})`.execute(db)
  return rows[0] ?? null
}

/** What a link and the code give: sealed still, for who has the key. `envelope` null: it was answered, and what was sent is destroyed. */
export interface GivenLetter {
  envelope: Uint8Array | null
  manifest: string
  answerFile: string | null
  /** Whether the case that it is from was open on the server. */
  seenByServer: boolean
}

/** Hands a sealed letter out to who proves that they have link and code. A wrong one is counted before anything else is done. Refusals: see `NotProved`. */
export async function openLetterByLink(
  { db }: Pick<LetterDesk, 'db'>,
  { token, proof }: { token: Uint8Array; proof: Uint8Array },
): Promise<Result<GivenLetter, NotProved>> {
  const { rows } = await sql<GivenLetter & { outcome: string }>`
    select outcome, envelope, manifest, answer_file as "answerFile", seen_by_server as "seenByServer" from reporting_forward_open(${hashOf(token)}, ${hashOf(proof)})`.execute(
    db,
  )
  const [row] = rows
  if (row?.outcome === 'right') {
    const { outcome: _, ...given } = row
    return ok(given)
  }
  if (row?.outcome === 'wrong' || row?.outcome === 'locked' || row?.outcome === 'gone') return err(row.outcome)
  return err('unknown')
}
