import { err, ok, type Result } from '#kernel/result.ts'
import { asItIs, type CleanFile, cleanFile, type FileRefusal } from '#platform/files/index.ts'
import { type Bytes, sha256 } from '#platform/sealing/index.ts'
import { bytesOfJson, newestOf, newReportingId, nextSequence, sealItem } from '../../ceremonies/index.ts'
import { type FileFacts, mostCharacters } from '../../domain/report/report.ts'
import { keepUpload, type NotSaid, sayInThread, type ThreadItem, threadItems } from '../thread.ts'
import type { SeenOnceDesk } from './seen-once-desk.ts'
import { freshenedNow, type NotOpenedOnce, type OpenedCode, openedByCode } from './thread-seen-once.ts'

/** More at once is more than the server holds in its memory for one request. */
export const mostFilesAtOnce = 2

/** `missing` – nothing was typed and no file chosen · `too-long` · `too-many` files; of a file: why it is not taken. */
export type NotSaidOnce = NotOpenedOnce | NotSaid | FileRefusal | 'missing' | 'too-long' | 'too-many'

export interface SaidOnce {
  typed: string
  line: string
  /** Drawn with the page, so that a message sent twice is kept once; with other words or files it is another message. */
  item: string
  text: string
  files: readonly Bytes[]
  /** Who sends it was warned that a file tells more than it shows, and sends it all the same. */
  withTraces: boolean
  /** What a file is called, by its media type and its number among the files of the reporter. */
  nameOf: (type: string, number: number) => string
}

/** Two people with one code write at the same moment more seldom than this. */
const mostAttempts = 3

/**
 * Seals a message with its files in memory and keeps it, all or nothing. Pictures are drawn anew.
 * Refusals: see `NotSaidOnce`; what was typed is for the page to keep.
 */
export async function saySeenOnce(desk: SeenOnceDesk, said: SaidOnce): Promise<Result<true, NotSaidOnce>> {
  const { typed, line, text, files } = said
  if (text.trim() === '' && files.length === 0) return err('missing')
  if (text.length > mostCharacters.message) return err('too-long')
  if (files.length > mostFilesAtOnce) return err('too-many')
  const found = await openedByCode(desk, typed, line)
  if (!found.ok) return found
  const clean: CleanFile[] = []
  for (const bytes of files) {
    const cleaned = said.withTraces ? withTraces(bytes, await cleanedFile(desk, bytes)) : await cleanedFile(desk, bytes)
    if (!cleaned.ok) return cleaned
    clean.push(cleaned.value)
  }
  return keepAmongOthers(desk, found.value, { ...said, item: await itemOf(said) }, clean)
}

/**
 * The id of a message: it follows from the page it was written on, its words and its files. Who gets no answer goes back, adds a sentence and sends again from the same page: that is another message, and
 * is never taken for the one that was kept. Nobody without the page, which is kept nowhere, can try from an id what was written.
 */
async function itemOf({ item, text, files }: Pick<SaidOnce, 'item' | 'text' | 'files'>): Promise<string> {
  const parts = [new TextEncoder().encode(JSON.stringify([item, text.trim()])), ...files]
  const hashes = await Promise.all(parts.map(sha256))
  const whole = await sha256(new Uint8Array(hashes.flatMap((hash) => [...hash])))
  return Buffer.from(whole.subarray(0, 16)).toString('hex')
}

/** Keeps it under the next number and the newest key; when somebody else wrote at the same moment, or the case was freshened, once more. */
async function keepAmongOthers(
  desk: SeenOnceDesk,
  opened: OpenedCode,
  said: SaidOnce,
  clean: readonly CleanFile[],
): Promise<Result<true, NotSaidOnce>> {
  for (let attempt = 1; ; attempt += 1) {
    const items = await threadItems(desk, opened.lookupId)
    if (items.some((one) => one.item === said.item)) return ok(true)
    const now = attempt === 1 ? opened : { ...opened, ...(await freshenedNow(desk, opened)) }
    const kept = await keepSaid(desk, now, said, clean, items)
    if (kept.ok || kept.error !== 'changed-meanwhile' || attempt === mostAttempts) return kept
  }
}

const cleanedFile = ({ redraw }: SeenOnceDesk, bytes: Bytes) => cleanFile(bytes, { redraw, which: 'every' })

/** A file that cannot be cleaned, as it is; every other refusal stays one. */
const withTraces = (bytes: Bytes, cleaned: Result<CleanFile, FileRefusal>): Result<CleanFile, FileRefusal> =>
  !cleaned.ok && cleaned.error === 'uncleanable' ? asItIs(bytes) : cleaned

async function keepSaid(
  desk: SeenOnceDesk,
  { place, ring, lookupId }: OpenedCode,
  { item, text, nameOf }: SaidOnce,
  clean: readonly CleanFile[],
  items: readonly ThreadItem[],
): Promise<Result<true, NotSaidOnce>> {
  const caseKey = newestOf(ring)
  const sequence = nextSequence(items, 'reporter', 'message')
  const before = items.filter(({ kind, sender }) => kind === 'file' && sender === 'reporter').length
  const facts: FileFacts[] = []
  for (const [index, { bytes, type, cleaned }] of clean.entries()) {
    const at = { item: newReportingId(desk.random), sequence: sequence + 1 + index }
    const sealed = await sealItem(caseKey, place, { ...at, sender: 'reporter', kind: 'file' }, bytes, desk.random)
    if (!sealed.ok) return sealed
    const kept = await keepUpload(desk, { caseId: place.caseId, lookupId }, sealed.value)
    if (!kept.ok) return kept
    facts.push({ ...at, name: nameOf(type, before + index + 1), type, bytes: bytes.length, cleaned })
  }
  const content = bytesOfJson({ v: 1, text: text.trim(), files: facts })
  const sealed = await sealItem(
    caseKey,
    place,
    { item, sender: 'reporter', kind: 'message', sequence },
    content,
    desk.random,
  )
  if (!sealed.ok) return err('too-long')
  return sayInThread(
    desk,
    lookupId,
    { ...sealed.value, fresh: ring.fresh },
    facts.map((one) => one.item),
  )
}
