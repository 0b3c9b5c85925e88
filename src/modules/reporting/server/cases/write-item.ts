import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { State } from '#modules/organisations/index.ts'
import { type Actor, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import type { SealedItem } from '../../ceremonies/index.ts'
import { keyOf, writes } from '../../domain/item-kinds.ts'
import { forwardsOf } from '../forwards/read-forwards.ts'
import { MissingFile, type RefusedRows, unlessFreshened, unlessRefused } from '../refused-rows.ts'
import { type CaseDesk, type CaseTransaction, caseLine, done, onCase } from './case-desk.ts'

/**
 * `changed-meanwhile` – a colleague's item has this number, or the case was freshened: open it anew and seal it again · `taken` – the id is of something else · `no-file` – a file that belongs to it is not
 * there · `no-reporter` – words for the reporter of a case that a partner handed over: nobody has a code for it here · `malformed` – not of the form of what we seal, or nothing that an organisation writes.
 */
export type NotWritten =
  | NotDone
  | 'unknown-case'
  | 'changed-meanwhile'
  | 'taken'
  | 'no-file'
  | 'no-reporter'
  | 'malformed'

export interface OwnWriting {
  sealed: SealedItem
  /** Files that were sent before; only with a message. */
  files?: readonly string[]
  /** A draft that this takes the place of. */
  instead?: string | null
}

/**
 * Keeps what a colleague wrote in a case, sealed, with its files, all or nothing; the same again is kept once. A message counts as the answer that the reporter waits for.
 * Refusals: see `NotWritten`.
 */
export const writeInCase = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  writing: OwnWriting,
): Promise<Result<true, NotWritten>> =>
  unlessRefused(() =>
    unlessFreshened(() =>
      onCase<true, NotWritten>(
        desk,
        { ...actor, reason: writing.sealed.item },
        caseId,
        actionFor(writing),
        async (trx) => {
          const may = await mayBeWritten(trx, caseId, writing)
          if (!may.ok) return may
          const before = await writtenBefore(trx, caseId, writing.sealed)
          if (before !== null) {
            // The draft may be of after the try that was kept.
            if (before.ok && writing.instead) await throwAway(trx, actor, caseId, writing.instead)
            return before
          }
          await keepItem(trx, caseId, writing, { person: actor.person, day: desk.today() })
          await whatFollows(trx, actor, caseId, writing)
          return done
        },
      ),
    ),
  )

/** In a case that is closed only the reason is written why it is opened again: that is a note, and comes before the step. */
const actionFor =
  ({ sealed: { kind } }: OwnWriting) =>
  (standing: State) =>
    kind === 'note' && standing === 'closed' ? 'case.reopen' : 'case.work'

async function mayBeWritten(
  trx: CaseTransaction,
  caseId: string,
  writing: OwnWriting,
): Promise<Result<true, 'malformed' | 'no-reporter'>> {
  if (!isOwnWriting(writing)) return err('malformed')
  return writing.sealed.kind === 'message' && (await cameFromPartner(trx, caseId)) ? err('no-reporter') : done
}

/** Of a case that a partner handed over nobody has a code: the reporter writes with the partner. */
const cameFromPartner = async (trx: CaseTransaction, caseId: string): Promise<boolean> =>
  (await forwardsOf(trx, caseId)).some(({ direction }) => direction === 'in')

/** A message answers; what was a draft is one no longer. */
async function whatFollows(
  trx: CaseTransaction,
  actor: Actor,
  caseId: string,
  { sealed: { kind }, instead = null }: OwnWriting,
): Promise<void> {
  if (instead !== null) await throwAway(trx, actor, caseId, instead)
  if (kind === 'message') await answered(trx, caseId)
  // What somebody is just writing is not a deed yet.
  if (kind !== 'draft') await writeDown(trx, actor, 'case.work', caseLine(caseId), { wrote: kind })
}

const isOwnWriting = ({ sealed: { sender, kind }, files = [] }: OwnWriting): boolean =>
  sender === 'organisation' &&
  kind !== 'file' &&
  // What was passed on is kept with the passing on, and never by itself.
  kind !== 'forward' &&
  writes('organisation', kind) &&
  (files.length === 0 || kind === 'message')

/** The same try again is done already; a colleague may have been faster. null: neither. */
export async function writtenBefore(
  trx: CaseTransaction,
  caseId: string,
  { item, kind, sequence, envelope }: SealedItem,
): Promise<Result<true, 'taken' | 'changed-meanwhile'> | null> {
  const there = await trx
    .selectFrom('reporting_item')
    .select(['id', 'envelope'])
    .where((eb) =>
      eb.or([eb('id', '=', item), eb.and({ case_id: caseId, sender: 'organisation', under: keyOf(kind), sequence })]),
    )
    .execute()
  const same = there.find(({ id }) => id === item)
  if (same) return Buffer.compare(same.envelope, envelope) === 0 ? done : err('taken')
  return there.length > 0 ? err('changed-meanwhile') : null
}

/** Keeps an item of a colleague, within a transaction that does more. Throws what the database refuses: see `unlessRefused`. */
export async function keepItem(
  trx: CaseTransaction,
  caseId: string,
  { sealed: { item, kind, sequence, fresh = 0, envelope }, files = [] }: OwnWriting,
  { person, day }: { person: string; day: Day },
): Promise<void> {
  const place = { id: item, case_id: caseId, sender: 'organisation', kind, sequence } as const
  await trx
    .insertInto('reporting_item')
    .values({ ...place, fresh, on_day: day, written_by: person, envelope })
    .execute()
  if (files.length === 0) return
  const { rows } = await sql<{ all: boolean }>`
    select reporting_claim_own_files(${caseId}, ${sql.val([...files])}, ${day}) as all`.execute(trx)
  if (!rows[0]?.all) throw new MissingFile()
}

const answered = (trx: CaseTransaction, caseId: string) =>
  trx.updateTable('reporting_case').set({ answer_due: null }).where('id', '=', caseId).execute()

/** A draft: only one's own, and only what was not sent. Within a transaction that does more. */
export const throwAway = (trx: CaseTransaction, { person }: Actor, caseId: string, item: string) =>
  trx
    .deleteFrom('reporting_item')
    .where('case_id', '=', caseId)
    .where('id', '=', item)
    .where('kind', '=', 'draft')
    .where('written_by', '=', person)
    .execute()

/** Throws a draft or a task of one's own away. Gives whether it was there. Refusals: `NotDone`, `unknown-case`. */
export const throwAwayItem = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  item: string,
): Promise<Result<boolean, NotDone | 'unknown-case'>> =>
  onCase(desk, actor, caseId, 'case.work', async (trx) => {
    const gone = await trx
      .deleteFrom('reporting_item')
      .where('case_id', '=', caseId)
      .where('id', '=', item)
      .where('kind', 'in', ['draft', 'task'])
      .where('written_by', '=', actor.person)
      .executeTakeFirst()
    return ok(gone.numDeletedRows > 0n)
  })

/**
 * Keeps a file of a colleague until its message comes. Refusals: `NotDone`, `unknown-case`, `taken`, `full` – ten wait already, `no-reporter` – no message can come, `malformed`.
 */
export const keepOwnUpload = (
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  { item, sequence, envelope }: Pick<SealedItem, 'item' | 'sequence' | 'envelope'>,
): Promise<Result<true, NotDone | 'unknown-case' | 'full' | 'busy' | 'no-reporter' | RefusedRows>> =>
  unlessRefused(() =>
    onCase<true, 'taken' | 'full' | 'busy' | 'no-reporter'>(desk, actor, caseId, 'case.work', async (trx) => {
      if (await cameFromPartner(trx, caseId)) return err('no-reporter')
      const { rows } = await sql<{ outcome: string }>`
        select reporting_keep_own_upload(${item}, ${caseId}, ${sequence}, ${envelope}) as outcome`.execute(trx)
      const outcome = rows[0]?.outcome
      return outcome === 'taken' || outcome === 'full' || outcome === 'busy' ? err(outcome) : ok(true)
    }),
  )
