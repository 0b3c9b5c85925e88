import {
  type BegunCase,
  bytesOfJson,
  type Reader,
  type SealedItem,
  type SealedReport,
  sealItem,
  sealReport,
} from '#modules/reporting/ceremonies/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import { type Patience, type Sent, sendPatiently } from './door.ts'
import { random } from './random.ts'

/** What the server says once a report is kept for good. */
export interface Kept {
  /** The day on which it was received. */
  day: string
  /** The signed receipt as a file; null: this server signs none. */
  receipt: string | null
}

/** The case that a file is for, and the look-up id of its code. */
export type UploadPlace = Pick<BegunCase, 'caseId' | 'lookupId'>

/** The addresses to which sealed things go. Each call is one try. */
export interface ReportDoor {
  key(organisation: string): Promise<Sent<Reader>>
  upload(place: UploadPlace, file: SealedItem): Promise<Sent<unknown>>
  submit(sealed: SealedReport): Promise<Sent<Kept>>
}

/** A file as it is before it is sealed. */
export interface PlainFile {
  item: string
  bytes: Bytes
}

/**
 * A report on its way. What was sealed stays as it is for every try, so that an answer that got lost costs nothing: the same bytes under the same id are kept once.
 */
export interface Parcel {
  begun: BegunCase
  reader: Reader
  report: unknown
  /** The very bytes of `report`, as they are sealed. */
  content: Bytes
  identity: unknown | null
  files: readonly PlainFile[]
  /** Files that the server has. */
  sent: Set<string>
  /** The file that is being sent. */
  under: SealedItem | null
  sealed: SealedReport | null
  /** Its sender left: its keys are wiped, and nothing more of it is sealed or sent. */
  gone: boolean
}

/** Wipes what a parcel is made of. Whatever of it is still going on ends at its next step. */
export function forgetParcel(parcel: Parcel): void {
  // Before anything is wiped: what goes on must never seal under a key of zeros.
  parcel.gone = true
  const { begun, content, files } = parcel
  for (const bytes of [begun.caseKey, begun.salt, begun.code, content, ...files.map((file) => file.bytes)])
    bytes.fill(0)
}

const gone = { is: 'refused', code: 'gone' } as const

/** `before`: one that never left as a whole. A file of it that the server has, and that has the same number still, is not sent again. */
export const parcelOf = (
  given: Pick<Parcel, 'begun' | 'reader' | 'report' | 'identity' | 'files'>,
  before: Parcel | null = null,
): Parcel => ({
  ...given,
  content: bytesOfJson(given.report),
  sent: new Set(
    given.files.flatMap(({ item }, at) => (before?.files[at]?.item === item && before.sent.has(item) ? [item] : [])),
  ),
  under: null,
  sealed: null,
  gone: false,
})

/** Whether a parcel can still be another one: what is sealed as a whole may have been kept, though no answer came; before that nothing was. */
export const canBeChanged = ({ sealed, gone }: Parcel): boolean => sealed === null && !gone

/** Told while it goes on. */
export interface Told extends Patience {
  sealing(): void | Promise<void>
  file(number: number, most: number): void | Promise<void>
  sending(): void | Promise<void>
}

/** So often files that waited too long may be sent again. */
const mostRounds = 3

/**
 * Sends the files one by one and then the report that names them. It can be called again after `away`, and goes on where it was.
 * Refusals: `too-large`, `file-too-large` – it does not fit in an envelope · `gone` – see `forgetParcel` · `new-key` – the key of the reader changed: it is in `reader` now, and who
 * sends sees it before they send again · `file-taken` – under the id of a file the server has something that was sent before · the codes of the server. `no-file` is put right here, unless it
 * keeps coming.
 */
export async function sendParcel(parcel: Parcel, door: ReportDoor, told: Told): Promise<Sent<Kept>> {
  let last: Sent<Kept> = { is: 'away' }
  for (let round = 0; round < mostRounds; round += 1) {
    const files = await sendFiles(parcel, door, told)
    if (files.is !== 'kept') return files
    await told.sealing()
    if (parcel.gone) return gone
    const sealed = await sealedOnce(parcel)
    if (sealed === null) return { is: 'refused', code: 'too-large' }
    await told.sending()
    last = await sendUnlessGone(parcel, () => door.submit(sealed), told)
    const code = last.is === 'refused' ? last.code : ''
    if (code === 'old-key') return withNewKey(parcel, door, told)
    if (code !== 'no-file') return last
    // Files wait for a day. Each is sealed and sent again under its id, and takes the place of one that still waits.
    parcel.sent.clear()
  }
  return last
}

/** As `sendPatiently`; between two tries its sender may leave. */
async function sendUnlessGone<Value>(
  parcel: Parcel,
  once: () => Promise<Sent<Value>>,
  told: Told,
): Promise<Sent<Value>> {
  const sent = await sendPatiently<Value>(() => (parcel.gone ? Promise.resolve(gone) : once()), told)
  return parcel.gone ? gone : sent
}

/** It was refused, so nothing was kept under this id: it may be sealed anew, to the key that is in use now, by who has seen that key. */
async function withNewKey(parcel: Parcel, door: ReportDoor, told: Told): Promise<Sent<never>> {
  const reader = await sendUnlessGone(parcel, () => door.key(parcel.begun.organisation), told)
  if (reader.is !== 'kept') return reader
  parcel.reader = reader.value
  parcel.sealed = null
  return { is: 'refused', code: 'new-key' }
}

async function sealedOnce(parcel: Parcel): Promise<SealedReport | null> {
  if (parcel.sealed) return parcel.sealed
  const { begun, reader, report, identity, files } = parcel
  const what = { report, identity, files: files.map(({ item }) => item) }
  const sealed = await sealReport(begun, reader, what, random)
  if (!sealed.ok) {
    if (sealed.error === 'too-large') return null
    throw new Error('the key of the reader is none')
  }
  parcel.sealed = sealed.value
  return sealed.value
}

async function sendFiles(parcel: Parcel, door: ReportDoor, told: Told): Promise<Sent<null>> {
  const { begun, files, sent } = parcel
  for (const [at, { item, bytes }] of files.entries()) {
    if (sent.has(item)) continue
    await told.file(at + 1, files.length)
    if (parcel.gone) return gone
    const place = { item, sender: 'reporter', kind: 'file', sequence: at + 1 } as const
    if (parcel.under?.item !== item) {
      const sealed = await sealItem(begun.caseKey, begun, place, bytes, random)
      if (!sealed.ok) return { is: 'refused', code: 'file-too-large' }
      parcel.under = sealed.value
    }
    const under = parcel.under
    const answer = await sendUnlessGone(parcel, () => door.upload(begun, under), told)
    if (answer.is === 'refused' && answer.code === 'taken') return { is: 'refused', code: 'file-taken' }
    if (answer.is !== 'kept') return answer
    sent.add(item)
    parcel.under = null
  }
  return { is: 'kept', value: null }
}
