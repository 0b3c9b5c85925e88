import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import type { SealedItem } from '../../ceremonies/index.ts'
import type { CaseEdge } from '../../domain/casework/steps.ts'
import { dueOn, type TermName, urgentDays } from '../../domain/casework/terms.ts'
import { hasIdentity } from '../../domain/forwards/along.ts'
import type { ForwardField } from '../../domain/forwards/fields.ts'
import type { ShareGround } from '../../domain/forwards/grounds.ts'
import { type Asked, type Forwarded, type Manifest, signedFile } from '../../domain/receipts/statements.ts'
import { type CaseDesk, type CaseTables, type CaseTransaction, caseLine } from '../cases/case-desk.ts'
import { keepItem, throwAway, writtenBefore } from '../cases/write-item.ts'
import { move } from '../casework/work-on-case.ts'
import { type RefusedRows, unlessFreshened, unlessRefused } from '../refused-rows.ts'
import type { SignStatement } from './sign-statement.ts'

/** What working on what is shared needs besides. */
export interface ForwardDesk extends CaseDesk {
  sign: SignStatement
}

/** What is shared of a case – handed over, or asked about –, as its sender says; what the fields hold is sealed and is known to nobody here. */
export interface ToldSharing {
  forwardId: string
  caseId: string
  ground: ShareGround
  fields: readonly ForwardField[]
  /** The commitment to the payload, base64url. */
  payloadHash: string
  /** What the sender keeps of it: of the kind `forward`, under the key that colleagues have. */
  copy?: SealedItem
  /** The draft that this takes the place of. */
  instead?: string | null
}

/**
 * `unknown-case` · `taken` – the id is of something else · `not-now` – weigh the case first · `changed-meanwhile` – the number of the copy is a colleague's: seal it again with the next ·
 * `malformed` – not of the form of what we seal.
 */
export type NotShared = NotDone | 'unknown-case' | 'not-now' | 'changed-meanwhile' | RefusedRows

/** The text of the file with the signed manifest. */
export interface SharedManifest {
  manifest: string
}

/** The line of the table that sharing takes the case along, with what is filled in for it; null: it is there already, and stays. */
export type SharingWay = { edge: CaseEdge; given: Readonly<Record<string, string>> } | null

/** One way of sharing: handing over, or asking. */
interface Sharing<E extends string, Told extends ToldSharing> {
  permission: 'forward.send' | 'consultation.ask'
  kind: Manifest['kind']
  term: TermName
  /** What the function of the database refuses with, besides what each does. */
  refusals: readonly E[]
  way(state: string, told: Told): Result<SharingWay, E | 'not-now'>
  told: Told
  /** Of a hand-over: files and who the reporter is, as far as they go along. */
  along?: readonly string[]
  /** As it stands in the manifest. */
  to: string
}

/** What the function of the database that keeps it answers: `sent` and `kept` with the manifest of the first time. */
export interface SharedRow {
  outcome: string
  manifest: string | null
}
type Keeping = (
  trx: CaseTransaction,
  signed: { day: Day; due: Day; manifest: string },
) => Promise<{ rows: SharedRow[] }>

/**
 * Shares chosen fields of a case, with a signed manifest; its step, what is kept and the line in the audit are one transaction, and the same again is done once. Refusals: `NotShared`,
 * and those of the sharing.
 */
export const share = <E extends string, Told extends ToldSharing>(
  desk: ForwardDesk,
  actor: Actor,
  sharing: Sharing<E, Told>,
  keep: Keeping,
): Promise<Result<SharedManifest, NotShared | E>> =>
  unlessRefused(() =>
    unlessFreshened(() =>
      asActor<SharedManifest, NotShared | E, CaseTables>(desk, actor, async (trx, hat) => {
        const may = mayNow(hat, sharing.permission, about(actor.organisation, 'there'), actor)
        return may.ok ? shareNow(desk, trx, actor, { sharing, keep }) : may
      }),
    ),
  )

async function shareNow<E extends string, Told extends ToldSharing>(
  desk: ForwardDesk,
  trx: CaseTransaction,
  actor: Actor,
  { sharing, keep }: { sharing: Sharing<E, Told>; keep: Keeping },
): Promise<Result<SharedManifest, NotShared | E>> {
  const { told } = sharing
  const found = await lockedCase(trx, told.caseId)
  if (!found) return err('unknown-case')
  const way = (await wasShared(trx, told)) ? ok(null) : await newWay(trx, found.state, sharing)
  if (!way.ok) return way
  const signed = await signManifest(desk, actor, sharing)
  const [row] = (await keep(trx, signed)).rows
  if (row?.outcome === 'sent') await sent(trx, actor, sharing, { ...found, way: way.value, today: desk.today() })
  else if (row?.outcome !== 'kept') return err(refusalIn(sharing.refusals, row?.outcome))
  // Also after a try that was kept: the draft may be of after it.
  if (told.instead) await throwAway(trx, actor, told.caseId, told.instead)
  return ok({ manifest: row.manifest ?? signed.manifest })
}

async function lockedCase(trx: CaseTransaction, caseId: string) {
  const found = await trx
    .selectFrom('reporting_case')
    .select(['state', 'received_on'])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  return found && { state: found.state, received: found.received_on as Day }
}

/** Whether an earlier try was kept: then nothing is asked of how the case stands now, and the database tells what came of it. */
async function wasShared(trx: CaseTransaction, { forwardId }: ToldSharing): Promise<boolean> {
  const { rows } = await sql<{ was: boolean }>`select reporting_is_shared(${forwardId}) as was`.execute(trx)
  return rows[0]?.was ?? false
}

async function newWay<E extends string, Told extends ToldSharing>(
  trx: CaseTransaction,
  state: string,
  { way, told }: Sharing<E, Told>,
): Promise<Result<SharingWay, NotShared | E>> {
  const taken = way(state, told)
  if (!taken.ok) return taken
  const mine = await canKeep(trx, told)
  return mine.ok ? taken : mine
}

/** Whether the copy has a place in the case: a colleague may have been faster with its number. Nothing is sent then. */
async function canKeep(
  trx: CaseTransaction,
  { caseId, copy }: ToldSharing,
): Promise<Result<true, 'malformed' | 'taken' | 'changed-meanwhile'>> {
  if (!copy) return ok(true)
  if (copy.kind !== 'forward' || copy.sender !== 'organisation') return err('malformed')
  return (await writtenBefore(trx, caseId, copy)) ?? ok(true)
}

async function sent(
  trx: CaseTransaction,
  actor: Actor,
  sharing: Sent,
  { way, received, today }: { way: SharingWay; received: Day; today: Day },
): Promise<void> {
  const { told } = sharing
  if (way) await move(trx, actor, way.edge, { caseId: told.caseId, given: way.given, today, received })
  if (told.copy) await keepItem(trx, told.caseId, { sealed: told.copy }, { person: actor.person, day: today })
  await tell(trx, actor, sharing)
}

type Sent = Pick<Sharing<string, ToldSharing>, 'permission' | 'kind' | 'term' | 'told' | 'to' | 'along'>

async function signManifest(desk: ForwardDesk, actor: Actor, { kind, term, told, to, along = [] }: Sent) {
  const day = desk.today()
  const { forwardId, ground, fields, payloadHash } = told
  const isUrgent = ground === 'acute-danger'
  const answerDue = isUrgent ? addDays(day, urgentDays) : dueOn(term, { receipt: day, step: day })
  const common = { v: 1, forwardId, from: actor.organisation, to, day, ground, fields, payloadHash, answerDue } as const
  const signed =
    kind === 'forwarded'
      ? await desk.sign<Forwarded>({ ...common, kind, along })
      : await desk.sign<Asked>({ ...common, kind })
  return { day, due: answerDue, manifest: signedFile(signed) }
}

const tell = (trx: CaseTransaction, actor: Actor, { permission, told, to, along }: Sent) => {
  const [kind, name = ''] = to.split(':')
  const { forwardId, caseId, ground, fields } = told
  return writeDown(trx, actor, permission, caseLine(caseId), {
    forward: forwardId,
    ground,
    to: kind === 'organisation' ? name : 'outside',
    fields: fields.length,
    ...(along ? { files: along.length - (hasIdentity(along) ? 1 : 0), identity: hasIdentity(along) } : {}),
  })
}

function refusalIn<E extends string>(refusals: readonly E[], outcome: string | undefined): E | 'taken' | 'not-now' {
  const found = refusals.find((one) => one === outcome)
  if (found !== undefined) return found
  if (outcome === 'taken' || outcome === 'not-now') return outcome
  throw new Error(`it was neither shared nor refused: ${outcome}`)
}
