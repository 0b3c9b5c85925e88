import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about, fromBase64url } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import type { SealedForward, SealedItem, SealedLetter } from '../../ceremonies/index.ts'
import { type CaseEdge, edgeOf, lackingFor } from '../../domain/casework/steps.ts'
import { dueOn } from '../../domain/casework/terms.ts'
import { hasIdentity, mayNameReporter } from '../../domain/forwards/along.ts'
import type { ForwardField } from '../../domain/forwards/fields.ts'
import type { ShareGround } from '../../domain/forwards/grounds.ts'
import { type Forwarded, type Signed, type Statement, signedFile } from '../../domain/receipts/statements.ts'
import type { CaseDesk, CaseTables, CaseTransaction } from '../cases/case-desk.ts'
import { keepItem, writtenBefore } from '../cases/write-item.ts'
import { move } from '../casework/work-on-case.ts'
import { type RefusedRows, unlessRefused } from '../refused-rows.ts'
import { hashOf } from '../report-desk.ts'
import { forwardsOf } from './read-forwards.ts'

/** Signs a statement in the name of the site, and adds its address. */
export type SignStatement = <S extends Statement>(
  statement: S extends Statement ? Omit<S, 'site'> : never,
) => Promise<Signed<S>>

/** What working on forwards needs besides. */
export interface ForwardDesk extends CaseDesk {
  sign: SignStatement
}

/** Where there is danger, nobody waits two weeks to ask again. */
const urgentDays = 2
/** A letter behind a link that nobody opened is destroyed after this: as long as an answer may take. */
export const letterDays = 14

/** What is handed over, as its sender says; what the fields hold is sealed and is known to nobody here. */
export interface ForwardTold {
  forwardId: string
  caseId: string
  ground: ShareGround
  fields: readonly ForwardField[]
  /** Files and who the reporter is, as far as they go along: see `alongText`. */
  along: readonly string[]
  /** The commitment to the payload, base64url. */
  payloadHash: string
  /** What the sender keeps of it: of the kind `forward`, under the key that colleagues have. */
  copy?: SealedItem
}

/**
 * `unknown-case` · `taken` – the id is of something else · `closed` – reopen the case first · `not-now` – weigh it first: before that only what cannot wait is handed over · `itself` – that is no other organisation · `not-read-here` – no two people can open it there
 * now · `old-key` – the key of the partner changed: seal it to the new one · `changed-meanwhile` – the number of the copy is a colleague's: seal it again with the next · `closed-vault` – who the
 * reporter is can go along only while two people opened it · `identity-ground` – not on this ground · `malformed` – not of the form of what we seal.
 */
export type NotSent =
  | NotDone
  | 'unknown-case'
  | 'closed'
  | 'not-now'
  | 'itself'
  | 'not-read-here'
  | 'old-key'
  | 'changed-meanwhile'
  | 'closed-vault'
  | 'identity-ground'
  | RefusedRows

export interface SentForward {
  /** The text of the file with the signed manifest. */
  manifest: string
}

/**
 * Hands chosen fields of a case over to a partner in Baken: a new case there, with a signed manifest for both; all of it or nothing, and the same again is sent once.
 * Refusals: see `NotSent`.
 */
export const forwardInside = (
  desk: ForwardDesk,
  actor: Actor,
  told: ForwardTold,
  { partner, sealed, files = [] }: { partner: string; sealed: Omit<SealedForward, 'files'>; files?: readonly string[] },
): Promise<Result<SentForward, NotSent>> =>
  send(desk, actor, told, `organisation:${partner}`, (trx, { day, due, manifest }) =>
    sql<SendRow>`
    select outcome, manifest from reporting_forward_inside(
      ${told.forwardId}, ${told.caseId}, ${partner}, ${told.ground}, ${sql.val([...told.fields])}, ${day}, ${due}, ${manifest}, ${hashIn(told)},
      ${sealed.newCase}, ${sealed.keyNumber}, ${sealed.wrapped}, ${hashOf(sealed.lookupId)}, ${sealed.reporterKey}, ${sealed.wrappedForReporter},
      ${sealed.report}, ${sealed.identity?.item ?? null}, ${sealed.identity?.wrapped ?? null}, ${sealed.identity?.envelope ?? null},
      ${sql.val([...files])})`.execute(trx),
  )

/**
 * Puts chosen fields of a case out for somebody outside, behind a link and a code; with a signed manifest. `outside`: what they are, never the name of a person.
 * Refusals: see `NotSent`.
 */
export const forwardOutside = (
  desk: ForwardDesk,
  actor: Actor,
  told: ForwardTold,
  {
    outside,
    letter,
    files = [],
  }: { outside: string; letter: Pick<SealedLetter, 'token' | 'proof' | 'envelope'>; files?: readonly string[] },
): Promise<Result<SentForward, NotSent>> =>
  send(desk, actor, told, `outside:${outside}`, (trx, { day, due, manifest }) =>
    sql<SendRow>`
    select outcome, manifest from reporting_forward_outside(
      ${told.forwardId}, ${told.caseId}, ${outside}, ${told.ground}, ${sql.val([...told.fields])}, ${day}, ${due}, ${manifest},
      ${hashOf(letter.token)}, ${hashOf(letter.proof)}, ${letter.envelope}, ${addDays(day, letterDays)},
      ${sql.val([...files])})`.execute(trx),
  )

interface SendRow {
  outcome: string
  manifest: string | null
}
type Sending = (trx: CaseTransaction, sent: { day: Day; due: Day; manifest: string }) => Promise<{ rows: SendRow[] }>

const hashIn = ({ payloadHash }: ForwardTold) => fromBase64url(payloadHash)

function send(
  desk: ForwardDesk,
  actor: Actor,
  told: ForwardTold,
  to: string,
  write: Sending,
): Promise<Result<SentForward, NotSent>> {
  return unlessRefused(() =>
    asActor<SentForward, NotSent, CaseTables>(desk, actor, async (trx, hat) => {
      const may = mayNow(hat, 'forward.send', about(actor.organisation, 'there'), actor)
      if (!may.ok) return may
      const way = await wayFrom(trx, told)
      if (!way.ok) return way
      const can = await canSend(trx, told)
      if (!can.ok) return can
      const signed = await signManifest(desk, actor, told, to)
      const { rows } = await write(trx, signed)
      const [row] = rows
      if (row?.outcome === 'sent') await sent(desk, trx, actor, { told, to, way: way.value })
      else if (row?.outcome !== 'kept') return err(notSent(row?.outcome))
      return ok({ manifest: row.manifest ?? signed.manifest })
    }),
  )
}

/** The line of the table that a forward takes the case along, and the day it came in. `edge` null: it was forwarded before, and stays so. */
interface Way {
  edge: CaseEdge | null
  received: Day
}

/** Nothing is handed over before it was weighed, but for what cannot wait. */
async function wayFrom(
  trx: CaseTransaction,
  { caseId, forwardId, ground }: ForwardTold,
): Promise<Result<Way, 'unknown-case' | 'closed' | 'not-now'>> {
  const found = await trx
    .selectFrom('reporting_case')
    .select(['state', 'received_on'])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return err('unknown-case')
  const received = found.received_on as Day
  if (found.state === 'forwarded') return ok({ edge: null, received })
  if (found.state === 'closed') return err('closed')
  const edge = edgeOf('forward', found.state, 'key-holder')
  if (!edge || lackingFor(edge, { forward: forwardId, ground }).length > 0) return err('not-now')
  return ok({ edge, received })
}

type CannotSend = 'malformed' | 'taken' | 'changed-meanwhile' | 'closed-vault' | 'identity-ground'
async function canSend(trx: CaseTransaction, told: ForwardTold): Promise<Result<true, CannotSend>> {
  const kept = await canKeep(trx, told)
  return kept.ok ? mayName(trx, told) : kept
}

/** Whether the copy has a place in the case: a colleague may have been faster with its number. Nothing is sent then. */
async function canKeep(
  trx: CaseTransaction,
  { caseId, copy }: ForwardTold,
): Promise<Result<true, 'malformed' | 'taken' | 'changed-meanwhile'>> {
  if (!copy) return ok(true)
  if (copy.kind !== 'forward' || copy.sender !== 'organisation') return err('malformed')
  return (await writtenBefore(trx, caseId, copy)) ?? ok(true)
}

/** Who the reporter is goes along only while two people agreed to know it, and on a ground that is there for people. What was sent already is not asked again. */
async function mayName(
  trx: CaseTransaction,
  { caseId, forwardId, ground, along }: ForwardTold,
): Promise<Result<true, 'closed-vault' | 'identity-ground'>> {
  if (!hasIdentity(along)) return ok(true)
  if (!mayNameReporter(ground)) return err('identity-ground')
  if ((await forwardsOf(trx, caseId)).some(({ id }) => id === forwardId)) return ok(true)
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from reporting_open_vault(${caseId})) as open`.execute(trx)
  return rows[0]?.open ? ok(true) : err('closed-vault')
}

async function sent(
  desk: ForwardDesk,
  trx: CaseTransaction,
  actor: Actor,
  { told, to, way }: { told: ForwardTold; to: string; way: Way },
): Promise<void> {
  const { caseId, forwardId, ground } = told
  const given = { forward: forwardId, ground }
  if (way.edge) await move(trx, actor, way.edge, { caseId, given, today: desk.today(), received: way.received })
  if (told.copy) await keepItem(trx, caseId, { sealed: told.copy }, { person: actor.person, day: desk.today() })
  await tell(trx, actor, told, to)
}

async function signManifest(desk: ForwardDesk, actor: Actor, told: ForwardTold, to: string) {
  const day = desk.today()
  const due = isUrgent(told.ground) ? addDays(day, urgentDays) : dueOn('partner-answer', { receipt: day, step: day })
  const { forwardId, ground, fields, along, payloadHash } = told
  const signed = await desk.sign<Forwarded>({
    v: 1,
    kind: 'forwarded',
    forwardId,
    from: actor.organisation,
    to,
    day,
    ground,
    fields,
    along,
    payloadHash,
    answerDue: due,
  })
  return { day, due, manifest: signedFile(signed) }
}

const isUrgent = (ground: ShareGround) => ground === 'acute-danger'

const tell = (
  trx: CaseTransaction,
  actor: Actor,
  { forwardId, caseId, ground, fields, along }: ForwardTold,
  to: string,
) => {
  const [kind, name = ''] = to.split(':')
  const partner = kind === 'organisation' ? name : 'outside'
  return writeDown(trx, actor, 'forward.send', `case:${caseId}`, {
    forward: forwardId,
    ground,
    to: partner,
    fields: fields.length,
    files: along.length - (hasIdentity(along) ? 1 : 0),
    identity: hasIdentity(along),
  })
}

function notSent(outcome: string | undefined) {
  switch (outcome) {
    case 'taken':
    case 'closed':
    case 'itself':
    case 'not-read-here':
    case 'old-key':
      return outcome
    default:
      throw new Error(`a forward was neither sent nor refused: ${outcome}`)
  }
}
