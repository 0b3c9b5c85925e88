import { type Kysely, sql, type Transaction } from 'kysely'
import { addDays, type Day } from '#kernel/days.ts'
import { type Bytes, makeKeyPair, newReceiptCode, type Random, sha256, wrapToKey } from '#platform/sealing/index.ts'
import {
  type CasePlace,
  makeCaseKey,
  newReportingId,
  type Reader,
  type SealedItem,
  sealReport,
  sealWords,
} from '../../ceremonies/index.ts'
import type { CaseState } from '../../domain/casework/steps.ts'
import { dueOn } from '../../domain/casework/terms.ts'
import { keptSubject, reporterWrapLabel } from '../../domain/item-kinds.ts'
import type { Identity, Report } from '../../domain/report/report.ts'
import type { CaseTables } from '../cases/case-desk.ts'
import { hashOf } from '../report-desk.ts'

/** A made-up case: what was told, and how far somebody came with it. Days are counted back from the day on which it is loaded. */
export interface DemoCase {
  /** Unique: the id of the case follows from it, so that it is called the same in every demonstration. */
  name: string
  report: Omit<Report, 'v' | 'salt' | 'files' | 'hasIdentity'>
  identity?: Identity
  door?: 'seen-once'
  daysAgo: number
  /** States after the first, with the days ago and who took the step. Sharing it comes later, and is done as people do it. */
  steps?: readonly { to: Extract<CaseState, 'read' | 'weighed' | 'closed'>; daysAgo: number; by: string }[]
  coded?: Readonly<Record<string, unknown>>
  handler?: string
  /** The conversation, in its order. */
  messages?: readonly { by: 'reporter' | string; daysAgo: number; text: string }[]
  notes?: readonly { by: string; daysAgo: number; text: string }[]
}

type Owner = Transaction<CaseTables>

/** How a made-up case is called, and what was shared of it: the same in every demonstration. */
export const demoId = async (name: string): Promise<string> =>
  Buffer.from(await sha256(new TextEncoder().encode(`baken demo case ${name}`)))
    .toString('hex')
    .slice(0, 32)

/**
 * Puts made-up cases into an organisation of the demonstration, sealed to its key as real ones are; for the owner of the database. Done once: what people made of them stays. Nobody
 * has a code of these.
 */
export async function loadDemoCases(
  db: Kysely<CaseTables>,
  organisation: string,
  cases: readonly DemoCase[],
  { today, random }: { today: Day; random: Random },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('reporting_case')
      .select('id')
      .where('organisation', '=', organisation)
      .executeTakeFirst()
    const { rows } = await sql<{ key_number: number; public_key: Uint8Array }>`
      select * from reporting_reader_key(${organisation})`.execute(trx)
    const [key] = rows
    if (known || !key) return
    const reader = { organisation, keyNumber: key.key_number, publicKey: new Uint8Array(key.public_key) }
    for (const one of cases) await addCase(trx, reader, one, { today, random })
  })
}

async function addCase(
  trx: Owner,
  reader: Reader,
  one: DemoCase,
  { today, random }: { today: Day; random: Random },
): Promise<void> {
  const place = { organisation: reader.organisation, caseId: await demoId(one.name) }
  const caseKey = new Uint8Array(random(32))
  await keepReport(trx, reader, one, { place, caseKey, random, day: addDays(today, -one.daysAgo) })
  const own = right(await makeCaseKey(reader.publicKey, place, 'own', random))
  await keepKey(trx, reader, keptSubject(place.caseId, 'own'), own.wrapped)
  const count = { reporter: 1, organisation: 0, own: 0 }
  for (const { by, daysAgo, text } of one.messages ?? []) {
    const sender = by === 'reporter' ? 'reporter' : 'organisation'
    const at = { item: newReportingId(random), sender, kind: 'message', sequence: count[sender] } as const
    count[sender] += 1
    const sealed = right(await sealWords(caseKey, place, at, { v: 1, text, files: [] }, random))
    await keepItem(trx, place, sealed, { by: by === 'reporter' ? null : by, day: addDays(today, -daysAgo) })
  }
  for (const { by, daysAgo, text } of one.notes ?? []) {
    const at = { item: newReportingId(random), sender: 'organisation', kind: 'note', sequence: count.own } as const
    count.own += 1
    const sealed = right(await sealWords(own.key, place, at, { v: 1, text }, random))
    await keepItem(trx, place, sealed, { by, day: addDays(today, -daysAgo) })
  }
  await setStanding(trx, place.caseId, one, today)
}

const right = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(`no case for the demonstration: ${result.error}`)
  return result.value
}

async function keepReport(
  trx: Owner,
  reader: Reader,
  { report, identity, door = 'sealed' as const }: Omit<DemoCase, 'door'> & { door?: 'sealed' | 'seen-once' },
  { place, caseKey, random, day }: { place: CasePlace; caseKey: Bytes; random: Random; day: Day },
): Promise<void> {
  const salt = new Uint8Array(random(32))
  const { publicKey: reporterKey } = await makeKeyPair(random)
  const wrappedForReporter = right(await wrapToKey(reporterKey, caseKey, reporterWrapLabel(place.caseId)))
  const begun = {
    ...place,
    code: newReceiptCode(random),
    caseKey,
    salt,
    lookupId: new Uint8Array(random(16)),
    reporterKey,
    wrappedForReporter,
  }
  const told: Report = {
    ...report,
    v: 1,
    salt: Buffer.from(salt).toString('base64url'),
    files: [],
    hasIdentity: identity !== undefined,
  }
  const sealed = right(await sealReport(begun, reader, { report: told, identity: identity ?? null, files: [] }, random))
  const { rows } = await sql<{ outcome: string }>`select reporting_keep_case(
    ${place.caseId}, ${place.organisation}, ${reader.keyNumber}, ${door}, 'own', ${day}, ${sealed.wrappedForOrganisation},
    ${sealed.wrappedForReporter}, ${hashOf(sealed.lookupId)}, ${sealed.reporterKey}, ${sealed.commitment}, ${sealed.report.envelope},
    ${sealed.identity?.item.item ?? null}, ${sealed.identity?.wrapped ?? null}, ${sealed.identity?.item.envelope ?? null}, '{}'::text[]
  ) as outcome`.execute(trx)
  if (rows[0]?.outcome !== 'kept') throw new Error(`no case for the demonstration: ${rows[0]?.outcome}`)
}

const keepKey = (trx: Owner, { organisation, keyNumber }: Reader, subject: string, wrapped: Bytes) =>
  sql`select organisations_keep_told_secret(${organisation}, ${subject}, ${keyNumber}, ${wrapped})`.execute(trx)

const keepItem = (
  trx: Owner,
  { caseId }: CasePlace,
  { item, sender, kind, sequence, envelope }: SealedItem,
  { by, day }: { by: string | null; day: Day },
) =>
  trx
    .insertInto('reporting_item')
    .values({ id: item, case_id: caseId, sender, kind, sequence, on_day: day, written_by: by, envelope })
    .execute()

/** How far it came: its steps, its terms, and who has it. */
async function setStanding(trx: Owner, caseId: string, one: DemoCase, today: Day): Promise<void> {
  const { steps = [], coded = {}, handler = null, messages = [], daysAgo } = one
  const receipt = addDays(today, -daysAgo)
  let from: CaseState = 'new'
  for (const [at, step] of steps.entries()) {
    await sql`insert into reporting_step (case_id, number, from_state, to_state, on_day, by_person)
      values (${caseId}, ${at + 2}, ${from}, ${step.to}, ${addDays(today, -step.daysAgo)}, ${step.by})`.execute(trx)
    from = step.to
  }
  const isAnswered = messages.some(({ by }) => by !== 'reporter')
  const last = steps.at(-1)
  const term = from === 'weighed' ? 'decision' : 'weighing'
  const step = addDays(today, -(last?.daysAgo ?? daysAgo))
  const isClosed = from === 'closed'
  await sql`
    update reporting_case set
      state = ${from}, coded = ${JSON.stringify(coded)}::jsonb, danger = ${coded['danger'] ?? null}, assigned_to = ${handler},
      answer_due = ${isAnswered || isClosed ? null : dueOn('first-answer', { receipt, step: receipt })},
      step_due = ${isClosed ? null : dueOn(term, { receipt, step })},
      news_since = ${messages.at(-1)?.by === 'reporter' ? today : null},
      outcome = ${isClosed ? (coded['outcome'] ?? null) : null}, closed_on = ${isClosed ? step : null}
    where id = ${caseId}`.execute(trx)
}
