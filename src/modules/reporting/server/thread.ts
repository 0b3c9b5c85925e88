import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { FreshForReporter, SealedItem } from '../ceremonies/index.ts'
import { type RefusedRows, unlessFreshened, unlessRefused } from './refused-rows.ts'
import { hashOf, type ReportDesk } from './report-desk.ts'

/** What a reporter finds with their code. */
export interface ThreadHead {
  caseId: string
  organisation: string
  organisationName: string
  door: string
  /** The server had its words open, when they came or later. */
  seenByServer: boolean
  state: string
  receivedOn: Day
  wrappedForReporter: Uint8Array
  /** Somebody else saw the code: nothing is shown before it is changed. */
  codeState: 'own' | 'to-be-changed'
  commitment: Uint8Array
  /** Whether two people can open what is written there now; else what is written waits, and who writes is told. */
  isRead: boolean
}

/** An item of the thread; a file without its bytes, which are fetched one by one. */
export interface ThreadItem {
  item: string
  sender: 'reporter' | 'organisation'
  kind: 'report' | 'message' | 'file'
  sequence: number
  day: Day
  envelope: Uint8Array | null
}

/** The case that a look-up id (16 bytes) leads to; null: none. */
export async function findThread({ db }: ReportDesk, lookupId: Uint8Array): Promise<ThreadHead | null> {
  const { rows } = await sql<{
    id: string
    organisation: string
    name: string
    door: string
    seen_by_server: boolean
    state: string
    received_on: Day
    wrapped_for_reporter: Uint8Array
    code_state: 'own' | 'to-be-changed'
    commitment: Uint8Array
    is_read: boolean
  }>`select * from reporting_thread(${hashOf(lookupId)})`.execute(db)
  const [row] = rows
  if (!row) return null
  return {
    caseId: row.id,
    organisation: row.organisation,
    organisationName: row.name,
    door: row.door,
    seenByServer: row.seen_by_server,
    state: row.state,
    receivedOn: row.received_on,
    wrappedForReporter: row.wrapped_for_reporter,
    codeState: row.code_state,
    commitment: row.commitment,
    isRead: row.is_read,
  }
}

/** Marks the case of a look-up id, for good, as one that the server opened: said to who reads it before anything is opened. */
export async function markSeenByServer({ db }: ReportDesk, lookupId: Uint8Array): Promise<void> {
  await sql`select reporting_seen_by_server(${hashOf(lookupId)})`.execute(db)
}

/** What both wrote, the oldest day first; empty for a code that leads nowhere or has to be changed. */
export async function threadItems({ db }: ReportDesk, lookupId: Uint8Array): Promise<ThreadItem[]> {
  const { rows } = await sql<Omit<ThreadItem, 'item' | 'day'> & { id: string; on_day: Day }>`
    select * from reporting_thread_items(${hashOf(lookupId)})`.execute(db)
  return rows.map(({ id, on_day, sender, kind, sequence, envelope }) => ({
    item: id,
    sender,
    kind,
    sequence,
    day: on_day,
    envelope,
  }))
}

/** Until when the case of a code is kept, as its reporter is told. */
export interface ThreadDeletion {
  /** On this day it is deleted, as things stand. */
  on: Day
  /** Its reporter took it away while somebody held it: it goes as soon as nobody does. */
  isWished: boolean
}

/** Until when the case of a look-up id is kept; null: there is none, or its code has to be changed. */
export async function threadDeletion({ db }: ReportDesk, lookupId: Uint8Array): Promise<ThreadDeletion | null> {
  const { rows } = await sql<{ on_day: Day; because: string }>`
    select on_day, because from reporting_thread_deletion(${hashOf(lookupId)})`.execute(db)
  const [row] = rows
  return row ? { on: row.on_day, isWished: row.because === 'by-reporter' } : null
}

/** What freshens the case of a code, for its reporter; empty for a code that leads nowhere. */
export async function threadFresh({ db }: ReportDesk, lookupId: Uint8Array): Promise<FreshForReporter[]> {
  const { rows } = await sql<{ number: number; wrapped: Uint8Array; is_lost: boolean }>`
    select * from reporting_thread_fresh(${hashOf(lookupId)})`.execute(db)
  return rows.map(({ number, wrapped, is_lost }) => ({ number, wrapped, ...(is_lost ? { isLost: true } : {}) }))
}

/** The envelope of a file of the thread; null: there is none. */
export async function threadFile({ db }: ReportDesk, lookupId: Uint8Array, item: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ envelope: Uint8Array | null }>`
    select reporting_thread_file(${hashOf(lookupId)}, ${item}) as envelope`.execute(db)
  return rows[0]?.envelope ?? null
}

/**
 * `unknown` – no case by this code, or it has to be changed first · `changed-meanwhile` – another message has this number, or the case was freshened: open it anew and seal it again · `full` – five hundred are
 * enough · `taken` – the id is of something else · `no-file` – a file that belongs to it is not there · `malformed`.
 */
export type NotSaid = 'unknown' | 'changed-meanwhile' | 'full' | 'taken' | 'no-file' | 'malformed'

/** Keeps a message of the reporter with its files (sent before), for good and once. Refusals: see `NotSaid`. */
export const sayInThread = (
  { db, today }: ReportDesk,
  lookupId: Uint8Array,
  { item, sequence, fresh = 0, envelope }: Pick<SealedItem, 'item' | 'sequence' | 'fresh' | 'envelope'>,
  files: readonly string[],
): Promise<Result<true, NotSaid>> =>
  outcomeOf(
    ['unknown', 'changed-meanwhile', 'full', 'taken'],
    true,
    sql`reporting_say(${hashOf(lookupId)}, ${item}, ${sequence}, ${fresh}, ${today()}, ${envelope}, ${sql.val([...files])})`,
    db,
  )

/** The case that a file is for, and the look-up id (16 bytes) of its code: who only knows the id of a case takes no room of it. */
export interface UploadPlace {
  caseId: string
  lookupId: Uint8Array
}

/**
 * Keeps a file of a reporter until what it belongs to comes; one of the same id that still waits gives way to it. Refusals: `unknown` – the case is there and has another
 * code · `taken` – the id is of something else, or belongs to what was sent · `full` – ten wait already, or the case has files enough · `busy` – too much waits
 * everywhere: later · `malformed`.
 */
export const keepUpload = (
  { db }: ReportDesk,
  { caseId, lookupId }: UploadPlace,
  { item, sequence, envelope }: Pick<SealedItem, 'item' | 'sequence' | 'envelope'>,
): Promise<Result<true, 'unknown' | 'taken' | 'full' | 'busy' | RefusedRows>> =>
  outcomeOf(
    ['unknown', 'taken', 'full', 'busy'],
    true,
    sql`reporting_keep_upload(${item}, ${caseId}, ${hashOf(lookupId)}, ${sequence}, ${envelope})`,
    db,
  )

/** What the server gets to know of a code. */
export interface CodeFacts {
  lookupId: Uint8Array
  reporterKey: Uint8Array
  wrappedForReporter: Uint8Array
  /** Everything that freshens the case, wrapped to its key; left out: nothing does. */
  freshForReporter?: readonly FreshForReporter[]
}

/** Puts another code in the place of this one. Refusals: `unknown` · `taken` – draw another · `changed-meanwhile` – the case was freshened: open it anew · `malformed`. */
export const changeCode = (
  { db }: ReportDesk,
  lookupId: Uint8Array,
  fresh: CodeFacts,
): Promise<Result<true, 'unknown' | 'changed-meanwhile' | RefusedRows>> =>
  unlessFreshened(() =>
    outcomeOf(
      ['unknown', 'taken'],
      true,
      sql`reporting_change_code(${hashOf(lookupId)}, ${hashOf(fresh.lookupId)}, ${fresh.reporterKey}, ${fresh.wrappedForReporter}, ${freshRows(fresh.freshForReporter ?? [])}::jsonb)`,
      db,
    ),
  )

/**
 * Destroys the case of a reporter with its keys and everything in it. Refusals: `unknown` · `held` – it may not be deleted now; it is written down that they want it, and it
 * goes as soon as it may: see `threadDeletion`.
 */
export const deleteOwnCase = (
  { db }: ReportDesk,
  lookupId: Uint8Array,
): Promise<Result<true, 'unknown' | 'held' | RefusedRows>> =>
  outcomeOf(['unknown', 'held'], true, sql`reporting_delete_own(${hashOf(lookupId)})`, db)

const freshRows = (wraps: readonly FreshForReporter[]): string =>
  JSON.stringify(wraps.map(({ number, wrapped }) => ({ number, wrapped: Buffer.from(wrapped).toString('hex') })))

/** Runs a function of the database that says what came of it: one of the refusals, or that it is done. */
const outcomeOf = <T, E extends string>(
  refusals: readonly E[],
  value: T,
  call: RawBuilder<unknown>,
  db: ReportDesk['db'],
): Promise<Result<T, E | RefusedRows>> =>
  unlessRefused(async () => {
    const { rows } = await sql<{ outcome: string }>`select ${call} as outcome`.execute(db)
    const refusal = refusals.find((one) => one === rows[0]?.outcome)
    return refusal === undefined ? ok(value) : err(refusal)
  })
