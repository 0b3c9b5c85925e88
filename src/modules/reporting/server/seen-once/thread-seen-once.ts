import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Bytes, OpeningKey, ReceiptCode } from '#platform/sealing/index.ts'
import {
  type CasePlace,
  caseKeyByCode,
  type FreshSecret,
  freshByReporter,
  jsonOf,
  type KeyRing,
  openWithRing,
  ringOf,
} from '../../ceremonies/index.ts'
import type { FileFacts, Report } from '../../domain/report/report.ts'
import { readMessage, readReport } from '../../forms/report-form.ts'
import {
  deleteOwnCase,
  findThread,
  markSeenByServer,
  type ThreadDeletion,
  type ThreadHead,
  type ThreadItem,
  threadDeletion,
  threadFile,
  threadFresh,
  threadItems,
} from '../thread.ts'
import { type NotACode, type NotNow, openerTyped, type SeenOnceDesk } from './seen-once-desk.ts'

/** One thing that was written, opened. `report` and `text` null: it could not be opened. */
export interface OpenedEntry {
  from: 'reporter' | 'organisation'
  day: Day
  report: Report | null
  text: string | null
  files: readonly FileFacts[]
}

/** A thread as its reporter reads it. */
export interface OpenedThread {
  head: Pick<ThreadHead, 'organisationName' | 'door' | 'seenByServer' | 'state' | 'receivedOn' | 'codeState' | 'isRead'>
  /** Empty while the code has to be changed. */
  entries: readonly OpenedEntry[]
  /** Null while the code has to be changed. */
  deletion: ThreadDeletion | null
}

/** `unknown` – no case by this code. */
export type NotOpenedOnce = NotACode | NotNow | 'unknown'

export interface OpenedCode {
  code: ReceiptCode
  lookupId: Bytes
  head: ThreadHead
  place: CasePlace
  opener: OpeningKey
  /** The key of the case, what freshened it, and the keys that follow. */
  caseKey: Bytes
  fresh: readonly FreshSecret[]
  ring: KeyRing
}

/**
 * The case of a typed code with its key. Whoever works on the case sees from then on that the server opened it; that is written down before the key is given.
 * Refusals: see `NotOpenedOnce`.
 */
export async function openedByCode(
  desk: SeenOnceDesk,
  typed: string,
  line: string,
): Promise<Result<OpenedCode, NotOpenedOnce>> {
  const found = await openerTyped(desk, typed, line)
  if (!found.ok) return found
  const { code, lookupId, opener } = found.value
  const head = await findThread(desk, lookupId)
  if (head === null) return err('unknown')
  const caseKey = await caseKeyByCode(opener, head.caseId, new Uint8Array(head.wrappedForReporter))
  if (!caseKey.ok) return err('unknown')
  if (!head.seenByServer) await markSeenByServer(desk, lookupId)
  const place = { organisation: head.organisation, caseId: head.caseId }
  const known = { code, lookupId, opener, head: { ...head, seenByServer: true }, place, caseKey: caseKey.value }
  return ok({ ...known, ...(await freshenedNow(desk, known)) })
}

/** What freshens an opened case by now, and the keys that follow. */
export async function freshenedNow(
  desk: SeenOnceDesk,
  { opener, lookupId, caseKey, place: { caseId } }: Pick<OpenedCode, 'opener' | 'lookupId' | 'caseKey' | 'place'>,
): Promise<Pick<OpenedCode, 'fresh' | 'ring'>> {
  const fresh = await freshByReporter(opener, caseId, await threadFresh(desk, lookupId))
  return { fresh, ring: await ringOf(caseKey, fresh) }
}

/** What both wrote, opened in memory for who has the code. Refusals: see `NotOpenedOnce`. */
export async function readSeenOnce(
  desk: SeenOnceDesk,
  typed: string,
  line: string,
): Promise<Result<OpenedThread, NotOpenedOnce>> {
  const found = await openedByCode(desk, typed, line)
  if (!found.ok) return found
  const { head, lookupId } = found.value
  const items = head.codeState === 'own' ? await threadItems(desk, lookupId) : []
  const written = items.filter(({ kind }) => kind !== 'file')
  const entries = await Promise.all(written.map((item) => entryOf(found.value, item)))
  return ok({ head, entries, deletion: await threadDeletion(desk, lookupId) })
}

async function entryOf({ ring, place }: OpenedCode, item: ThreadItem): Promise<OpenedEntry> {
  const entry: OpenedEntry = { from: item.sender, day: item.day, report: null, text: null, files: [] }
  if (item.envelope === null) return entry
  const content = await openWithRing(ring, place, { ...item, envelope: new Uint8Array(item.envelope) })
  if (!content.ok) return entry
  if (item.kind === 'report') {
    const report = readReport(jsonOf(content.value))
    return report.ok ? { ...entry, report: report.value, files: report.value.files } : entry
  }
  const message = readMessage(jsonOf(content.value))
  return message.ok ? { ...entry, text: message.value.text, files: message.value.files } : entry
}

/** A file of the thread, opened in memory. Refusals: see `NotOpenedOnce`; `no-file` – there is no such file, or it does not open. */
export async function fileSeenOnce(
  desk: SeenOnceDesk,
  { typed, line, item }: { typed: string; line: string; item: string },
): Promise<Result<{ facts: FileFacts; bytes: Bytes }, NotOpenedOnce | 'no-file'>> {
  const found = await openedByCode(desk, typed, line)
  if (!found.ok) return found
  const items = await threadItems(desk, found.value.lookupId)
  const row = items.find((one) => one.item === item && one.kind === 'file')
  const envelope = row ? await threadFile(desk, found.value.lookupId, item) : null
  if (!row || envelope === null) return err('no-file')
  const written = await Promise.all(items.filter(({ kind }) => kind !== 'file').map((one) => entryOf(found.value, one)))
  const facts = written.flatMap(({ files }) => files).find((one) => one.item === item)
  const bytes = await openWithRing(found.value.ring, found.value.place, { ...row, envelope: new Uint8Array(envelope) })
  return facts && bytes.ok ? ok({ facts, bytes: bytes.value }) : err('no-file')
}

/** Destroys the case with everything in it. Refusals: see `NotOpenedOnce`; `held` – somebody laid down that it has to stay, and the wish is written down. */
export async function deleteSeenOnce(
  desk: SeenOnceDesk,
  typed: string,
  line: string,
): Promise<Result<true, NotOpenedOnce | 'held'>> {
  const found = await openedByCode(desk, typed, line)
  if (!found.ok) return found
  const gone = await deleteOwnCase(desk, found.value.lookupId)
  if (gone.ok) return gone
  return err(gone.error === 'held' ? 'held' : 'unknown')
}

/** What somebody may want to prove later. */
export interface Proof {
  organisation: string
  receivedOn: Day
  door: ThreadHead['door']
  commitment: Uint8Array
  /** Exactly what was sealed; null: it does not open. */
  content: string | null
}

/** What a receipt of a report says, and what it was bound to. Refusals: see `NotOpenedOnce`; `unknown` too while the code has to be changed. */
export async function proofSeenOnce(
  desk: SeenOnceDesk,
  typed: string,
  line: string,
): Promise<Result<Proof, NotOpenedOnce>> {
  const found = await openedByCode(desk, typed, line)
  if (!found.ok) return found
  const { head, lookupId, ring, place } = found.value
  if (head.codeState !== 'own') return err('unknown')
  const report = (await threadItems(desk, lookupId)).find(({ kind }) => kind === 'report')
  const bytes = report?.envelope
    ? await openWithRing(ring, place, { ...report, envelope: new Uint8Array(report.envelope) })
    : null
  const content = bytes?.ok ? new TextDecoder().decode(bytes.value) : null
  const { organisation, receivedOn, door, commitment } = head
  return ok({ organisation, receivedOn, door, commitment, content })
}
