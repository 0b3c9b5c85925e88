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

/** The addresses to which sealed things go. Each call is one try. */
export interface ReportDoor {
  key(organisation: string): Promise<Sent<Reader>>
  upload(caseId: string, file: SealedItem): Promise<Sent<unknown>>
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
}

export const parcelOf = (given: Pick<Parcel, 'begun' | 'reader' | 'report' | 'identity' | 'files'>): Parcel => ({
  ...given,
  content: bytesOfJson(given.report),
  sent: new Set(),
  under: null,
  sealed: null,
})

/** Told while it goes on. */
export interface Told extends Patience {
  sealing(): void | Promise<void>
  file(number: number, most: number): void | Promise<void>
  sending(): void | Promise<void>
}

/** So often the key of a reader may change between being asked for and being used, or files that waited too long be sent again. */
const mostRounds = 3

/**
 * Sends the files one by one and then the report that names them. It can be called again after `away`, and goes on where it was.
 * Refusals: `too-large`, `file-too-large` – it does not fit in an envelope · the codes of the server. `old-key` and `no-file` are put right here, unless they keep coming.
 */
export async function sendParcel(parcel: Parcel, door: ReportDoor, told: Told): Promise<Sent<Kept>> {
  let last: Sent<Kept> = { is: 'away' }
  for (let round = 0; round < mostRounds; round += 1) {
    const files = await sendFiles(parcel, door, told)
    if (files.is !== 'kept') return files
    await told.sealing()
    const sealed = await sealedOnce(parcel)
    if (sealed === null) return { is: 'refused', code: 'too-large' }
    await told.sending()
    last = await sendPatiently(() => door.submit(sealed), told)
    const code = last.is === 'refused' ? last.code : ''
    // Files wait for a day. Sent again, each is the same item.
    if (code === 'no-file') parcel.sent.clear()
    else if (code === 'old-key') {
      const away = await withNewKey(parcel, door, told)
      if (away) return away
    } else return last
  }
  return last
}

/** It was refused, so nothing was kept under this id: it may be sealed anew, to the key that is in use now. */
async function withNewKey(parcel: Parcel, door: ReportDoor, told: Told): Promise<Sent<never> | null> {
  const reader = await sendPatiently(() => door.key(parcel.begun.organisation), told)
  if (reader.is !== 'kept') return reader
  parcel.reader = reader.value
  parcel.sealed = null
  return null
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
    const place = { item, sender: 'reporter', kind: 'file', sequence: at + 1 } as const
    if (parcel.under?.item !== item) {
      const sealed = await sealItem(begun.caseKey, begun, place, bytes, random)
      if (!sealed.ok) return { is: 'refused', code: 'file-too-large' }
      parcel.under = sealed.value
    }
    const under = parcel.under
    const answer = await sendPatiently(() => door.upload(begun.caseId, under), told)
    if (answer.is !== 'kept') return answer
    sent.add(item)
    parcel.under = null
  }
  return { is: 'kept', value: null }
}
