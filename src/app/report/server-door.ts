import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import type { Reader } from '#modules/reporting/ceremonies/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import { type Sent, sendOnce } from './door.ts'
import type { Kept, ReportDoor } from './send-report.ts'
import type { ThreadContent, ThreadDoor, ThreadHead, ThreadItem } from './thread.ts'

/** Bytes travel as base64url, wherever they stand. */
const sentJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? toBase64url(part) : part))

const at = (path: string): string => `/report-door/${path}`

const post = <Value>(path: string, value: unknown): Promise<Sent<Value>> =>
  sendOnce<Value>(at(path), { method: 'POST', headers: { 'content-type': 'application/json' }, body: sentJson(value) })

function bytesIn(text: unknown): Bytes {
  const bytes = typeof text === 'string' ? fromBase64url(text) : null
  if (bytes === null) throw new Error('the server told what are no bytes')
  return bytes
}

function together(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

/** An answer in which texts stand for bytes, with the bytes. */
const read = <Sealed, Value>(sent: Sent<Sealed>, how: (sealed: Sealed) => Value): Sent<Value> =>
  sent.is === 'kept' ? { is: 'kept', value: how(sent.value) } : sent

type AsText<T> = {
  [Name in keyof T]: T[Name] extends Bytes ? string : T[Name] extends Bytes | null ? string | null : T[Name]
}
interface SentContent extends Omit<ThreadContent, 'items' | 'fresh'> {
  items: readonly AsText<ThreadItem>[]
  fresh: readonly { number: number; wrapped: string }[]
}
const headIn = (head: AsText<ThreadHead>): ThreadHead => ({
  ...head,
  wrappedForReporter: bytesIn(head.wrappedForReporter),
})
const itemIn = (item: AsText<ThreadItem>): ThreadItem => ({
  ...item,
  envelope: item.envelope === null ? null : bytesIn(item.envelope),
})

/** The file itself; what is no file is an answer with a refusal. */
async function fetchFile(lookupId: Bytes, item: string): Promise<Sent<Bytes>> {
  try {
    const response = await fetch(at('file'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: sentJson({ lookupId, item }),
      cache: 'no-store',
      credentials: 'omit',
    })
    if (response.headers.get('content-type') !== 'application/octet-stream')
      return response.ok ? { is: 'refused', code: 'unknown' } : { is: 'away' }
    return { is: 'kept', value: new Uint8Array(await response.arrayBuffer()) }
  } catch {
    return { is: 'away' }
  }
}

/** The addresses of the server; each call is one try. */
export const serverDoor: ReportDoor & ThreadDoor = {
  key: async (organisation) =>
    read(await sendOnce<AsText<Reader>>(at(`key/${encodeURIComponent(organisation)}`), {}), (key) => ({
      ...key,
      publicKey: bytesIn(key.publicKey),
    })),
  // What leads to a case stands in no address: it goes before the file.
  upload: ({ caseId, lookupId }, { item, sequence, envelope }) =>
    sendOnce(at(`upload/${caseId}/${item}/${sequence}`), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: together(lookupId, envelope),
    }),
  submit: async (sealed) =>
    read(await post<Partial<Kept>>('submit', sealed), (kept) => ({ day: '', receipt: null, ...kept })),
  find: async (lookupId) => read(await post<AsText<ThreadHead>>('find', { lookupId }), headIn),
  items: async (lookupId) =>
    read(await post<SentContent>('items', { lookupId }), ({ items, fresh, ...rest }) => ({
      ...rest,
      items: items.map(itemIn),
      fresh: fresh.map(({ number, wrapped }) => ({ number, wrapped: bytesIn(wrapped) })),
    })),
  file: fetchFile,
  say: (lookupId, { item, sequence, fresh = 0, envelope }, files) =>
    post('say', { lookupId, item, sequence, fresh, envelope, files }),
  changeCode: (lookupId, fresh) => post('change-code', { lookupId, fresh }),
  delete: (lookupId) => post('delete', { lookupId }),
  receipt: (lookupId) => post('receipt', { lookupId }),
}
