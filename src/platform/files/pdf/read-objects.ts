import type { Bytes } from '../bytes-at.ts'
import { countOf, type Dictionary, entriesOf, nameOf, type PdfObject, type PdfValue } from './pdf-value.ts'
import { type Found, type Reader, readValue, skipWhite } from './read-value.ts'
import { type Room, unpacked } from './unpacked.ts'

/** Everything of a file that has a number, whatever its tables say of where it stands. The last one of a number counts. */
export interface PdfFile {
  objects: ReadonlyMap<number, PdfObject>
  /** What the file says of itself: where it begins, whether it is locked. In the order of the file. */
  trailers: readonly Dictionary[]
  hasEarlierVersions: boolean
  found: Found
}

export type ReadRefusal = 'damaged' | 'hostile' | 'too-much-inside'

/** Values in one file: the largest honest ones have some hundreds of thousands. */
const mostValues = 1_000_000
/** Objects that cannot be read, which an honest file has none or few of. Each may cost reading a long string. */
const mostFaults = 500

interface Reading extends Reader {
  bytes: Bytes
  objects: Map<number, PdfObject>
  trailers: Dictionary[]
  /** Objects that are a number alone: lengths of streams. */
  lengths: Map<number, number>
  hasEarlierVersions: boolean
  faults: number
  /** From here on there is no end of a stream any more. */
  noEndFrom: number
  fault: ReadRefusal | null
}

/**
 * All objects from the first byte to the last, also those that are packed together. Refusals: `damaged` · `hostile` – nested
 * too deep, or packed together in a way that no program does · `too-much-inside` – too many values, or too much comes out of
 * what is packed.
 */
export function readObjects(bytes: Bytes, room: Room): PdfFile | ReadRefusal {
  const text = lettersOf(bytes)
  const found: Found = { names: new Set(), valuesLeft: mostValues, isTooDeep: false }
  const heads = headsIn(text)
  const reading: Reading = {
    text,
    at: 0,
    found,
    bytes,
    objects: new Map(),
    trailers: [],
    lengths: lengthsIn(text, heads),
    hasEarlierVersions: false,
    faults: 0,
    noEndFrom: text.length,
    fault: null,
  }
  let trailer = text.indexOf('trailer')
  for (const { number, at, from } of [...heads, { number: -1, at: text.length, from: text.length }]) {
    if (at < reading.at) continue
    while (trailer !== -1 && trailer < at) {
      if (trailer >= reading.at) readTrailer(reading, trailer)
      trailer = text.indexOf('trailer', trailer + 1)
    }
    if (number !== -1) readObject(reading, number, from, room)
    const fault = faultOf(reading, room)
    if (fault !== null) return fault
  }
  return reading
}

function faultOf({ found, faults, fault }: Reading, room: Room): ReadRefusal | null {
  if (found.isTooDeep) return 'hostile'
  if (found.valuesLeft < 0 || room.bytesLeft < 0) return 'too-much-inside'
  return faults > mostFaults ? 'damaged' : fault
}

const pieceLength = 8_192

/** A text whose characters are the bytes. `TextDecoder` has no such thing: its latin1 is another. */
export function lettersOf(bytes: Bytes): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += pieceLength) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + pieceLength)))
  }
  return pieces.join('')
}

interface Head {
  number: number
  at: number
  from: number
}

/** Where `7 0 obj` stands, also within streams: who reads passes over those. */
function headsIn(text: string): Head[] {
  const heads: Head[] = []
  for (let at = text.indexOf('obj'); at !== -1; at = text.indexOf('obj', at + 3)) {
    const before = /(\d{1,8})\s{1,8}\d{1,5}\s{1,8}$/.exec(text.slice(Math.max(0, at - 32), at))
    if (before) heads.push({ number: Number(before[1]), at: at - before[0].length, from: at + 3 })
  }
  return heads
}

function lengthsIn(text: string, heads: readonly Head[]): Map<number, number> {
  const lengths = new Map<number, number>()
  for (const { number, from } of heads) {
    const alone = /^\s{1,8}(\d{1,9})\s{1,8}endobj/.exec(text.slice(from, from + 40))
    if (alone) lengths.set(number, Number(alone[1]))
  }
  return lengths
}

function readTrailer(reading: Reading, at: number): void {
  reading.at = at + 'trailer'.length
  const entries = entriesOf(readValue(reading) ?? undefined)
  if (entries) reading.trailers.push(entries)
  else reading.at = at + 1
}

function readObject(reading: Reading, number: number, from: number, room: Room): void {
  reading.at = from
  const value = readValue(reading)
  if (value === null) {
    reading.faults += 1
    reading.at = from
    return
  }
  const entries = entriesOf(value)
  const data = entries ? readStream(reading, entries) : null
  keep(reading, number, { value, data })
  if (!entries || !data) return
  if (nameOf(entries.get('Type')) === 'XRef') reading.trailers.push(entries)
  if (nameOf(entries.get('Type')) === 'ObjStm') readPacked(reading, entries, data, room)
}

function keep(reading: Reading, number: number, object: PdfObject): void {
  if (reading.objects.has(number)) reading.hasEarlierVersions = true
  reading.objects.set(number, object)
}

/** The bytes between `stream` and `endstream`: as many as the dictionary says where that fits, else up to the first end. */
function readStream(reading: Reading, entries: Dictionary): Bytes | null {
  const { text, bytes } = reading
  const behind = reading.at
  skipWhite(reading)
  if (!text.startsWith('stream', reading.at)) {
    reading.at = behind
    return null
  }
  let from = reading.at + 'stream'.length
  if (text.charAt(from) === '\r') from += 1
  if (text.charAt(from) === '\n') from += 1
  const end = saidEnd(reading, entries, from) ?? foundEnd(reading, from)
  reading.at = end
  return bytes.slice(from, end)
}

function saidEnd({ text, lengths }: Reading, entries: Dictionary, from: number): number | null {
  const said = entries.get('Length')
  const length = said?.sort === 'reference' ? lengths.get(said.number) : countOf(said)
  if (length === null || length === undefined) return null
  const end = from + length
  return /^\s{0,4}endstream/.test(text.slice(end, end + 16)) ? end : null
}

function foundEnd(reading: Reading, from: number): number {
  const { text } = reading
  const end = from < reading.noEndFrom ? text.indexOf('endstream', from) : -1
  if (end === -1) {
    reading.noEndFrom = Math.min(reading.noEndFrom, from)
    return text.length
  }
  if (text.startsWith('\r\n', end - 2)) return Math.max(from, end - 2)
  return '\r\n'.includes(text.charAt(end - 1)) ? Math.max(from, end - 1) : end
}

/** Objects that were packed together: pairs of a number and a place, then the objects at those places. */
function readPacked(reading: Reading, entries: Dictionary, data: Bytes, room: Room): void {
  const filter = entries.get('Filter')
  const only = filter?.sort === 'array' && filter.items.length === 1 ? filter.items[0] : filter
  const isPlain = only === undefined
  if (entries.has('DecodeParms') || (!isPlain && nameOf(only) !== 'FlateDecode')) {
    reading.fault = 'hostile'
    return
  }
  const inside = isPlain ? data : unpacked(data, room, true)
  const [count, first] = [countOf(entries.get('N')), countOf(entries.get('First'))]
  if (inside === null || count === null || first === null) return
  const text = lettersOf(inside)
  const pairs = text.slice(0, first).match(/\d{1,9}/g) ?? []
  for (let pair = 0; pair < Math.min(count, pairs.length >> 1); pair += 1) {
    const value: PdfValue | null = readValue({ text, at: first + Number(pairs[pair * 2 + 1]), found: reading.found })
    if (value === null) reading.faults += 1
    else keep(reading, Number(pairs[pair * 2]), { value, data: null })
    if (reading.found.valuesLeft < 0 || reading.faults > mostFaults) return
  }
}
