import { err, ok, type Result } from '#kernel/result.ts'
import {
  asFourBackwards,
  type Bytes,
  byteAt,
  bytesOf,
  fourBackwards,
  joined,
  lettersAt,
  startsAt,
  threeBackwards,
} from '../bytes-at.ts'
import { inOrder, mostFramePixels, mostFrames, mostPixels, type Removed, type Stripped } from '../clean-file-result.ts'
import { asChunk, type Chunk, chunksIn } from '../riff.ts'
import { orientationIn, orientationOnly } from './orientation.ts'

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])
const keptInFrame = new Set(['VP8 ', 'VP8L', 'ALPH'])
const removedBy: Readonly<Record<string, Removed>> = { EXIF: 'exif', 'XMP ': 'xmp', ICCP: 'colour-profile' }

const hasExif = 0x08
/** Moving, and see-through in places. What else the head may say is about parts that are gone. */
const keptFlags = 0x02 | 0x10
const frameHeadBytes = 16

export type WebpRefusal = 'damaged' | 'too-many-pixels' | 'too-much-inside'

/**
 * A picture with only what draws it, and how it must be turned. Gone are EXIF, XMP, colour profiles, unknown chunks and what
 * stands behind the end. Refusals: `damaged`, `too-many-pixels`, `too-much-inside` – too many moving frames.
 */
export function stripWebp(bytes: Bytes): Result<Stripped, WebpRefusal> {
  const removed = new Set<Removed>()
  const end = 8 + fourBackwards(bytes, 4)
  if (end > bytes.length + 1) return err('damaged')
  if (end < bytes.length) removed.add('trailing-bytes')
  const chunks = chunksIn(bytes.subarray(12, end))
  if (chunks === null || !chunks.some(({ name }) => /^(VP8[ L]|ANMF)$/.test(name))) return err('damaged')
  const fault = pixelFault(chunks)
  if (fault !== null) return err(fault)
  const tiff = orientationOnly(turned(chunks, removed))
  const parts = chunks.map((chunk) => cleanChunk(chunk, tiff.length > 0, removed))
  if (parts.includes(null)) return err('damaged')
  if (tiff.length > 0) parts.push(asChunk('EXIF', tiff))
  const body = joined([bytesOf('WEBP'), ...parts.filter((part) => part !== null)])
  return ok({ bytes: joined([bytesOf('RIFF'), asFourBackwards(body.length), body]), removed: inOrder(removed) })
}

/** No bytes for a chunk that goes. `null` for a frame that is no frame. */
function cleanChunk({ name, content }: Chunk, isTurned: boolean, removed: Set<Removed>): Bytes | null {
  if (!kept.has(name)) {
    if (name !== 'EXIF') removed.add(removedBy[name] ?? 'other-parts')
    return new Uint8Array(0)
  }
  const own = name === 'ANMF' ? cleanFrame(content, removed) : content
  return own && asChunk(name, name === 'VP8X' ? extendedHead(own, isTurned) : own)
}

/** Only a picture whose long head says that there is EXIF is turned by it. */
function turned(chunks: readonly Chunk[], removed: Set<Removed>): number {
  const exif = chunks.find(({ name }) => name === 'EXIF')?.content
  if (!exif) return 1
  const tiff = startsAt(exif, 0, 'Exif\0\0') ? exif.slice(6) : exif
  const head = chunks.find(({ name }) => name === 'VP8X')?.content
  const orientation = head && (byteAt(head, 0) & hasExif) !== 0 ? orientationIn(tiff) : 1
  const isOnly = lettersAt(exif, 0, 100) === lettersAt(orientationOnly(orientation), 0, 100)
  if (!isOnly || chunks.filter(({ name }) => name === 'EXIF').length > 1) removed.add('exif')
  return orientation
}

function extendedHead(content: Bytes, isTurned: boolean): Bytes {
  const head = content.slice(0, 10)
  head[0] = (byteAt(content, 0) & keptFlags) | (isTurned ? hasExif : 0)
  head.fill(0, 1, 4)
  return head
}

function cleanFrame(content: Bytes, removed: Set<Removed>): Bytes | null {
  const chunks = content.length < frameHeadBytes ? null : chunksIn(content.subarray(frameHeadBytes))
  if (chunks === null) return null
  const own = chunks.filter(({ name }) => keptInFrame.has(name))
  if (own.length < chunks.length) removed.add('other-parts')
  return joined([content.subarray(0, frameHeadBytes), ...own.map((chunk) => asChunk(chunk.name, chunk.content))])
}

function pixelFault(chunks: readonly Chunk[]): WebpRefusal | null {
  const frames = chunks.filter(({ name }) => name === 'ANMF').map(({ content }) => sides(content, 6))
  const whole = chunks.flatMap(({ name, content }) => (name === 'VP8X' ? [sides(content, 4)] : ownSides(name, content)))
  if ([...frames, ...whole].some((pixels) => pixels > mostPixels)) return 'too-many-pixels'
  const isMuch = frames.length > mostFrames || frames.reduce((sum, pixels) => sum + pixels, 0) > mostFramePixels
  return isMuch ? 'too-much-inside' : whole.some((pixels) => pixels === 0) ? 'damaged' : null
}

const sides = (content: Bytes, at: number) => (threeBackwards(content, at) + 1) * (threeBackwards(content, at + 3) + 1)

/** The pixels that a drawing itself says it has, whatever the long head says. */
function ownSides(name: string, content: Bytes): number[] {
  if (name === 'VP8 ') {
    const side = (at: number) => (byteAt(content, at) + byteAt(content, at + 1) * 256) & 0x3fff
    return startsAt(content, 3, '\u009d\u0001*') ? [side(6) * side(8)] : [0]
  }
  if (name !== 'VP8L') return []
  const bits = fourBackwards(content, 1)
  return byteAt(content, 0) === 0x2f ? [((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1)] : [0]
}
