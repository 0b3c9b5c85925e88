import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, byteAt, bytesOf, joined, lettersAt, startsAt, two } from '../bytes-at.ts'
import { inOrder, mostPixels, type Removed, type Stripped } from '../clean-file-result.ts'
import { orientationIn, orientationOnly } from './orientation.ts'

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
const comment = 0xfe
/** A photograph that fills in slowly has ten or so; thousands make a small file take minutes to draw. */
const mostScans = 100

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef

interface Photograph {
  /** What is kept, in the order it was found. */
  parts: Bytes[]
  hasJfif: boolean
  /** How colours were made, from the part that Adobe added: without it they come out wrong. `null`: not said. */
  adobeColours: number | null
  /** As the first EXIF says. `null`: none has been found yet. */
  orientation: number | null
  frames: number
  scans: number
  removed: Set<Removed>
}

export type JpegRefusal = 'damaged' | 'too-many-pixels' | 'too-much-inside'

/**
 * A photograph with only what draws it, and how it must be turned. Gone are EXIF with place and camera, XMP, IPTC, colour
 * profiles, small copies, comments, parts of programs, and all that stands behind the end: films, archives, pages. One that
 * was cut short is ended. Refusals: `damaged`, `too-many-pixels`, `too-much-inside` – more than a hundred scans.
 */
export function stripJpeg(bytes: Bytes): Result<Stripped, JpegRefusal> {
  const found: Photograph = {
    parts: [],
    hasJfif: false,
    adobeColours: null,
    orientation: null,
    frames: 0,
    scans: 0,
    removed: new Set(),
  }
  let at = 2
  while (at < bytes.length) {
    const next = takeSegment(bytes, at, found)
    if (typeof next === 'string') return err(next)
    at = next.at
    if (next.ended) break
  }
  if (found.scans === 0) return err('damaged')
  if (at < bytes.length) found.removed.add('trailing-bytes')
  return ok({ bytes: rebuilt(found), removed: inOrder(found.removed) })
}

function rebuilt({ parts, hasJfif, adobeColours, orientation }: Photograph): Bytes {
  const tiff = orientationOnly(orientation ?? 1)
  const head = [Uint8Array.of(0xff, startOfImage)]
  if (hasJfif) head.push(segment(0xe0, bytesOf('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')))
  if (tiff.length > 0) head.push(segment(0xe1, joined([bytesOf('Exif\0\0'), tiff])))
  if (adobeColours !== null)
    head.push(segment(0xee, joined([bytesOf('Adobe\0\x64\0\0\0\0'), Uint8Array.of(adobeColours)])))
  return joined([...head, ...parts, Uint8Array.of(0xff, endOfImage)])
}

const segment = (marker: number, content: Bytes): Bytes =>
  joined([Uint8Array.of(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255), content])

type Next = { at: number; ended: boolean } | JpegRefusal

function takeSegment(bytes: Bytes, from: number, found: Photograph): Next {
  if (byteAt(bytes, from) !== 0xff) return 'damaged'
  let at = from + 1
  while (byteAt(bytes, at) === 0xff) at += 1
  const marker = byteAt(bytes, at)
  if (marker === endOfImage) return { at: at + 1, ended: true }
  const length = two(bytes, at + 1)
  const end = at + 1 + length
  if (length < 2 || end > bytes.length) return found.scans > 0 ? { at: bytes.length, ended: true } : 'damaged'
  const content = bytes.subarray(at + 3, end)
  if (isApplication(marker) || marker === comment) {
    leaveOut(marker, content, found)
    return { at: end, ended: false }
  }
  const fault = isFrame(marker) ? frameFault(content, found) : tableFault(marker, content)
  if (fault !== null) return fault
  found.parts.push(segment(marker, content))
  return marker === startOfScan ? takeScan(bytes, end, found) : { at: end, ended: false }
}

function frameFault(content: Bytes, found: Photograph): JpegRefusal | null {
  found.frames += 1
  const pixels = two(content, 1) * two(content, 3)
  if (found.frames > 1 || content.length !== 6 + 3 * byteAt(content, 5) || pixels === 0) return 'damaged'
  return pixels > mostPixels ? 'too-many-pixels' : null
}

/** Whether a table is exactly as long as it says: what does not belong to it would travel along. */
function tableFault(marker: number, content: Bytes): 'damaged' | null {
  switch (marker) {
    case startOfScan:
      return content.length === 4 + 2 * byteAt(content, 0) ? null : 'damaged'
    case 0xdb:
      return isFilled(content, (at) => 1 + (byteAt(content, at) > 15 ? 128 : 64)) ? null : 'damaged'
    case 0xc4:
      return isFilled(content, (at) => 17 + content.subarray(at + 1, at + 17).reduce((sum, one) => sum + one, 0))
        ? null
        : 'damaged'
    case 0xcc:
      return content.length > 0 && content.length % 2 === 0 ? null : 'damaged'
    case 0xdc:
    case 0xdd:
      return content.length === 2 ? null : 'damaged'
    default:
      return 'damaged'
  }
}

function isFilled(content: Bytes, lengthAt: (at: number) => number): boolean {
  let at = 0
  while (at < content.length) at += lengthAt(at)
  return at === content.length && at > 0
}

/** The drawn lines that follow, up to the next marker. Zeros and restart marks behind 0xff belong to them. */
function takeScan(bytes: Bytes, from: number, found: Photograph): Next {
  found.scans += 1
  if (found.scans > mostScans) return 'too-much-inside'
  let at = bytes.indexOf(0xff, from)
  while (at !== -1 && !endsScan(byteAt(bytes, at + 1))) at = bytes.indexOf(0xff, at + 1)
  const end = at === -1 || at + 1 >= bytes.length ? bytes.length : at
  if (found.frames === 0 || end === from) return 'damaged'
  found.parts.push(bytes.slice(from, end))
  return { at: end, ended: end === bytes.length }
}

const endsScan = (follows: number) => follows !== 0 && follows !== 0xff && (follows < 0xd0 || follows > 0xd7)

function leaveOut(marker: number, content: Bytes, found: Photograph): void {
  if (marker === 0xe0 && startsAt(content, 0, 'JFIF\0')) {
    found.hasJfif = true
    if (content.length > 14) found.removed.add('thumbnail')
  } else if (marker === 0xee && startsAt(content, 0, 'Adobe') && content.length >= 12) {
    found.adobeColours = byteAt(content, 11)
  } else if (marker === 0xe1 && startsAt(content, 0, 'Exif\0\0')) {
    const tiff = content.slice(6)
    const orientation = orientationIn(tiff)
    found.orientation ??= orientation
    if (lettersAt(tiff, 0, 100) !== lettersAt(orientationOnly(orientation), 0, 100)) found.removed.add('exif')
  } else found.removed.add(removedBy(marker, content))
}

function removedBy(marker: number, content: Bytes): Removed {
  if (marker === comment) return 'comments'
  if (marker === 0xe0 && startsAt(content, 0, 'JFXX')) return 'thumbnail'
  if (marker === 0xe1 && startsAt(content, 0, 'http://ns.adobe.com/x')) return 'xmp'
  if (marker === 0xe2 && startsAt(content, 0, 'ICC_PROFILE')) return 'colour-profile'
  return marker === 0xed ? 'iptc' : 'other-parts'
}
