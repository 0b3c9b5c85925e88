import { crc32, inflateRawSync } from 'node:zlib'
import { maximumBytes, maximumRatio, maximumUnpacked, smallPart } from './limits.ts'
import { tooLarge } from './read-csv.ts'
import { type Import, refusedFile } from './refusal.ts'

/** One file inside an archive, before it is unpacked. */
export interface ArchivePart {
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  packed: Uint8Array
  /** Bytes it says it will be. */
  size: number
  check: number
}

const endMark = 0x06054b50
const listMark = 0x02014b50
const partMark = 0x04034b50
const endLength = 22
const maximumParts = 1000

/**
 * The parts of an archive by name; nothing is unpacked. What the list at the end says must be what stands before each
 * part, so that no other reader can see another file. Refusals: `too-large`; `broken-archive`; `encrypted`; `bomb` –
 * more than fits when unpacked, or shrunk further than any table.
 */
export function partsOf(bytes: Uint8Array): Import<ReadonlyMap<string, ArchivePart>> {
  if (bytes.byteLength > maximumBytes) return tooLarge()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return broken()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > maximumParts) return refusedFile('bomb', `There are more than ${maximumParts} parts in this file.`)
  const parts = new Map<string, ArchivePart>()
  for (let index = 0; index < count; index += 1) {
    const read = partAt(bytes, view, at, end)
    if (read === 'encrypted') return encrypted()
    if (read === null || parts.has(read.part.name)) return broken()
    parts.set(read.part.name, read.part)
    at = read.next
  }
  return sizesRefused([...parts.values()]) ?? { ok: true, value: parts }
}

/** The bytes of a part. Refusal: `broken-archive` – it does not unpack to what the list says. */
export function unpacked({ method, packed, size, check }: ArchivePart): Import<Uint8Array> {
  const bytes = method === 0 ? packed : inflated(packed, size)
  return bytes && bytes.byteLength === size && crc32(bytes) === check ? { ok: true, value: bytes } : broken()
}

export const encrypted = (): Import<never> =>
  refusedFile('encrypted', 'This file is locked with a password: save it without one.')

const broken = (): Import<never> =>
  refusedFile('broken-archive', 'This XLSX file is damaged: save it again, or save the table as CSV UTF-8.')

function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    // One byte more than it says is already a lie, and stops here.
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    return null
  }
}

/** Where the list of parts is described: the last mark whose remark ends with the file. */
function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endLength - 0xffff)
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== endMark) continue
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return null
}

interface ReadPart {
  part: ArchivePart
  next: number
}

function partAt(bytes: Uint8Array, view: DataView, at: number, end: number): ReadPart | 'encrypted' | null {
  if (at + 46 > end || view.getUint32(at, true) !== listMark) return null
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packedSize = view.getUint32(at + 20, true)
  const nameLength = view.getUint16(at + 28, true)
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const local = view.getUint32(at + 42, true)
  if ((flags & 1) === 1) return 'encrypted'
  if ((method !== 0 && method !== 8) || next > end) return null
  const name = textOf(bytes.subarray(at + 46, at + 46 + nameLength))
  if (local + 30 > end || view.getUint32(local, true) !== partMark) return null
  const localName = view.getUint16(local + 26, true)
  const start = local + 30 + localName + view.getUint16(local + 28, true)
  if (start + packedSize > end || textOf(bytes.subarray(local + 30, local + 30 + localName)) !== name) return null
  const part = {
    name,
    method,
    packed: bytes.subarray(start, start + packedSize),
    size: view.getUint32(at + 24, true),
    check: view.getUint32(at + 16, true),
  }
  return { part, next }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

function sizesRefused(parts: readonly ArchivePart[]): Import<never> | null {
  const total = parts.reduce((sum, { size }) => sum + size, 0)
  if (total > maximumUnpacked) {
    const limit = maximumUnpacked / 1_000_000
    const message = `Unpacked this file takes ${Math.round(total / 1_000_000)} megabytes; at most ${limit} are read.`
    return refusedFile('bomb', message)
  }
  const shrunk = parts.find(({ size, packed }) => size > smallPart && size > packed.byteLength * maximumRatio)
  if (!shrunk) return null
  return refusedFile('bomb', `A part of this file is ${maximumRatio} times smaller than its content: no table is.`)
}
