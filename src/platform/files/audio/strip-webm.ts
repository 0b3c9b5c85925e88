import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, byteAt } from '../bytes-at.ts'
import { inOrder, type Removed, type Stripped } from '../clean-file-result.ts'
import { type Element, elementAt, emptied } from './ebml.ts'

const segment = 0x18538067
const cluster = 0x1f43b675
const tracks = 0x1654ae6b
const trackEntry = 0xae
const trackType = 0x83
const information = 0x1549a966
const blockGroup = 0xa0
const voidRoom = 0xec
const tags = 0x1254c367

/** Elements that hold elements, and those that are kept in each. All others become empty room. */
const within: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [0x1a45dfa3, segment]],
  [0x1a45dfa3, [0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285]],
  [segment, [information, tracks, cluster, 0x114d9b74, 0x1c53bb6b]],
  // How long a tick is, and how long the whole.
  [information, [0x2ad7b1, 0x4489]],
  [tracks, [trackEntry]],
  // Number, type, codec and its start, and how it sounds. Not: its name and language.
  [trackEntry, [0xd7, trackType, 0x86, 0x63a2, 0x56aa, 0x56bb, 0xe1, 0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, 0x73c5]],
  [cluster, [0xe7, 0xa3, 0xa7, 0xab, blockGroup]],
  // Where to find what, for who wants to listen from the middle.
  [0x114d9b74, [0x4dbb]],
  [0x4dbb, [0x53ab, 0x53ac]],
  [0x1c53bb6b, [0xbb]],
  [0xbb, [0xb3, 0xb7]],
  [0xb7, [0xf7, 0xf1, 0xf0, 0x5378, 0xb2]],
  [blockGroup, [0xa1, 0x9b, 0xfb, 0x75a2]],
])

interface Recording {
  bytes: Bytes
  removed: Set<Removed>
  sounds: number
  clusters: number
  isFilm: boolean
}

/**
 * A recording of a browser or phone, each byte of it where it was. Gone are titles, dates, names of programs and tracks, tags,
 * attachments, chapters, unknown elements, and what stands behind the end. Refusals: `damaged` · `video` – a track with pictures
 * or texts · `uncleanable` – several tracks.
 */
export function stripWebm(original: Bytes): Result<Stripped, 'damaged' | 'video' | 'uncleanable'> {
  const found: Recording = { bytes: original.slice(), removed: new Set(), sounds: 0, clusters: 0, isFilm: false }
  const end = cleanWithin(found, 0, 0, original.length)
  if (end === null || found.clusters === 0) return err('damaged')
  if (found.isFilm) return err('video')
  if (found.sounds !== 1) return err(found.sounds === 0 ? 'damaged' : 'uncleanable')
  if (end < original.length) found.removed.add('trailing-bytes')
  return ok({ bytes: found.bytes.slice(0, end), removed: inOrder(found.removed) })
}

/**
 * Cleans the elements of one and gives back where they end: at `end`, or before it where one stands that belongs further out
 * (live recordings do not say how long they are). `null` when one does not fit.
 */
function cleanWithin(found: Recording, parent: number, from: number, end: number): number | null {
  let at = from
  while (at < end) {
    const element = elementAt(found.bytes, at, end)
    if (element === null)
      return parent === 0 || parent === segment || parent === cluster ? cutShort(found, at, from) : null
    if (isFurtherOut(element.id, parent)) return at
    const next = cleanElement(found, parent, element)
    if (next === null) return null
    at = next
  }
  return at
}

/** A recording that was stopped in the middle of an element, or has something else behind its end. */
const cutShort = (found: Recording, at: number, from: number): number | null =>
  found.clusters > 0 && at > from ? at : null

const isFurtherOut = (id: number, parent: number) =>
  parent === cluster && (id === cluster || (within.get(segment) ?? []).includes(id) || id === tags)

function cleanElement(found: Recording, parent: number, element: Element): number | null {
  const { id, from, end } = element
  if (!(within.get(parent) ?? []).includes(id)) {
    if (element.isOpen) return null
    note(found, element)
    return emptied(found.bytes, element) ? end : null
  }
  if (id === trackType) countTrack(found, byteAt(found.bytes, from))
  if (id === cluster) found.clusters += 1
  if (!within.has(id)) return element.isOpen ? null : end
  const stopped = cleanWithin(found, id, from, end)
  return stopped !== null && (element.isOpen || stopped === end || id === segment || id === cluster) ? stopped : null
}

function note({ bytes, removed }: Recording, { id, from, end }: Element): void {
  if (id !== voidRoom) removed.add(id === tags ? 'tags' : id === 0x4461 ? 'times' : 'other-parts')
  else if (bytes.subarray(from, end).some((byte) => byte !== 0)) removed.add('other-parts')
}

function countTrack(found: Recording, type: number): void {
  if (type === 2) found.sounds += 1
  else found.isFilm = true
}
