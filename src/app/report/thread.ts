import {
  bytesOfJson,
  type CasePlace,
  type CodeOpener,
  caseKeyByCode,
  type FreshForReporter,
  type FreshSecret,
  forCode,
  forgetRing,
  freshByReporter,
  jsonOf,
  type KeyRing,
  newestOf,
  newReportingId,
  nextSequence,
  openWithRing,
  ringOf,
  type SealedItem,
  sealItem,
} from '#modules/reporting/ceremonies/index.ts'
import type { FileFacts } from '#modules/reporting/index.ts'
import { type Bytes, newReceiptCode, type ReceiptCode } from '#platform/sealing/index.ts'
import { type Patience, type Sent, sendPatiently } from './door.ts'
import { random } from './random.ts'
import type { PlainFile, UploadPlace } from './send-report.ts'

/** What the server has of a case that a code leads to. */
export interface ThreadHead extends CasePlace {
  organisationName: string
  door: string
  /** The server had its words open, when they came or later. */
  seenByServer: boolean
  state: string
  receivedOn: string
  wrappedForReporter: Bytes
  codeState: 'own' | 'to-be-changed'
  /** Whether two people can open what is written there now. */
  isRead: boolean
}

export interface ThreadItem {
  item: string
  sender: 'reporter' | 'organisation'
  kind: 'report' | 'message' | 'file'
  sequence: number
  day: string
  envelope: Bytes | null
}

/** Until when it is kept: the day as things stand, and whether its reporter asked to have it deleted while that may not be done. */
export interface ThreadDeletion {
  on: string
  isWished: boolean
}

/** What both wrote. `deletion` null: nothing is known. */
export interface ThreadContent {
  items: readonly ThreadItem[]
  /** What freshened the case since it began. */
  fresh: readonly FreshForReporter[]
  deletion: ThreadDeletion | null
}

export interface NewCode {
  lookupId: Bytes
  reporterKey: Bytes
  wrappedForReporter: Bytes
  freshForReporter: readonly FreshForReporter[]
}

/** The addresses for who comes back. Each call is one try; who asks for what is not there gets `unknown`. */
export interface ThreadDoor {
  find(lookupId: Bytes): Promise<Sent<ThreadHead>>
  items(lookupId: Bytes): Promise<Sent<ThreadContent>>
  file(lookupId: Bytes, item: string): Promise<Sent<Bytes>>
  upload(place: UploadPlace, file: SealedItem): Promise<Sent<unknown>>
  say(lookupId: Bytes, message: SealedItem, files: readonly string[]): Promise<Sent<unknown>>
  changeCode(lookupId: Bytes, fresh: NewCode): Promise<Sent<unknown>>
  delete(lookupId: Bytes): Promise<Sent<unknown>>
  /** The signed receipt as the text of a file. */
  receipt(lookupId: Bytes): Promise<Sent<{ receipt: string }>>
}

/** A case that somebody opened with their code. */
export interface OpenedThread extends CodeOpener {
  head: ThreadHead
  items: readonly ThreadItem[]
  deletion: ThreadDeletion | null
  caseKey: Bytes
  /** What freshened the case, and the keys that follow: what is written goes under the newest. */
  fresh: readonly FreshSecret[]
  ring: KeyRing
  words: readonly ThreadWords[]
  /** Who opened it left: its key is wiped, and nothing more is sealed or sent. */
  gone: boolean
}

/** Wipes the key of an opened case. What of it is still going on ends at its next step. */
export function forgetThread(thread: OpenedThread): void {
  // Before the key is wiped: what goes on must never seal under a key of zeros.
  thread.gone = true
  thread.caseKey.fill(0)
  forgetRing(thread.ring)
  for (const { secret } of thread.fresh) secret.fill(0)
}

const gone = { is: 'refused', code: 'gone' } as const

/** What one item says; `text` null: it could not be opened. */
export interface ThreadWords {
  item: string
  sender: 'reporter' | 'organisation'
  kind: 'report' | 'message'
  day: string
  text: string | null
  files: readonly FileFacts[]
}

/**
 * Finds and opens what a code leads to. Refusal: `unknown` – nothing, which is also said when what is there does not open with this code.
 */
export async function openThread(by: CodeOpener, door: ThreadDoor, patience: Patience): Promise<Sent<OpenedThread>> {
  const found = await sendPatiently(() => door.find(by.lookupId), patience)
  if (found.is !== 'kept') return found
  const head = found.value
  const key = await caseKeyByCode(by.opener, head.caseId, head.wrappedForReporter)
  if (!key.ok) return { is: 'refused', code: 'unknown' }
  const written = await sendPatiently(() => door.items(by.lookupId), patience)
  if (written.is !== 'kept') return written
  const { items, deletion } = written.value
  const fresh = await freshByReporter(by.opener, head.caseId, written.value.fresh)
  const ring = await ringOf(key.value, fresh)
  const words: ThreadWords[] = []
  for (const one of items) if (one.kind !== 'file') words.push(await wordsIn(one, head, ring))
  return { is: 'kept', value: { head, items, deletion, ...by, caseKey: key.value, fresh, ring, words, gone: false } }
}

async function wordsIn({ envelope, ...at }: ThreadItem, place: CasePlace, ring: KeyRing): Promise<ThreadWords> {
  const { item, sender, day } = at
  const kind = at.kind === 'report' ? 'report' : 'message'
  const opened = envelope && (await openWithRing(ring, place, { ...at, envelope }))
  const said = opened?.ok ? jsonOf(opened.value) : null
  return { item, sender, kind, day, text: textIn(said), files: filesIn(said) }
}

const partOf = (said: unknown, name: string): unknown =>
  typeof said === 'object' && said !== null && name in said ? (said as Record<string, unknown>)[name] : null

/** The story of a report, the text of a message. */
function textIn(said: unknown): string | null {
  const text = partOf(said, 'text') ?? partOf(said, 'story')
  return typeof text === 'string' ? text : null
}

function filesIn(said: unknown): FileFacts[] {
  const files = partOf(said, 'files')
  if (!Array.isArray(files)) return []
  return files.filter((file: unknown): file is FileFacts =>
    [partOf(file, 'item'), partOf(file, 'name'), partOf(file, 'type')].every((part) => typeof part === 'string'),
  )
}

/** The bytes of a file. Refusal: `not-opened`. */
export async function openFile(
  thread: OpenedThread,
  item: string,
  door: ThreadDoor,
  patience: Patience,
): Promise<Sent<Bytes>> {
  const at = thread.items.find((one) => one.item === item && one.kind === 'file')
  if (!at) return { is: 'refused', code: 'not-opened' }
  const found = await sendPatiently(() => door.file(thread.lookupId, item), patience)
  if (found.is !== 'kept') return found
  const { sender, kind, sequence } = at
  const opened = await openWithRing(thread.ring, thread.head, { item, sender, kind, sequence, envelope: found.value })
  return opened.ok ? { is: 'kept', value: opened.value } : { is: 'refused', code: 'not-opened' }
}

/** A message on its way: as a report, it stays the same bytes until there is an answer. */
export interface Message {
  text: string
  files: readonly (PlainFile & Omit<FileFacts, 'sequence' | 'bytes'>)[]
  sealed: { files: SealedItem[]; message: SealedItem } | null
}

/**
 * Sends a message with its files. Refusals: `too-large` · `changed-meanwhile` – something else was written with this code at the same moment, or the case was freshened: it is to be opened anew, and the
 * message sealed again · `gone` – see `forgetThread` · the codes of the server.
 */
export async function sendMessage(
  thread: OpenedThread,
  message: Message,
  door: ThreadDoor,
  patience: Patience,
): Promise<Sent<unknown>> {
  if (thread.gone) return gone
  const sealed = message.sealed ?? (await sealedMessage(thread, message))
  if (thread.gone) return gone
  if (sealed === null) return { is: 'refused', code: 'too-large' }
  message.sealed = sealed
  const unlessGone = (once: () => Promise<Sent<unknown>>) =>
    sendPatiently(() => (thread.gone ? Promise.resolve(gone) : once()), patience)
  for (const file of sealed.files) {
    const kept = await unlessGone(() => door.upload({ caseId: thread.head.caseId, lookupId: thread.lookupId }, file))
    if (kept.is !== 'kept') return kept
  }
  const ids = sealed.files.map(({ item }) => item)
  const sent = await unlessGone(() => door.say(thread.lookupId, sealed.message, ids))
  // Nothing was kept under these numbers.
  if (sent.is === 'refused') message.sealed = null
  return sent
}

async function sealedMessage(thread: OpenedThread, { text, files }: Message): Promise<Message['sealed']> {
  const { head, ring } = thread
  const caseKey = newestOf(ring)
  const first = nextSequence(thread.items, 'reporter', 'message')
  const sealedFiles: SealedItem[] = []
  const facts: FileFacts[] = []
  for (const [at, { bytes, name, type, cleaned }] of files.entries()) {
    if (thread.gone) return null
    const place = { item: newReportingId(random), sender: 'reporter', kind: 'file', sequence: first + 1 + at } as const
    const sealed = await sealItem(caseKey, head, place, bytes, random)
    if (!sealed.ok) return null
    sealedFiles.push(sealed.value)
    facts.push({ item: place.item, sequence: place.sequence, name, type, bytes: bytes.length, cleaned })
  }
  if (thread.gone) return null
  const at = { item: newReportingId(random), sender: 'reporter', kind: 'message', sequence: first } as const
  const words = await sealItem(caseKey, head, at, bytesOfJson({ v: 1, text, files: facts }), random)
  return words.ok ? { files: sealedFiles, message: { ...words.value, fresh: ring.fresh } } : null
}

/** Whether a message that was tried says what is there to be said now: the same words and the very same files. */
export const saysTheSame = (message: Message, { text, files }: Pick<Message, 'text' | 'files'>): boolean =>
  message.text === text &&
  message.files.length === files.length &&
  message.files.every((file, at) => file === files[at])

/** A code that nobody else saw, and what the server gets of it. */
export async function freshCode({
  head,
  caseKey,
  fresh,
}: Pick<OpenedThread, 'head' | 'caseKey' | 'fresh'>): Promise<{ code: ReceiptCode; fresh: NewCode }> {
  const code = newReceiptCode(random)
  return { code, fresh: await forCode(code, head.caseId, caseKey, fresh) }
}

/** So often somebody may change the key of who reads while a code is changed. */
const mostChanges = 3

/**
 * Puts a new code in the place of the one that a thread was opened with. Was the case freshened since, it is opened anew and the same code, which its owner wrote down, is made for what there is now: `fresh` is
 * what was sent last, for another try. Refusals: `gone` – see `forgetThread` · the codes of the server.
 */
export async function takeCode(
  thread: OpenedThread,
  { code, fresh }: { code: ReceiptCode; fresh: NewCode },
  door: ThreadDoor,
  patience: Patience,
): Promise<{ sent: Sent<unknown>; fresh: NewCode }> {
  let now = fresh
  for (let left = mostChanges; ; left -= 1) {
    const sent = await sendPatiently<unknown>(
      () => (thread.gone ? Promise.resolve(gone) : door.changeCode(thread.lookupId, now)),
      patience,
    )
    const isOutdated = sent.is === 'refused' && sent.code === 'changed-meanwhile'
    if (!isOutdated || left <= 1) return { sent, fresh: now }
    const found = await openThread({ lookupId: thread.lookupId, opener: thread.opener }, door, patience)
    if (found.is !== 'kept') return { sent: found, fresh: now }
    now = await forCode(code, found.value.head.caseId, found.value.caseKey, found.value.fresh)
    forgetThread(found.value)
  }
}
